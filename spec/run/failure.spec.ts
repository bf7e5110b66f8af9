import { describe, expect, it } from 'vitest';
import { describeOutcome, printOutcome } from '../../src/diagnosis/diagnosis.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { LOST, simulate, type SimulatedRun } from '../support/simulated-run.ts';

const SCRIPT = [
  'Romeo connects',
  'Romeo sends <iq id="1"/>',
  'Romeo receives <message a="{scansion:capture:A}" b="1"/>',
  'Romeo receives <iq/>',
  'Romeo sends <presence id="${A}"/>',
].join('\n');
const CUES = [
  { on: 2, to: 'Romeo', xml: '<message a="x" b="2"/>' },
  { on: 2, to: 'Romeo', xml: '<iq/>' },
];
const options = { atFailure: 'pause', rule: 'search' } as const;

const play = (more: Partial<Parameters<typeof simulate>[0]> = {}) =>
  simulate({ script: SCRIPT, cues: CUES, options, ...more });
const decisions = (run: SimulatedRun) =>
  run.lines.filter((line) => /^(paused|resumed|excused|failed|passed|error|stopped)/.test(line));
const sentence = (run: SimulatedRun) =>
  printOutcome(describeOutcome(buildTraceModel(run.events), run.scenario));

describe('a step that fails', () => {
  it('ends the run, unless something else is said', () => {
    const run = play({ options: { rule: 'search' } });
    expect(decisions(run)).toEqual(['failed 3']);
  });

  it('pauses the run, with its verdict in the trace', () => {
    const run = play();
    expect(run.verdicts).toEqual(['sent', 'sent', 'differs']);
    expect(decisions(run)).toEqual(['paused 3 failure']);
    expect(sentence(run)).toMatch(
      /^Paused at step 3 \(line 3\), 1 unread It failed: Romeo received this <message>, but /,
    );
  });

  it('is passed over by Continue; the outcome stays', () => {
    const run = play({ script: SCRIPT.replace(/.*\$.*/, 'Romeo disconnects') });
    run.feed({ kind: 'continue' });
    expect(decisions(run.goOn())).toEqual([
      'paused 3 failure',
      'resumed',
      'excused 3 passed',
      'failed 3',
    ]);
    expect(run.verdicts).toEqual(['sent', 'sent', 'differs', 'matched', 'sent']);
    expect(sentence(run)).toMatch(/^Failed at step 3 .* The run went on past it\.$/);
  });

  it('is passed over by Step, which pauses before the next one', () => {
    const run = play();
    run.feed({ kind: 'step' });
    expect(decisions(run.goOn()).slice(-2)).toEqual(['excused 3 passed', 'paused 4 step']);
  });

  it('takes its stanza when somebody says so, captures included', () => {
    const run = play();
    run.feed({ kind: 'take' });
    expect(decisions(run.goOn()).slice(1)).toEqual(['resumed', 'excused 3 taken', 'failed 3']);
    expect(run.lines.filter((line) => line.includes(' > ')).at(-1)).toContain('id="x"');
    expect(buildTraceModel(run.events).captures).toEqual({ A: 'x' });
  });

  it('pauses again at the next failure; the first one is the outcome', () => {
    const run = play();
    run.feed({ kind: 'continue' });
    expect(decisions(run.goOn()).at(-1)).toBe('paused 5 failure');
    run.feed({ kind: 'continue' });
    expect(run.goOn().ended).toMatchObject({ outcome: 'failed', step: 3 });
    expect(sentence(run)).toMatch(/The run went on past it; one more step failed\.$/);
  });

  it('takes nothing where no stanza came', () => {
    const run = play({ cues: [] });
    run.feed({ kind: 'take' });
    expect(run.goOn().state.phase).toBe('paused');
  });

  it('keeps its outcome when the run is stopped there', () => {
    const run = play();
    run.feed({ kind: 'stop' });
    expect(run.ended).toMatchObject({ outcome: 'failed', step: 3 });
  });

  it('goes on without a pause when it is excused beforehand', () => {
    const run = play({ options: { rule: 'search', excused: [3] } });
    expect(decisions(run)).toEqual(['excused 3 passed', 'failed 3']);
    expect(run.verdicts).toEqual(['sent', 'sent', 'differs', 'matched', 'failed']);
  });

  it('is where "to the next failure" leads, whatever the run does else', () => {
    const run = simulate({
      script: SCRIPT,
      cues: CUES,
      options: { rule: 'search' },
      breakpoints: [1],
    });
    run.feed({ kind: 'continue', mode: 'failure' });
    expect(decisions(run.goOn()).at(-1)).toBe('paused 3 failure');
    run.feed({ kind: 'continue', mode: 'failure' });
    expect(decisions(run.goOn()).at(-1)).toBe('paused 5 failure');
  });

  it('takes its stanza with it where the very next one must match', () => {
    const run = play({ options: { atFailure: 'pause', rule: 'next' } });
    run.feed({ kind: 'step' });
    run.goOn();
    run.feed({ kind: 'step' });
    expect(run.goOn().verdicts).toEqual(['sent', 'sent', 'differs', 'matched']);
  });

  it('gives back what it skipped while it waited in vain', () => {
    const script =
      'Romeo connects\nRomeo sends <iq/>\nRomeo receives <message/>\nRomeo receives <iq/>';
    const cues = [{ on: 2, to: 'Romeo', xml: '<iq/>' }];
    const run = simulate({ script, cues, options: { atFailure: 'pause' } });
    expect(run.lines.some((line) => /^skip \d+ in 3$/.test(line))).toBe(true);
    run.feed({ kind: 'step' });
    const model = buildTraceModel(run.goOn().events);
    expect(model.stanzas.at(-1)?.fate).toBe('unread');
    run.feed({ kind: 'continue' });
    expect(run.goOn().verdicts).toEqual(['sent', 'sent', 'missing', 'matched']);
  });

  it('counts when it is an action, too: what needs it fails next', () => {
    const run = simulate({
      script: 'Romeo connects\nRomeo sends <iq/>',
      options,
      refuses: { Romeo: LOST },
    });
    expect(decisions(run)).toEqual(['paused 1 failure']);
    run.feed({ kind: 'continue' });
    expect(decisions(run.goOn()).at(-1)).toBe('paused 2 failure');
    run.feed({ kind: 'continue' });
    expect(run.goOn().ended).toMatchObject({ outcome: 'error', step: 1, problem: LOST });
  });

  it('ends the run when the server is gone', () => {
    const run = play();
    run.feed({ kind: 'server-failed', problem: LOST });
    expect(run.goOn().ended).toMatchObject({ outcome: 'failed', step: 3 });
    expect(run.events).toContainEqual(
      expect.objectContaining({ type: 'server-log', message: LOST.what }),
    );
  });
});

