import { describe, expect, it } from 'vitest';
import { toArray } from '../../src/base/sequence.ts';
import { stanza } from '../support/scenario-notation.ts';
import { simulate, type SimulatedRun } from '../support/simulated-run.ts';

const SCRIPT =
  'Romeo connects\nJuliet connects\nRomeo receives <message id="2"/>\nRomeo sends <iq id="3"/>';

const compose = (actor: string, xml: string) =>
  ({ kind: 'compose', actor, stanza: stanza(xml) }) as const;
const unread = ({ state }: SimulatedRun, name: string) =>
  toArray(state.actors.get(name)?.unread ?? { length: 0, storage: [], start: 0, end: 0 });
const since = (run: SimulatedRun, line: string) => run.lines.slice(run.lines.indexOf(line) + 1);

const PAUSED = 'paused 3 breakpoint';
const ANSWERS = [
  { on: 0, to: 'Juliet', xml: '<message id="1"/>' },
  { on: 0, to: 'Romeo', xml: '<message id="2"/>' },
];
const pausedRun = (more: Partial<Parameters<typeof simulate>[0]> = {}) =>
  simulate({ script: SCRIPT, cues: ANSWERS, breakpoints: [3], ...more });

describe('a stanza that is sent by hand', () => {
  it.each([true, false])('goes out while the run pauses (embedded: %s)', (embedded) => {
    const run = pausedRun({ options: { embedded } });
    run.feed(compose('Juliet', '<message to="r@s"/>'));
    expect(since(run.goOn(), PAUSED)).toEqual([
      'Juliet > <message xmlns="jabber:client" to="r@s"/>',
      expect.stringMatching(/^by hand \d+ Juliet <message to="r@s"\/>$/),
      'Juliet < <message id="1"/>',
      'Romeo < <message id="2"/>',
    ]);
    expect(run.state).toMatchObject({ phase: 'paused', cursor: 3, composed: [] });
    expect(unread(run, 'Juliet')).toHaveLength(1);
    expect(run.verdicts).toEqual(['sent', 'sent']);
  });

  it('lets later steps have what came because of it', () => {
    const run = pausedRun();
    run.feed(compose('Juliet', '<message/>'));
    run.goOn().feed({ kind: 'continue' });
    expect(run.goOn().verdicts).toEqual(['sent', 'sent', 'matched', 'sent']);
  });

  it('has its variables and captures filled in, as a step would', () => {
    const run = simulate({
      script:
        'Romeo connects\nRomeo receives <iq id="{scansion:capture:which}"/>\nRomeo sends <iq/>',
      cues: [{ on: 1, to: 'Romeo', xml: '<iq id="seven"/>' }],
      breakpoints: [3],
    });
    const text = `<iq id="\${which}" to="\${Romeo's JID}"><q>\${Romeo's full JID}</q></iq>`;
    run.feed(compose('Romeo', text));
    const [sent, mark] = run.goOn().lines.slice(-2);
    expect(sent).toContain('id="seven" to="romeo@localhost"><q>romeo@localhost/1</q>');
    expect(mark).toContain(`id="\${which}"`);
  });

  it('is asked about on the embedded server, so that its rooms are told', () => {
    const run = pausedRun();
    run.commands.splice(0);
    run.feed(compose('Juliet', '<message/>'));
    expect(run.commands.map(({ kind }) => kind)).toEqual(['send', 'ask-idle']);
  });

  it.each([
    ['an actor that is not online', 'Rosaline', '<message/>'],
    ['nobody', 'Tybalt', '<message/>'],
    ['what is no stanza', 'Romeo', '<auth/>'],
    ['what is in another namespace', 'Romeo', '<message xmlns="urn:x"/>'],
    ['a variable without a value', 'Romeo', '<message to="${Rosaline\'s full JID}"/>'],
  ])('is nothing for %s', (_what, actor, xml) => {
    const run = pausedRun({ script: `${SCRIPT}\nRosaline connects` });
    const { state } = run;
    run.feed(compose(actor, xml));
    expect(run.state).toBe(state);
  });

  it('is nothing while the run is not paused', () => {
    const asked: string[] = [];
    const run = pausedRun({
      breakpoints: [],
      person: (_, { state }) => {
        if (asked.includes(`${state.phase} ${state.cursor}`)) return undefined;
        asked.push(`${state.phase} ${state.cursor}`);
        return compose('Romeo', '<message/>');
      },
    });
    run.feed(compose('Romeo', '<message/>'));
    expect(run.lines.filter((line) => line.startsWith('by hand'))).toEqual([]);
  });

  it.each([true, false])('can bring what a step waits for (embedded: %s)', (embedded) => {
    const run = simulate({
      script: 'Romeo connects\nRomeo receives <message id="2"/>',
      cues: ANSWERS.slice(1),
      options: { embedded },
      person: (_, { state }) =>
        state.phase === 'running' && state.wait.kind === 'expecting'
          ? { kind: 'pause' }
          : undefined,
    });
    run.feed(compose('Romeo', '<message/>'));
    expect(run.goOn().state.phase).toBe('paused');
    run.feed({ kind: 'continue' });
    expect(run.verdicts).toEqual(['sent', 'matched']);
  });

  it('can be sent at a failure, and changes no verdict', () => {
    const run = simulate({
      script: 'Romeo connects\nRomeo receives <iq/>\nRomeo receives <message/>',
      cues: [{ on: 0, to: 'Romeo', xml: '<message/>' }],
      options: { atFailure: 'pause' },
    });
    expect(run.lines.at(-1)).toBe('paused 2 failure');
    run.feed(compose('Romeo', '<message/>'));
    run.goOn().feed({ kind: 'continue' });
    expect(run.goOn().verdicts).toEqual(['sent', 'missing', 'matched']);
    expect(run.ended).toMatchObject({ outcome: 'failed', step: 2 });
  });

  it('is not taken for what the next step sends, even if it looks the same', () => {
    const run = simulate({
      script: 'Romeo connects\nRomeo sends <iq id="1"/>',
      breakpoints: [2],
    });
    run.feed(compose('Romeo', '<iq id="1"/>'));
    run.feed({ kind: 'continue' });
    const frames = run.goOn().events.filter(({ type }) => type === 'frame');
    expect(frames.map((frame) => 'step' in frame)).toEqual([false, true]);
    expect(run.verdicts).toEqual(['sent', 'sent']);
  });
});

