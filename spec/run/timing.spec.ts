import { describe, expect, it } from 'vitest';
import { simulate, SimulatedRun } from '../support/simulated-run.ts';

const ASK = 'Romeo connects\nRomeo sends <iq id="1"/>\nRomeo receives <iq type="result"/>';
const answer = (after: number) => [{ on: 2, to: 'Romeo', xml: '<iq type="result"/>', after }];

describe('on the embedded server', () => {
  it('a receives that cannot be satisfied fails at once, and no real timer runs', () => {
    const run = simulate({ script: ASK });
    expect(run.verdicts).toEqual(['sent', 'sent', 'missing']);
    expect(run.now).toBe(0);
    expect(run.commands.map(({ kind }) => kind)).not.toContain('start-timer');
  });

  it.each([
    [4999, 'matched'],
    [5000, 'matched'],
    [5001, 'missing'],
  ])('a timer of the server in %d ms: %s', (after, verdict) => {
    expect(simulate({ script: ASK, cues: answer(after) }).verdicts.at(-1)).toBe(verdict);
  });

  it('goes from timer to timer within one budget', () => {
    const noise = [1000, 3000, 4900].map((after) => ({
      on: 2,
      to: 'Romeo',
      xml: '<presence/>',
      after,
    }));
    const run = simulate({ script: ASK, cues: [...noise, ...answer(5100)] });
    expect(run.verdicts.at(-1)).toBe('missing');
    expect(run.now).toBe(4900);
  });

  it('ends even when a timer of the server is always due', () => {
    const run = new SimulatedRun({ script: ASK, options: { timeout: 50 }, alwaysDue: true }).play();
    expect(run.ended?.outcome).toBe('failed');
    expect(run.commands.filter(({ kind }) => kind === 'advance-server').length).toBe(50);
  });

  it('waits until all that an action caused has arrived, before the next step', () => {
    const run = simulate({
      script: 'Romeo connects\nJuliet connects\nRomeo sends <message/>\nJuliet sends <message/>',
      cues: [{ on: 3, to: 'Juliet', xml: '<message id="m"/>' }],
      options: { barrier: { kind: 'settle', ms: 1000 } },
    });
    const lines = run.lines;
    expect(lines.indexOf('Juliet < <message id="m"/>')).toBeLessThan(lines.indexOf('step 4'));
    expect(run.now).toBe(0);
  });
});

describe('on a server that is not ours', () => {
  const options = { embedded: false };

  it.each([
    [4999, 'matched', 4999],
    [5001, 'missing', 5000],
  ])('a stanza after %d ms: %s', (after, verdict, now) => {
    const run = simulate({ script: ASK, cues: answer(after), options });
    expect(run.verdicts.at(-1)).toBe(verdict);
    expect(run.ended?.at).toBe(now);
  });

  it('takes a stanza at once, and stops its timer', () => {
    const run = simulate({ script: ASK, cues: answer(0), options });
    expect(run.now).toBe(0);
    const timers = run.commands.filter(({ kind }) => kind.endsWith('-timer'));
    expect(timers.map(({ kind }) => kind)).toEqual(['start-timer', 'cancel-timer']);
  });

  it('settles before an action of another actor (A19)', () => {
    const run = simulate({
      script:
        'Romeo connects\nRomeo sends <iq/>\nJuliet connects\nJuliet sends <iq/>\nRomeo sends <iq/>',
      options,
    });
    const starts = run.events.filter(({ type }) => type === 'step-started').map(({ at }) => at);
    expect(starts).toEqual([0, 0, 20, 20, 40]);
  });

  it('settles only for what is left since the last action', () => {
    const run = simulate({
      script: `Romeo connects\nRomeo sends <iq/>\nRomeo receives <iq/>\nJuliet connects`,
      cues: [{ on: 2, to: 'Romeo', xml: '<iq/>', after: 15 }],
      options,
    });
    expect(run.ended?.at).toBe(20);
  });

  it('does not settle before an expectation, nor asks for idle', () => {
    const run = simulate({
      script: 'Romeo connects\nJuliet receives nothing',
      options: { ...options, nothingWindow: 7 },
    });
    expect(run.ended?.at).toBe(0);
    expect(run.commands.map(({ kind }) => kind)).not.toContain('ask-idle');
  });
});

describe('with pings as barriers', () => {
  const options = { embedded: false, barrier: { kind: 'ping' } } as const;
  const script = 'Romeo connects\nJuliet connects\nRomeo sends <message/>\nJuliet sends <message/>';
  const pong = (on: number, to: string, token: number) => ({
    on,
    to,
    xml: `<iq type="result" id="caesura-barrier-${token}"/>`,
  });
  const pongs = [
    pong(1, 'Romeo', 1),
    pong(2, 'Juliet', 2),
    pong(2, 'Romeo', 3),
    pong(3, 'Romeo', 4),
    pong(3, 'Juliet', 5),
    pong(4, 'Juliet', 6),
    pong(4, 'Romeo', 7),
  ];

  it('asks whoever acted, then the others, before it goes on', () => {
    const run = new SimulatedRun({ script, options, cues: pongs }).play();
    const sent = run.commands.filter(({ kind }) => kind === 'send');
    expect(sent.map((each) => each.kind === 'send' && each.actor)).toEqual([
      'Romeo',
      'Juliet',
      'Romeo',
      'Romeo',
      'Romeo',
      'Juliet',
      'Juliet',
      'Juliet',
      'Romeo',
    ]);
    expect(run.ended).toMatchObject({ outcome: 'passed', at: 0 });
  });

  it('pings are no stanzas of the script', () => {
    const run = simulate({
      script: 'Romeo connects\nRomeo receives nothing',
      cues: [pong(1, 'Romeo', 1)],
      options,
    });
    expect(run.verdicts).toEqual(['sent', 'matched']);
  });

  it('an answer that never comes delays the run, and no more', () => {
    const run = simulate({ script: 'Romeo connects\nRomeo sends <message/>', options });
    expect(run.ended).toMatchObject({ outcome: 'passed', at: 4000 });
  });

  it('does not wait for an actor that is gone', () => {
    const run = simulate({
      script: 'Romeo connects\nJuliet connects\nRomeo sends <message/>',
      cues: [...pongs.slice(0, 4), { on: 3, to: 'Juliet', closes: 'in order' }],
      options,
    });
    expect(run.ended).toMatchObject({ outcome: 'passed', at: 0 });
  });
});

