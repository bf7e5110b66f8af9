import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedSentence } from '../../src/base/bounded-text.ts';
import { candidatesOf } from '../../src/diagnosis/candidates.ts';
import { explainMiss } from '../../src/diagnosis/miss.ts';
import { situationAt } from '../../src/diagnosis/situation-in-trace.ts';
import { expectationOf, rulesOf } from '../../src/diagnosis/step-diff.ts';
import type { PersonInput } from '../../src/run/input.ts';
import type { ReceivesStep } from '../../src/script/scenario.ts';
import type { StepEnded } from '../../src/trace/event.ts';
import { buildTraceModel, type TraceModel } from '../../src/trace/model.ts';
import {
  simulate,
  type Cue,
  type SimulatedRun,
  type Simulation,
} from '../support/simulated-run.ts';

const ACTORS = ['Romeo', 'Juliet', 'Rosaline'] as const;
const ROOM = 'garden@rooms.localhost';
const says = (nick: string, words: string) =>
  `<message from="${ROOM}/${nick}" type="groupchat"><body>${words}</body></message>`;
const enters = (nick: string, inside = '') =>
  `<presence from="${ROOM}/${nick}">${inside}</presence>`;
const error = (kind: string, from: string, condition: string) =>
  `<${kind} from="${from}" type="error"><error type="cancel"><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></${kind}>`;

/** What may be awaited and may come: the same, nearly the same, something else, and refusals. */
const COMING = [
  says('Juliet', 'Hi'),
  says('Juliet', 'Hello'),
  says('Julliet', 'Hi'),
  enters('Romeo'),
  enters('Romeo', '<show>away</show>'),
  enters('Juliet', '<show>away</show>'),
  `<iq id="a" type="result" from="${ROOM}"/>`,
  error('presence', ROOM, 'conflict'),
  error('message', ROOM, 'not-acceptable'),
  error('message', `${ROOM}/Juliet`, 'item-not-found'),
] as const;
const SENT = [
  `<presence to="${ROOM}/Romeo"/>`,
  `<message to="${ROOM}" type="groupchat"><body>Hi</body></message>`,
  `<message to="${ROOM}/Juliet"><body>Hi</body></message>`,
  `<iq to="${ROOM}" id="a" type="get"/>`,
  '<presence/>',
] as const;

const anActor = fc.constantFrom(...ACTORS);
const aStep = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(anActor, fc.constantFrom(...COMING)).map(receives) },
  { weight: 4, arbitrary: fc.tuple(anActor, fc.constantFrom(...SENT)).map(sends) },
  { weight: 1, arbitrary: anActor.map((name) => `${name} disconnects`) },
  {
    weight: 1,
    arbitrary: anActor.map((name) => `${name} disconnects\n${name} connects`),
  },
  { weight: 1, arbitrary: anActor.map((name) => `${name} receives nothing`) },
);

function receives([name, xml]: readonly [string, string]): string {
  return `${name} receives ${xml}`;
}

function sends([name, xml]: readonly [string, string]): string {
  return `${name} sends ${xml}`;
}

const aSimulation: fc.Arbitrary<Simulation> = fc.record({
  script: fc
    .array(aStep, { minLength: 3, maxLength: 12 })
    .map((steps) => [...ACTORS.map((name) => `${name} connects`), ...steps].join('\n')),
  cues: fc.array(
    fc.record<Cue>({
      on: fc.integer({ min: 1, max: 14 }),
      to: anActor,
      // As on the wire: a trace has its texts.
      xml: fc
        .constantFrom(...COMING)
        .map((xml) => xml.replace(/^<\w+/, '$& xmlns="jabber:client"')),
    }),
    { minLength: 3, maxLength: 20 },
  ),
  options: fc.record({
    rule: fc.constantFrom('skip', 'search'),
    strictErrors: fc.boolean(),
    // Most runs go past what fails, so that there is a later.
    excused: fc.constantFrom<readonly number[]>(
      Array.from({ length: 20 }, (_, index) => index),
      [],
    ),
    atFailure: fc.constantFrom('end', 'pause'),
  }),
});

/** At each pause one of these: the step takes its stanza all the same, or is let pass. */
const aChoice = fc.constantFrom<PersonInput>({ kind: 'take' }, { kind: 'continue' });

function deciding(choices: readonly PersonInput[]): NonNullable<Simulation['person']> {
  let next = 0;
  return (_, { state }) =>
    state.phase === 'paused' ? (choices[next++] ?? { kind: 'continue' }) : undefined;
}

interface Failed {
  readonly step: ReceivesStep;
  readonly ended: StepEnded;
}

/** Every `receives` that failed while its actor's session lived, or ended in order. */
function failedIn({ scenario }: SimulatedRun, model: TraceModel): readonly Failed[] {
  return scenario.steps.flatMap((step) => {
    const ended = model.steps.get(step.index)?.ended;
    if (step.kind !== 'receives' || ended === undefined || ended.verdict === 'matched') return [];
    return [{ step, ended }];
  });
}

describe('a step that failed', () => {
  it('is explained from its trace afterwards as the run explained it then', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(aSimulation, fc.array(aChoice), (simulation, choices) => {
        const run = simulate({ ...simulation, person: deciding(choices) });
        const model = buildTraceModel(run.events);
        for (const { step, ended } of failedIn(run, model)) {
          const situation = situationAt(model, step);
          const pattern = expectationOf(model, step);
          if (situation === undefined || pattern === undefined) throw new Error('It has ended.');
          const again = explainMiss(situation, { pattern, rules: rulesOf(model) }, run.scenario);
          const note = again.note === undefined ? undefined : boundedSentence(again.note);
          expect({ ...again, note }).toEqual({
            verdict: ended.verdict,
            ...(ended.stanza === undefined ? {} : { stanza: ended.stanza }),
            note: ended.note,
          });
          const kind = `${ended.verdict}${ended.note === undefined ? '' : ', with a note'}`;
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
        }
      }),
      { numRuns: 100 },
    );
    expect([...seen.keys()].toSorted()).toEqual([
      'differs',
      'differs, with a note',
      'missing, with a note',
    ]);
  });

  it('has the stanza that it names among its candidates, unless a later step took that', () => {
    fc.assert(
      fc.property(aSimulation, fc.array(aChoice), (simulation, choices) => {
        const run = simulate({ ...simulation, person: deciding(choices) });
        const model = buildTraceModel(run.events);
        for (const { step, ended } of failedIn(run, model)) {
          const record = ended.stanza === undefined ? undefined : model.stanzaAt(ended.stanza);
          if (record === undefined || record.fate === 'matched') continue;
          const named = candidatesOf(model, step).map((each) => each.record.frame.seq);
          expect(named).toContain(record.frame.seq);
        }
      }),
      { numRuns: 100 },
    );
  });
});
