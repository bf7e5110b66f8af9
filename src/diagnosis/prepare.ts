import type { InParts } from '../base/in-parts.ts';
import { diffInParts } from '../match/diff.ts';
import type { ReceivesStep } from '../script/scenario.ts';
import type { EventList } from '../trace/event-list.ts';
import type { StepEnded } from '../trace/event.ts';
import { elementOf } from '../trace/frame-element.ts';
import { folding } from '../trace/fold.ts';
import { buildTraceModel, type TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import { isFailure } from '../trace/verdict.ts';
import { candidatesOf } from './candidates.ts';
import type { RanTrace } from './repair/step-repair.ts';
import { prepareRepairs } from './repair/step-repairs.ts';
import { expectationOf, rulesOf } from './step-diff.ts';

/** So many differences of a step are told in words, each with what accepts it alone. */
export const DIFFERENCES_TOLD = 20;

/** A step and what came for it, in characters: what is shorter is compared before anybody notices. */
const LARGE = 12_000;
/** Frames that are shorter do not count, however many there are. */
const LONG_FRAME = 2_000;

/** Steps that were prepared, and for which script. */
const prepared = new WeakMap<StepEnded, string>();

/** A run so far, and the script as it is now. */
export interface RanEvents extends Omit<RanTrace, 'model'> {
  readonly events: EventList;
}

/**
 * What all panes ask about the steps of a run that failed with large stanzas, found in parts and remembered: afterwards
 * they have it at once. `undefined` where nothing is large, and when it was found before. The panes' own model of the run
 * stays as it is meanwhile.
 */
export function preparation(ran: RanEvents): InParts<void> | undefined {
  const steps = largeFailures(ran);
  return steps.length === 0 ? undefined : prepare(ran, steps);
}

interface Failures {
  readonly ends: StepEnded[];
  /** Characters of long frames that an actor received. */
  readonly came: Map<string, number>;
}

const failuresIn = folding<Failures, Failures>({
  start: () => ({ ends: [], came: new Map() }),
  add: ({ ends, came }, event) => {
    if (event.type === 'step-ended' && isFailure(event.verdict)) ends.push(event);
    if (event.type !== 'frame' || event.direction !== 'received') return;
    const { actor, xml } = event;
    if (xml.length >= LONG_FRAME) came.set(actor, (came.get(actor) ?? 0) + xml.length);
  },
  read: (failures) => failures,
});

function largeFailures({ events, scenario, text }: RanEvents): readonly ReceivesStep[] {
  const { ends, came } = failuresIn(events);
  return ends.flatMap((ended) => {
    const step = scenario.steps[ended.step - 1];
    if (step?.kind !== 'receives' || prepared.get(ended) === text) return [];
    const size = step.range.end - step.range.start + (came.get(step.actor) ?? 0);
    return size > LARGE ? [step] : [];
  });
}

function arrivals({ stanzas }: TraceModel, { actor }: ReceivesStep): readonly StanzaRecord[] {
  return stanzas.filter(({ frame }) => frame.direction === 'received' && frame.actor === actor);
}

function* prepare({ events, ...others }: RanEvents, steps: readonly ReceivesStep[]): InParts<void> {
  const model = buildTraceModel(events);
  yield;
  for (const step of steps) {
    yield* prepareStep({ ...others, model }, step);
    const ended = model.steps.get(step.index)?.ended;
    if (ended !== undefined) prepared.set(ended, others.text);
  }
}

function* prepareStep(ran: RanTrace, step: ReceivesStep): InParts<void> {
  const { model } = ran;
  for (const { frame } of arrivals(model, step)) {
    elementOf(frame);
    yield;
  }
  const told = model.steps.get(step.index)?.ended?.stanza;
  const record = told === undefined ? undefined : model.stanzaAt(told);
  if (record !== undefined) yield* compare(model, step, record);
  const candidates = candidatesOf(model, step);
  yield;
  for (const candidate of candidates) yield* compare(model, step, candidate.record);
  const [likeliest] = candidates;
  if (likeliest !== undefined) yield* prepareRepairs(ran, step, likeliest, DIFFERENCES_TOLD);
}

function* compare(model: TraceModel, step: ReceivesStep, { frame }: StanzaRecord): InParts<void> {
  const expected = expectationOf(model, step);
  const received = elementOf(frame);
  yield;
  if (expected === undefined || !received.ok) return;
  yield* diffInParts(expected, received.value, rulesOf(model));
  yield;
}