describe('before the run goes on after a stanza by hand', () => {
  const next = 'Romeo connects\nJuliet connects\nJuliet sends <iq id="3"/>';

  it('the embedded server finishes with it', () => {
    const run = simulate({ script: next, cues: ANSWERS, breakpoints: [3] });
    run.feed(compose('Romeo', '<message/>'));
    run.feed({ kind: 'continue' });
    const lines = run.goOn().lines;
    expect(lines.indexOf('Romeo < <message id="2"/>')).toBeLessThan(lines.indexOf('step 3'));
  });

  it('the embedded server finishes with it, also past the last step', () => {
    const run = simulate({
      script: 'Romeo connects\nRomeo receives <iq/>',
      cues: ANSWERS.slice(1),
      options: { atFailure: 'pause' },
    });
    run.feed(compose('Romeo', '<message/>'));
    run.feed({ kind: 'continue' });
    expect(run.goOn().lines.slice(-2)).toEqual(['Romeo < <message id="2"/>', 'failed 2']);
  });

  it('a server that is not ours gets time before the action of another actor', () => {
    const barrier = { kind: 'settle', ms: 20 } as const;
    const run = simulate({ script: next, options: { embedded: false, barrier }, breakpoints: [3] });
    run.now = 1000;
    run.feed(compose('Romeo', '<message/>'));
    run.goOn().feed({ kind: 'continue' });
    expect(run.goOn().events.find((event) => event.type === 'frame' && event.step === 3)?.at).toBe(
      1020,
    );
  });

  it('pings go round, where they are the barrier', () => {
    const options = { embedded: false, barrier: { kind: 'ping' } as const };
    const run = simulate({ script: next, options, breakpoints: [3] });
    run.commands.splice(0);
    run.feed(compose('Romeo', '<message/>'));
    run.goOn().feed({ kind: 'continue' });
    const sent = run.commands.flatMap((each) => (each.kind === 'send' ? [each] : []));
    expect(sent[1]).toMatchObject({ actor: 'Romeo', stanza: { local: 'iq' } });
    expect(run.goOn().ended?.outcome).toBe('passed');
  });
});

describe('several stanzas by hand', () => {
  it('go out one after the other, each once the server has finished with the one before', () => {
    const run = pausedRun({ options: { embedded: true }, cues: [] });
    for (const id of ['1', '2', '3']) run.feed(compose('Juliet', `<message id="${id}"/>`));
    expect(run.commands.filter(({ kind }) => kind === 'send')).toHaveLength(1);
    const sent = since(run.goOn(), PAUSED).filter((line) => line.startsWith('Juliet >'));
    expect(sent.map((line) => /id="(\d)"/.exec(line)?.[1])).toEqual(['1', '2', '3']);
    expect(run.state.byHand).toBeUndefined();
  });

  it('are dropped when the run goes on before', () => {
    const run = pausedRun({ options: { embedded: true } });
    for (const id of ['1', '2']) run.feed(compose('Juliet', `<message id="${id}"/>`));
    run.feed({ kind: 'continue' });
    expect(run.goOn().lines.filter((line) => line.startsWith('by hand'))).toHaveLength(1);
  });
});