describe('before a run closes', () => {
  const options = { embedded: false, barrier: { kind: 'settle', ms: 20 }, drains: true } as const;
  const late = (...times: readonly number[]) =>
    times.map((after) => ({ on: 2, to: 'Romeo', xml: '<message/>', after }));
  const lateOnes = (run: SimulatedRun) =>
    run.lines.filter((line) => line === 'Romeo < <message/>').length;

  it('it waits for what its last actions cause', () => {
    const run = simulate({ script: ASK, cues: [...answer(0), ...late(15)], options });
    expect(run.verdicts.at(-1)).toBe('matched');
    expect(lateOnes(run)).toBe(1);
    expect(run.ended?.at).toBe(35);
  });

  it('it waits also where a step has failed', () => {
    const script = 'Romeo connects\nRomeo sends <iq id="1"/>\nRomeo receives nothing';
    const run = simulate({ script, cues: late(5, 12), options });
    expect(run.ended).toMatchObject({ outcome: 'failed', step: 3, at: 32 });
    expect(lateOnes(run)).toBe(2);
  });

  it('it waits no longer than ten pauses, whatever comes', () => {
    const noise = Array.from({ length: 100 }, (_, index) => 5 * index);
    const run = simulate({ script: ASK, cues: [...answer(0), ...late(...noise)], options });
    expect(run.ended?.at).toBe(200);
  });

  it('it does not wait when a person stops it', () => {
    const run = simulate({
      script: ASK,
      cues: [...answer(0), ...late(5)],
      options,
      person: (_, { state }) => (state.phase === 'draining' ? { kind: 'stop' } : undefined),
    });
    expect(run.ended?.outcome).toBe('passed');
    expect(lateOnes(run)).toBe(0);
  });

  it('it does not wait on the embedded server, which tells when all has come', () => {
    const run = simulate({ script: ASK, cues: answer(0), options: { ...options, embedded: true } });
    expect(run.commands.map(({ kind }) => kind)).not.toContain('start-timer');
  });
});

describe('time that the script lets pass', () => {
  const script =
    'Romeo connects\nRomeo sends <iq id="1"/>\n@ 12 minutes pass\nRomeo receives <iq type="result"/>';
  const twelve = 12 * 60_000;

  it('moves the clock of the embedded server; what came due meanwhile has come', () => {
    const run = simulate({ script, cues: answer(twelve - 1) });
    expect(run.verdicts).toEqual(['sent', 'sent', 'sent', 'matched']);
    expect(run.now).toBe(twelve);
    expect(run.commands.map(({ kind }) => kind)).not.toContain('start-timer');
  });

  it('is waited for on a server that is not ours', () => {
    const run = simulate({ script, cues: answer(twelve + 1), options: { embedded: false } });
    expect(run.verdicts).toEqual(['sent', 'sent', 'sent', 'matched']);
    expect(run.now).toBe(twelve + 1);
  });

  it('ends the run with an error there, where nobody wants to wait', () => {
    const options = { embedded: false, waitsForTime: false };
    const run = simulate({ script, options });
    expect(run.verdicts).toEqual(['sent', 'sent', 'failed']);
    expect(run.ended?.outcome).toBe('error');
    expect(run.ended?.problem?.code).toBe('time-not-waited-for');
    expect(run.now).toBe(0);
  });

  it('can be let pass without having passed', () => {
    const options = { embedded: false, waitsForTime: false, excused: [3] };
    const run = simulate({ script, cues: answer(1), options });
    expect(run.verdicts).toEqual(['sent', 'sent', 'failed', 'matched']);
  });

  it('is over at once when the run is stopped', () => {
    const stop = (_: number, run: SimulatedRun) =>
      run.state.wait.kind === 'passing' && run.ended === undefined
        ? ({ kind: 'stop' } as const)
        : undefined;
    const run = simulate({ script, options: { embedded: false }, person: stop });
    expect(run.ended?.outcome).toBe('stopped');
    expect(run.now).toBe(0);
  });

  it('pauses before the step that follows, when somebody asks while it passes', () => {
    const pause = (_: number, run: SimulatedRun) =>
      run.state.wait.kind === 'passing' && run.state.pauseAsked === undefined
        ? ({ kind: 'pause' } as const)
        : undefined;
    const run = simulate({ script, options: { embedded: false }, person: pause });
    expect(run.state.phase).toBe('paused');
    expect(run.state.cursor).toBe(4);
  });
});
