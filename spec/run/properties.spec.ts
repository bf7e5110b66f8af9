import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/run/advance.ts';
import { toArray } from '../../src/base/sequence.ts';
import type { RunState } from '../../src/run/state.ts';
import type { PersonInput } from '../../src/run/input.ts';
import { RECEIVE_RULES } from '../../src/trace/receive-rule.ts';
import { stanza } from '../support/scenario-notation.ts';
import {
  simulate,
  type Cue,
  type SimulatedRun,
  type Simulation,
} from '../support/simulated-run.ts';

const ACTORS = ['Romeo', 'Juliet', 'Rosaline'] as const;
const STANZAS = ['<message id="1"/>', '<message id="2"/>', '<presence/>', '<iq/>'] as const;

const anActor = fc.constantFrom(...ACTORS);
const aStanza = fc.constantFrom(...STANZAS);
const aStep = fc
  .tuple(
    anActor,
    fc.constantFrom('sends', 'receives', 'receives', 'nothing', 'disconnects'),
    aStanza,
  )
  .map(([name, verb, xml]) => {
    if (verb === 'nothing') return `${name} receives nothing`;
    return verb === 'disconnects' ? `${name} disconnects` : `${name} ${verb} ${xml}`;
  });
const aScript = fc
  .array(aStep, { maxLength: 12 })
  .map((steps) => [...ACTORS.map((name) => `${name} connects`), ...steps].join('\n'));
const cues: fc.Arbitrary<Cue[]> = fc.array(
  fc.record({
    on: fc.integer({ min: 0, max: 15 }),
    to: anActor,
    xml: aStanza,
    after: fc.constantFrom(0, 0, 0, 5, 300),
  }),
  { maxLength: 15 },
);
const aSimulation: fc.Arbitrary<Simulation> = fc.record({
  script: aScript,
  cues,
  options: fc.record({
    rule: fc.constantFrom(...RECEIVE_RULES),
    embedded: fc.boolean(),
  }),
});
const aWish = fc.constantFrom<PersonInput>(
  { kind: 'step' },
  { kind: 'continue' },
  { kind: 'pause' },
  { kind: 'take' },
  { kind: 'continue', mode: 'failure' },
  ...ACTORS.map((actor) => ({ kind: 'step-actor', actor }) as const),
  ...ACTORS.flatMap((actor) =>
    STANZAS.map((xml) => ({ kind: 'compose', actor, stanza: stanza(xml) }) as const),
  ),
  { kind: 'breakpoints-changed', steps: new Set([2, 6]), atFailure: 'pause' },
  { kind: 'breakpoints-changed', steps: new Set(), onStanza: ({ step }) => step % 2 === 0 },
);

/** A person who presses buttons at random and, once paused, sends what there is to send by hand and goes on. */
function restless(wishes: readonly (PersonInput | undefined)[]): NonNullable<Simulation['person']> {
  let next = 0;
  let answered = -1;
  return (happening, run) => {
    if (run.state.phase === 'ended') return undefined;
    if (happening !== answered) {
      answered = happening;
      const wish = wishes[next++];
      if (wish !== undefined) return wish;
    }
    if (run.state.phase !== 'paused') return undefined;
    return wishes[next]?.kind === 'compose' ? wishes[next++] : { kind: 'continue' };
  };
}

const BY_HAND: PersonInput = { kind: 'compose', actor: 'Romeo', stanza: stanza('<iq/>') };
const afterPause = (wish: PersonInput): PersonInput[] => [{ kind: 'pause' }, wish];

const stepNumbers = (run: SimulatedRun, type: 'step-started' | 'step-ended') =>
  run.events.flatMap((event) => (event.type === type ? [event.step] : []));

const composed = ({ events }: SimulatedRun) =>
  events.flatMap((event) => (event.type === 'stanza-composed' ? [event] : []));

/** A state with its lists as arrays: their storage is shared, and may hold more than they do. */
const plain = (state: RunState) => ({
  ...state,
  actors: [...state.actors.values()].map((actor) => ({
    ...actor,
    unread: toArray(actor.unread),
    past: toArray(actor.past),
  })),
});

