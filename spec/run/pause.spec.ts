import { describe, expect, it } from 'vitest';
import type { PersonInput } from '../../src/run/input.ts';
import { simulate, SimulatedRun } from '../support/simulated-run.ts';

const SCRIPT = 'Romeo connects\nRomeo sends <iq id="1"/>\nRomeo receives <iq/>\nRomeo disconnects';
const CUES = [{ on: 2, to: 'Romeo', xml: '<iq/>' }];

const pauses = (run: SimulatedRun) => run.lines.filter((line) => line.startsWith('paused'));
const always = (kind: 'step' | 'continue') => (_: number, run: SimulatedRun) =>
  run.state.phase === 'paused' ? ({ kind } as const) : undefined;

describe('pauses', () => {
  it('come before each step when stepping', () => {
    const run = simulate({ script: SCRIPT, cues: CUES, start: 'step', person: always('step') });
    expect(pauses(run)).toEqual([
      'paused 1 step',
      'paused 2 step',
      'paused 3 step',
      'paused 4 step',
    ]);
    expect(run.ended?.outcome).toBe('passed');
  });

  it('come after the last step where that is asked for, with all sessions open', () => {
    const script = 'Romeo connects\nRomeo sends <iq id="1"/>';
    const run = simulate({ script, breakpoints: [3] });
    expect(pauses(run)).toEqual(['paused 3 breakpoint']);
    expect(run.state.actors.get('Romeo')?.connection).toBe('online');
    run.feed({ kind: 'continue' });
    expect(run.goOn().ended?.outcome).toBe('passed');
  });

  it('come before a breakpoint, once', () => {
    const run = simulate({
      script: SCRIPT,
      cues: CUES,
      breakpoints: [1, 3],
      person: always('continue'),
    });
    expect(pauses(run)).toEqual(['paused 1 breakpoint', 'paused 3 breakpoint']);
    expect(run.ended?.outcome).toBe('passed');
  });

  it('stay until somebody goes on; what comes meanwhile is recorded and kept', () => {
    const options = { embedded: false };
    const cues = [{ on: 2, to: 'Romeo', xml: '<iq/>', after: 500 }];
    const run = simulate({ script: SCRIPT, cues, options, breakpoints: [3] });
    expect(run.lines.slice(-2)).toEqual(['paused 3 breakpoint', 'Romeo < <iq/>']);
    run.feed({ kind: 'continue' });
    expect(run.goOn().verdicts).toEqual(['sent', 'sent', 'matched', 'sent']);
  });

  it('show the answers to an action of the embedded server', () => {
    const run = simulate({ script: SCRIPT, cues: CUES, breakpoints: [3] });
    expect(run.lines.slice(-3)).toEqual(['step 2: sent 6', 'Romeo < <iq/>', 'paused 3 breakpoint']);
  });

  it('end with the run, when it was the last step', () => {
    const run = simulate({ script: 'Romeo disconnects', start: 'step' });
    run.feed({ kind: 'step' });
    expect(run.goOn().ended?.outcome).toBe('passed');
  });

  it('are taken back by Continue', () => {
    const run = simulate({ script: SCRIPT, cues: CUES, start: 'step' });
    run.feed({ kind: 'step' });
    run.feed({ kind: 'continue' });
    expect(pauses(run.goOn())).toEqual(['paused 1 step']);
    expect(run.ended?.outcome).toBe('passed');
  });

  it('follow new breakpoints', () => {
    const run = simulate({ script: SCRIPT, cues: CUES, breakpoints: [2] });
    run.feed({ kind: 'breakpoints-changed', steps: new Set([4]) });
    run.feed({ kind: 'continue' });
    expect(pauses(run.goOn())).toEqual(['paused 2 breakpoint', 'paused 4 breakpoint']);
  });
});

describe('Pause', () => {
  it('takes effect before the next step', () => {
    const run = simulate({
      script: SCRIPT,
      cues: CUES,
      person: (n, { state }) =>
        n === 1 && !state.pauseAsked && state.phase === 'running' ? { kind: 'pause' } : undefined,
    });
    expect(pauses(run)).toEqual(['paused 2 pause']);
  });

  it('takes effect at once while a step waits, and its time limit stands still', () => {
    const asked: PersonInput[] = [{ kind: 'pause' }];
    const run = simulate({
      script: SCRIPT,
      cues: [{ on: 2, to: 'Romeo', xml: '<message/>', after: 4000 }],
      options: { embedded: false },
      person: (_, { now }) => (now === 4000 ? asked.pop() : undefined),
    });
    expect(pauses(run)).toEqual(['paused 3 pause']);
    expect(run.ended).toBeUndefined();
    run.now = 100_000;
    run.feed({ kind: 'continue' });
    expect(run.goOn().ended).toMatchObject({ outcome: 'failed', at: 101_000 });
  });

  it('leaves a stanza that comes meanwhile to the waiting step', () => {
    const run = simulate({
      script: SCRIPT,
      cues: [{ on: 2, to: 'Romeo', xml: '<iq/>', after: 100 }],
      options: { embedded: false },
      person: (_, { state }) =>
        state.phase === 'running' && state.wait.kind === 'expecting'
          ? { kind: 'pause' }
          : undefined,
    });
    expect(run.lines.slice(-2)).toEqual(['paused 3 pause', 'Romeo < <iq/>']);
    run.feed({ kind: 'step' });
    expect(run.goOn().lines.slice(-3)).toEqual([
      'resumed',
      expect.stringContaining('step 3: matched'),
      'paused 4 step',
    ]);
  });
});

describe('Stop', () => {
  const stopAt = (count: number) =>
    simulate({
      script: SCRIPT,
      cues: CUES,
      breakpoints: [4],
      person: (n, { state }) =>
        n === count && state.phase !== 'ended' ? { kind: 'stop' } : undefined,
    });

  it.each([0, 1, 2, 3, 4, 5, 6])('ends the run whatever it does (happening %d)', (count) => {
    const run = stopAt(count);
    expect(run.lines.at(-1)).toBe('stopped');
    expect(run.ended?.step).toBeUndefined();
    expect(run.state.phase).toBe('ended');
    const open = [...run.state.actors.values()].filter(({ connection }) => connection === 'online');
    expect(open).toEqual([]);
  });

  it('leaves an ended run alone, and so does everything else', () => {
    const run = simulate({ script: SCRIPT });
    const count = run.events.length;
    run.feed({ kind: 'stop' });
    run.feed({ kind: 'start', mode: 'run' });
    run.feed({ kind: 'log', line: { level: 'info', source: '', message: '' } });
    expect(run.events.length).toBe(count);
  });

  it('works before the start', () => {
    const run = new SimulatedRun({ script: SCRIPT });
    run.feed({ kind: 'stop' });
    expect(run.lines).toEqual(['started', 'stopped']);
  });

  it('does not change an outcome that is known already', () => {
    const stopWhenClosing = (_: number, { state }: SimulatedRun) =>
      state.phase === 'closing' ? ({ kind: 'stop' } as const) : undefined;
    const stopped = simulate({ script: 'Romeo connects', person: stopWhenClosing });
    expect(stopped.lines.at(-1)).toBe('passed');
  });
});
