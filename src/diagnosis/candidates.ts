import { remembering } from '../base/lazy.ts';
import type { StanzaDiff } from '../match/difference.ts';
import type { ReceivesStep } from '../script/scenario.ts';
import type { EventSeq } from '../trace/event.ts';
import type { TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import { isFailure } from '../trace/verdict.ts';
import { meantAt } from './meant.ts';
import { refusalOf } from './refusal.ts';
import type { CandidatePlace, Situation } from './situation.ts';
import {
  arrivalOf,
  arrivalsOf,
  situationAt,
  stepAt,
  type RecordedArrival,
} from './situation-in-trace.ts';
import { diffWith, expectationOf, rulesOf } from './step-diff.ts';

/** A stanza that a failed `receives` may have meant. */
export interface Candidate {
  readonly place: CandidatePlace;
  readonly record: StanzaRecord;
  readonly diff: StanzaDiff;
  /** Of one `here`: the step after which it came, before this one began; absent where it came while this one waited. */
  readonly after?: number;
  /** Nothing near came, but this error: it answers what the actor sent last. */
  readonly isRefusal?: true;
  /** So many others of its place were near and not compared, as all are too large for that together. */
  readonly uncompared?: number;
}

const PLACES: readonly CandidatePlace[] = ['here', 'earlier', 'later', 'elsewhere'];
/** How many candidates of each place are offered. */
const OFFERED = 8;

/**
 * All stanzas that a `receives` which failed could have meant, computed from the trace: by place, and there the nearest
 * first. Empty when nothing near came, and for a step that has not ended or has matched. Found once for all who ask.
 */
export function candidatesOf(model: TraceModel, step: ReceivesStep): readonly Candidate[] {
  const known = candidatesIn(model);
  const candidates = known.get(step) ?? findCandidates(model, step);
  known.set(step, candidates);
  return candidates;
}

/** A trace that grows has a new model: what is here stays true. */
const candidatesIn = remembering((_: TraceModel) => new Map<ReceivesStep, readonly Candidate[]>());

function findCandidates(model: TraceModel, step: ReceivesStep): readonly Candidate[] {
  if (!hasFailed(model, step)) return [];
  const pattern = expectationOf(model, step);
  const situation = situationAt(model, step);
  if (situation === undefined || pattern === undefined) return [];
  const awaited = { pattern, rules: rulesOf(model) };
  const arrivals = untilNow(model, step, situation);
  const groups = PLACES.map((place) =>
    meantAt(arrivals, awaited, place)
      .slice(0, OFFERED)
      .map((near) => {
        const { uncompared, arrival } = near;
        const known = {
          place,
          record: arrival.record,
          ...(uncompared === undefined ? {} : { uncompared }),
        };
        return placed(model, step, known, () => near.diff);
      }),
  );
  const refusal = refusalOf(situation, step.actor);
  const refused = refusal && candidateFor(model, step, refusal.answer.record);
  const told = model.steps.get(step.index)?.ended?.stanza;
  return toldFirst(groups, refused && { ...refused, isRefusal: true }, told);
}

/** With what came since, and what became since of what had come: a stanza that a later step took was meant for that. */
function untilNow(
  model: TraceModel,
  step: ReceivesStep,
  { arrivals }: Situation<RecordedArrival>,
): readonly RecordedArrival[] {
  const end = model.steps.get(step.index)?.ended?.seq ?? Infinity;
  const since = arrivalsOf(
    model,
    step,
    ({ frame }) => frame.actor === step.actor && frame.seq > end,
  );
  return [...arrivals, ...since].map((arrival) => {
    const place = placeNow(step, arrival);
    return arrival.record.fate === 'matched'
      ? { ...arrival, place, fate: 'matched' }
      : { ...arrival, place };
  });
}

function placeNow({ index }: ReceivesStep, { place, record }: RecordedArrival): CandidatePlace {
  const isTakenLater = record.fate === 'matched' && (record.step ?? 0) > index;
  return place === 'here' && isTakenLater ? 'later' : place;
}

/** In the order of places, but first what the run tells: a refusal, or what came before and differs in nothing. */
function toldFirst(
  [here = [], earlier = [], ...others]: readonly (readonly Candidate[])[],
  refusal: Candidate | undefined,
  told: EventSeq | undefined,
): readonly Candidate[] {
  if (refusal !== undefined && refusal.record.frame.seq === told) {
    const rest = [here, earlier, ...others].flat();
    return [refusal, ...rest.filter(({ record }) => record.frame.seq !== told)];
  }
  if (refusal !== undefined) {
    const isHere = here.some(({ record }) => record.frame.seq === refusal.record.frame.seq);
    return [...here, ...(isHere ? [] : [refusal]), ...earlier, ...others.flat()];
  }
  const isEarlier = earlier[0]?.diff.differences.length === 0;
  return [...(isEarlier ? [earlier, here] : [here, earlier]), ...others].flat();
}

/** Any stanza that a person holds against a `receives` that failed; `undefined` where nothing failed, or it cannot be read. */
export function candidateFor(
  model: TraceModel,
  step: ReceivesStep,
  record: StanzaRecord,
): Candidate | undefined {
  if (!hasFailed(model, step) || record.frame.direction !== 'received') return undefined;
  const arrival = arrivalOf(model, step, record);
  const diff = diffWith(model, step, record);
  if (arrival === undefined || diff === undefined) return undefined;
  return placed(model, step, { place: placeNow(step, arrival), record }, () => diff);
}

/** With its comparison only once somebody asks for it. */
function placed(
  model: TraceModel,
  step: ReceivesStep,
  { place, record, ...others }: Pick<Candidate, 'place' | 'record' | 'uncompared'>,
  diffOf: () => StanzaDiff,
): Candidate {
  const after = place === 'here' ? stepAt(model, record.frame.seq, step.index) : 0;
  return {
    place,
    record,
    ...others,
    ...(after === 0 || after === step.index ? {} : { after }),
    get diff() {
      return diffOf();
    },
  };
}

function hasFailed(model: TraceModel, { index }: ReceivesStep): boolean {
  return isFailure(model.steps.get(index)?.ended?.verdict);
}

/** Whether the actor has connected anew since: what was unread then is gone. */
export function isLeftOver(model: TraceModel, step: ReceivesStep, record: StanzaRecord): boolean {
  return arrivalOf(model, step, record)?.fate === 'left';
}
