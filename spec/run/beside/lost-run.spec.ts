import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { endOfLostRun } from '../../../src/run/beside/lost-run.ts';
import { compileScript } from '../../../src/script/compile.ts';
import type { Problem } from '../../../src/trace/event.ts';
import { ENTERING } from '../../support/embedded-run.ts';
import { trace } from '../../support/trace-notation.ts';

const scenario = ensure(compileScript(ENTERING).scenario, 'a script without errors');
const CRASHED: Problem = {
  code: 'embedded-server-failed',
  what: 'The server has stopped working.',
  meaning: 'It crashed.',
  advice: 'Run again.',
};
const ended = (notation: string, because: Problem | 'stopped' = CRASHED) =>
  endOfLostRun(trace(notation), scenario, because);

describe('a run whose engine is gone', () => {
  it('fails at the step that was under way, for which its actor waited', () => {
    expect(ended('Romeo online r@l/1 | step 3')).toEqual([
      { type: 'connection', actor: 'Romeo', state: 'offline', problem: CRASHED },
      {
        type: 'step-ended',
        step: 3,
        verdict: 'missing',
        note: 'Romeo never received this <presence>. The server has stopped working.',
      },
      { type: 'run-ended', outcome: 'error', step: 3, problem: CRASHED },
    ]);
    expect(ended('Romeo connecting | step 1').slice(1)).toMatchObject([
      { type: 'step-ended', step: 1, verdict: 'failed', note: CRASHED.what },
      { type: 'run-ended', outcome: 'error', step: 1 },
    ]);
  });

  it('fails as a whole between steps, and without sessions', () => {
    expect(ended('Romeo online r@l/1 | step 1 | step 1: sent | Romeo offline')).toEqual([
      { type: 'run-ended', outcome: 'error', problem: CRASHED },
    ]);
  });

  it('fails, where it pauses, at the step that would have been next', () => {
    const paused = 'Romeo online r@l/1 | step 1 | step 1: sent | paused 2 breakpoint';
    expect(ended(paused)).toMatchObject([
      { type: 'run-resumed' },
      { type: 'step-started', step: 2 },
      { type: 'connection', actor: 'Romeo', state: 'offline' },
      { type: 'step-ended', step: 2, verdict: 'failed' },
      { type: 'run-ended', outcome: 'error', step: 2 },
    ]);
    expect(ended('step 3 | paused 3 pause')).toMatchObject([
      { type: 'run-resumed' },
      { type: 'step-ended', step: 3, verdict: 'missing' },
      { type: 'run-ended', step: 3 },
    ]);
  });

  it('keeps an outcome that is known', () => {
    expect(ended('step 3 | step 3: differs | paused 3 failure')).toEqual([
      { type: 'run-ended', outcome: 'failed', step: 3 },
    ]);
  });

  it('is stopped where nothing became of its server', () => {
    expect(ended('Romeo online r@l/1 | step 3', 'stopped')).toEqual([
      { type: 'connection', actor: 'Romeo', state: 'offline' },
      { type: 'run-ended', outcome: 'stopped' },
    ]);
  });

  it('has nothing more to tell once it has ended', () => {
    expect(ended('step 1 | step 1: sent | passed')).toEqual([]);
  });
});