describe('a breakpoint on stanzas', () => {
  const stopAt = (local: string) => ({
    kind: 'breakpoints-changed' as const,
    steps: new Set([1]),
    onStanza: ({ element }: { element: { local: string } }) => element.local === local,
  });
  const stopped = (local: string, more = {}) => {
    const run = simulate({ script: SCRIPT, cues: CUES, breakpoints: [1], ...more });
    run.feed(stopAt(local));
    run.feed({ kind: 'continue' });
    return run.goOn();
  };

  it('pauses before the next step once such a stanza has come, and names it', () => {
    const run = stopped('message');
    const paused = run.events.at(-1);
    expect(paused).toMatchObject({ type: 'run-paused', step: 3, reason: 'stanza' });
    expect(sentence(run)).toBe(
      'Paused at step 3 (line 3), 2 unread Romeo received a stanza that a breakpoint is on.',
    );
  });

  it('pauses after the step that sends such a stanza', () => {
    const script = 'Romeo connects\nRomeo sends <presence/>\nRomeo disconnects';
    const run = stopped('presence', { script });
    expect(decisions(run).at(-1)).toBe('paused 3 stanza');
  });

  it('pauses at once while a step waits for another stanza', () => {
    const late = CUES.map((cue) => ({ ...cue, after: 100 }));
    const run = stopped('message', { cues: late, options: { embedded: false, rule: 'search' } });
    expect(decisions(run).at(-1)).toMatch(/^paused 3 stanza/);
    expect(run.state.wait.kind).toBe('expecting');
  });

  it('lets stanzas come during a pause', () => {
    const late = CUES.map((cue) => ({ ...cue, after: 100 }));
    const options = { embedded: false, rule: 'search' } as const;
    const run = stopped('message', { cues: late, options });
    run.goOn();
    run.feed({ kind: 'continue' });
    expect(decisions(run.goOn()).filter((line) => line.startsWith('paused'))).toEqual([
      'paused 1 breakpoint',
      'paused 3 stanza',
    ]);
  });
});

describe('stepping one actor', () => {
  const script = [
    'Romeo connects',
    'Juliet connects',
    'Romeo sends <iq/>',
    'Romeo disconnects',
    'Juliet disconnects',
  ].join('\n');
  const launch = (breakpoints: number[] = []) => simulate({ script, breakpoints, start: 'step' });

  it('pauses when that actor has carried out a step', () => {
    const run = launch();
    run.feed({ kind: 'step-actor', actor: 'Juliet' });
    expect(decisions(run.goOn()).at(-1)).toBe('paused 3 step');
    run.feed({ kind: 'step-actor', actor: 'Juliet' });
    expect(run.goOn().ended?.outcome).toBe('passed');
  });

  it('pauses at breakpoints on the way, and forgets', () => {
    const run = launch([4]);
    run.feed({ kind: 'step-actor', actor: 'Juliet' });
    run.goOn();
    run.feed({ kind: 'step-actor', actor: 'Juliet' });
    expect(decisions(run.goOn()).at(-1)).toBe('paused 4 breakpoint');
    run.feed({ kind: 'continue' });
    expect(run.goOn().ended?.outcome).toBe('passed');
  });

  it('does nothing for an actor without a step', () => {
    const run = launch();
    run.feed({ kind: 'step-actor', actor: 'Rosaline' });
    expect(run.goOn().state.phase).toBe('paused');
  });
});