describe('any run', () => {
  it('runs each step once and in order, and numbers its events without gaps', () => {
    fc.assert(
      fc.property(
        aSimulation,
        fc.array(fc.option(aWish, { nil: undefined })),
        (simulation, wishes) => {
          const run = simulate({ ...simulation, person: restless(wishes) });
          const started = stepNumbers(run, 'step-started');
          expect(started).toEqual(started.map((_, i) => i + 1));
          expect(stepNumbers(run, 'step-ended')).toEqual(started);
          expect(run.state.nextSeq).toBe(run.events.length);
          expect(run.events[0]?.type).toBe('run-started');
          expect(run.events.at(-1)?.type).toBe('run-ended');
          expect(run.events.filter(({ type }) => type.startsWith('run-e')).length).toBe(1);
        },
      ),
    );
  });

  it('loses no stanza: each is taken once, skipped once, or unread', () => {
    fc.assert(
      fc.property(aSimulation, fc.array(aWish), (simulation, wishes) => {
        const run = simulate({ ...simulation, person: restless(wishes.flatMap(afterPause)) });
        const received = run.events.flatMap((e) =>
          e.type === 'frame' && e.direction === 'received' && e.phase === 'session' ? [e.seq] : [],
        );
        const kept = [...run.state.actors.values()].flatMap(({ unread, past }) => [
          ...toArray(unread),
          ...toArray(past),
        ]);
        expect(kept.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(received);
        const taken = run.stepEnds.flatMap((e) => (e.verdict === 'matched' ? [e.stanza] : []));
        const named = taken.filter((seq) => seq !== undefined);
        const skipped = run.events.flatMap((e) => (e.type === 'stanza-skipped' ? [e.stanza] : []));
        expect(new Set(named).size).toBe(named.length);
        // What a step skipped comes back once the step is excused.
        const isExcused = run.events.some(({ type }) => type === 'step-excused');
        const gone = isExcused ? named : [...named, ...skipped];
        expect(new Set(gone).size).toBe(gone.length);
      }),
    );
  });

  it('comes to the same verdicts whether or not somebody pauses, steps and goes on', () => {
    fc.assert(
      fc.property(
        aSimulation,
        fc.array(fc.option(aWish, { nil: undefined })),
        fc.array(fc.integer({ min: 1, max: 15 })),
        (simulation, wishes, breakpoints) => {
          // What comes because of a stanza by hand may well be what a step waits for.
          const cues = simulation.cues?.filter(({ on }) => on > 0) ?? [];
          const plain = simulate({ ...simulation, cues });
          const person = restless(wishes);
          const paused = simulate({ ...simulation, cues, breakpoints, person, start: 'step' });
          // Past its first failure a run may go on, but never to another outcome.
          expect(paused.verdicts.slice(0, plain.verdicts.length)).toEqual(plain.verdicts);
          expect([paused.ended?.outcome, paused.ended?.step]).toEqual([
            plain.ended?.outcome,
            plain.ended?.step,
          ]);
        },
      ),
    );
  });

  it('comes to the same verdicts on the embedded server in whatever order actors get their stanzas', () => {
    fc.assert(
      fc.property(aSimulation, fc.infiniteStream(fc.nat()), (simulation, picks) => {
        const embedded = { ...simulation, options: { ...simulation.options, embedded: true } };
        const pick = (choices: number) => Number(picks.next().value ?? 0) % choices;
        expect(simulate({ ...embedded, pick }).verdicts).toEqual(simulate(embedded).verdicts);
      }),
    );
  });

  it('stops at once whenever somebody says so', () => {
    fc.assert(
      fc.property(aSimulation, fc.nat(40), fc.boolean(), (simulation, moment, stepping) => {
        const run = simulate({
          ...simulation,
          options: { ...simulation.options, atFailure: stepping ? 'pause' : 'end' },
          start: stepping ? 'step' : 'run',
          person: (happening, { state }) => {
            if (happening >= moment && state.phase !== 'ended') return { kind: 'stop' };
            if (state.phase !== 'paused') return undefined;
            const romeo = state.actors.get('Romeo')?.connection;
            // One at a time: those that wait for the server are not counted among the composed.
            const isSent = state.composed.length === 0 && state.byHand === undefined;
            return romeo === 'online' && isSent ? BY_HAND : { kind: 'step' };
          },
        });
        if (run.ended === undefined) run.feed({ kind: 'stop' });
        expect(run.state.phase).toBe('ended');
        expect(run.events.at(-1)?.type).toBe('run-ended');
      }),
    );
  });

  it('sends each stanza by hand once, marks its frame, and ascribes it to no step', () => {
    fc.assert(
      fc.property(aSimulation, fc.array(aWish), (simulation, wishes) => {
        const run = simulate({ ...simulation, person: restless(wishes.flatMap(afterPause)) });
        const marks = composed(run);
        for (const { actor, stanza, seq } of marks) {
          const frame = run.events[stanza];
          expect(frame).toMatchObject({ type: 'frame', actor, direction: 'sent', seq: seq - 1 });
          expect(frame).not.toHaveProperty('step');
        }
        const sent = run.events.filter((e) => e.type === 'frame' && e.direction === 'sent');
        const steps = run.stepEnds.filter(({ stanza, verdict }) => stanza && verdict === 'sent');
        expect(sent.length).toBe(marks.length + steps.length);
      }),
    );
  });

  it('is pure: the same inputs from the same state do the same again', () => {
    fc.assert(
      fc.property(aSimulation, fc.array(aWish), (simulation, wishes) => {
        const { calls } = simulate({ ...simulation, person: restless(wishes) });
        for (const { state, input, result } of calls) {
          const again = advance(state, input);
          expect([again.events, again.commands]).toEqual([result.events, result.commands]);
          expect(plain(again.state)).toEqual(plain(result.state));
        }
      }),
    );
  });
});
