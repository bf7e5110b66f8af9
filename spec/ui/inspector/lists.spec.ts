import { describe, expect, it } from 'vitest';
import type { Problem, TraceEntry } from '../../../src/trace/event.ts';
import { logLines, shownLog } from '../../../src/ui/inspector/log-lines.ts';
import { runProblems, scriptProblems } from '../../../src/ui/inspector/problems.ts';
import { runOf, SCRIPT } from '../difference/run-of.ts';

const logged = (level: 'debug' | 'info' | 'warn' | 'error', message: string): TraceEntry => ({
  type: 'server-log',
  level,
  source: 'general',
  message,
});

describe('the server log', () => {
  const lines = logLines(
    runOf(logged('debug', 'a'), logged('warn', 'b'), logged('info', 'c'), logged('error', 'd'))
      .events,
  );

  it('shows a level and the graver ones', () => {
    expect(shownLog(lines, 'warn', 10).lines.map(({ message }) => message)).toEqual(['b', 'd']);
  });

  it('keeps the newest, and says how many are left out', () => {
    const shown = shownLog(lines, 'debug', 3);
    expect(shown.lines.map(({ message }) => message)).toEqual(['b', 'c', 'd']);
    expect(shown.older).toBe(1);
  });
});

describe('the problems', () => {
  const problem: Problem = { code: 'wrong-password', what: 'W.', meaning: 'M.', advice: 'A.' };

  it('of a good script are none', () => {
    expect(scriptProblems(SCRIPT).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('of a script have their lines', () => {
    const broken = SCRIPT.replace('Romeo connects', 'Romo connects');
    expect(scriptProblems(broken)[0]).toMatchObject({ severity: 'error', line: 7 });
  });

  it('of a run are told once, with the actor whom they befell', () => {
    const offline = { type: 'connection', actor: 'Romeo', state: 'offline', problem } as const;
    const { events } = runOf(offline, { type: 'run-ended', outcome: 'error', problem });
    expect(runProblems(events, undefined)).toEqual([{ actor: 'Romeo', problem }]);
    expect(runProblems([], problem)).toEqual([{ actor: undefined, problem }]);
  });
});
