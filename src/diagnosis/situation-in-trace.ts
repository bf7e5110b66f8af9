import { remembering } from '../base/lazy.ts';
import type { EventSeq } from '../trace/event.ts';
import { elementOf } from '../trace/frame-element.ts';
import type { TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import type { Arrival, CandidatePlace, SentStanza, Situation } from './situation.ts';
import { MEMORY } from './situation.ts';

/** A stanza that came, and its record as it is now: what became of it after the step had failed, too. */
export interface RecordedArrival extends Arrival {
  readonly record: StanzaRecord;
}

/** A step of a script, as far as it matters here. */
interface OwnStep {
  readonly index: number;
  readonly actor: string;
}

/** The situation in which a step ended, as its trace tells it; `undefined` where it has not ended. */
export function situationAt(
  model: TraceModel,
  step: OwnStep,
): Situation<RecordedArrival> | undefined {
  const end = model.steps.get(step.index)?.ended?.seq;
  if (end === undefined) return undefined;
  const sent = sentBefore(model, end);
  const since = newestSend(model, step.actor, end)?.seq ?? -1;
  const came = arrivalsOf(model, step, (record) => {
    const { seq, actor } = record.frame;
    return seq < end && (actor === step.actor || seq > since);
  });
  const { state } = model.connectionAt(step.actor, end) ?? {};
  return {
    actor: step.actor,
    step: step.index,
    connection: state ?? 'never',
    sent,
    arrivals: came,
  };
}

/** What came to anybody and is of interest, the newest of each actor and place. What cannot be read is none. */
export function arrivalsOf(
  model: TraceModel,
  step: OwnStep,
  isMeant: (record: StanzaRecord) => boolean,
): readonly RecordedArrival[] {
  const counts = new Map<string, number>();
  const arrivals: RecordedArrival[] = [];
  for (const record of model.stanzas.toReversed()) {
    if (record.frame.direction !== 'received' || !isMeant(record)) continue;
    const place = placeAt(model, step, record);
    const key = `${place} ${record.frame.actor}`;
    const count = counts.get(key) ?? 0;
    if (count >= MEMORY) continue;
    counts.set(key, count + 1);
    const arrival = arrivalOf(model, step, record);
    if (arrival !== undefined) arrivals.push(arrival);
  }
  return arrivals.reverse();
}

/** A stanza as a step saw it when it ended; `undefined` where it cannot be read. */
export function arrivalOf(
  model: TraceModel,
  step: OwnStep,
  record: StanzaRecord,
): RecordedArrival | undefined {
  const parsed = elementOf(record.frame);
  if (!parsed.ok) return undefined;
  const { seq, actor } = record.frame;
  const place = placeAt(model, step, record);
  return { ...fateAt(model, step, record), seq, actor, element: parsed.value, place, record };
}

function placeAt(model: TraceModel, step: OwnStep, record: StanzaRecord): CandidatePlace {
  if (record.frame.actor !== step.actor) return 'elsewhere';
  if (record.frame.seq > (model.steps.get(step.index)?.ended?.seq ?? Infinity)) return 'later';
  const { fate, step: by } = fateAt(model, step, record);
  return fate === 'unread' || (fate === 'skipped' && by === step.index) ? 'here' : 'earlier';
}

/** What had become of a stanza when a step ended, whatever became of it later. */
function fateAt(
  model: TraceModel,
  { index }: OwnStep,
  record: StanzaRecord,
): Pick<Arrival, 'fate' | 'step'> {
  const { fate, step = Infinity, skippedBy = Infinity, frame } = record;
  if (fate === 'matched' && step < index) return { fate, step };
  const excused = excusedWith(model, frame.seq).filter((each) => each < index);
  const taking = excused.find((each) => model.steps.get(each)?.excused?.how === 'taken');
  if (taking !== undefined) return { fate: 'matched', step: taking };
  if (skippedBy <= index) return { fate: 'skipped', step: skippedBy };
  const [passed = index] = excused;
  const left = leftBy(model, passed, record);
  if (left !== undefined) return { fate: 'left', step: left };
  return passed < index ? { fate: 'skipped', step: passed } : { fate: 'unread' };
}

/** The steps that failed with a stanza while the run went on, in order. */
function excusedWith(model: TraceModel, stanza: EventSeq): readonly number[] {
  return excusedSteps(model).get(stanza) ?? [];
}

/** A model is another object once it has grown. */
const excusedSteps = remembering((model: TraceModel): ReadonlyMap<EventSeq, readonly number[]> => {
  const byStanza = new Map<EventSeq, number[]>();
  for (const [index, { ended, excused }] of model.steps) {
    if (excused === undefined || ended?.stanza === undefined) continue;
    byStanza.set(ended.stanza, [...(byStanza.get(ended.stanza) ?? []), index]);
  }
  return byStanza;
});

/** The step with which the actor connected anew, so that what was unread was gone. */
function leftBy(
  { connections, steps }: TraceModel,
  upTo: number,
  { frame }: StanzaRecord,
): number | undefined {
  const end = steps.get(upTo)?.ended?.seq ?? Infinity;
  const anew = connections
    .get(frame.actor)
    ?.find(({ state, seq }) => state === 'connecting' && frame.seq < seq && seq < end);
  return anew && stepAt({ steps }, anew.seq, upTo);
}

/** The newest step that had begun at an event, of those up to one; 0 without one. */
export function stepAt({ steps }: Pick<TraceModel, 'steps'>, seq: EventSeq, upTo: number): number {
  for (let index = upTo; index > 0; index -= 1) {
    if ((steps.get(index)?.started?.seq ?? Infinity) < seq) return index;
  }
  return 0;
}

/** What each actor sent last before an event. */
function sentBefore(model: TraceModel, before: EventSeq): readonly SentStanza[] {
  const frames = [...model.connections.keys()].flatMap(
    (actor) => newestSend(model, actor, before) ?? [],
  );
  return frames
    .flatMap((frame) => {
      const { seq, actor, step } = frame;
      const parsed = elementOf(frame);
      return parsed.ok && step !== undefined ? [{ seq, actor, step, element: parsed.value }] : [];
    })
    .sort((a, b) => b.seq - a.seq);
}

/** By a step. */
function newestSend({ stanzas }: TraceModel, actor: string, before: EventSeq) {
  return stanzas.findLast(
    ({ frame, written }) =>
      frame.direction === 'sent' &&
      frame.actor === actor &&
      frame.step !== undefined &&
      written === undefined &&
      frame.seq < before,
  )?.frame;
}
