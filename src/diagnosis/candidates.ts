import type { MatchRules } from '../match/unasked-error.ts';
import type { StanzaDiff } from '../match/difference.ts';
import { rankCandidates } from './nearest.ts';
import type { ReceivesStep } from '../script/scenario.ts';
import type { EventSeq } from '../trace/event.ts';
import type { TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import type { XmlElement } from '../xml/element.ts';
import { elementOf } from '../trace/frame-element.ts';
import { answeringError, lastSent, type LastSent } from './refused-send.ts';
import { diffWith, expectationOf, rulesOf } from './step-diff.ts';

/**
 * Where a stanza was that a failed `receives` may have meant. `here`: within the reach of the step, unread or skipped
 * by it. `earlier`: for the same actor, and gone when the step began. `later`: for the same actor, after the step had
 * failed, or taken by a later step. `elsewhere`: for another actor.
 */
export type CandidatePlace = 'here' | 'earlier' | 'later' | 'elsewhere';

export interface Candidate {
  readonly place: CandidatePlace;
  readonly record: StanzaRecord;
  readonly diff: StanzaDiff;
  /** Of one `here`: the step after which it came, before this one began; absent where it came while this one waited. */
  readonly after?: number;
  /** Nothing near came, but this error: it answers what the actor sent last. */
  readonly isRefusal?: true;
}

const PLACES: readonly CandidatePlace[] = ['here', 'earlier', 'later', 'elsewhere'];
/** How many stanzas of each place are looked at, the newest ones. */
const MEMORY = 200;
/** How many candidates of each place are offered. */
const OFFERED = 8;

/**
 * All stanzas that a `receives` which failed could have meant, computed from the trace: by place, and there the nearest
 * first. Empty when nothing near came, and for a step that has not ended or has matched.
 */
export function candidatesOf(model: TraceModel, step: ReceivesStep): readonly Candidate[] {
  const ended = model.steps.get(step.index)?.ended;
  const expected = expectationOf(model, step);
  if (ended === undefined || expected === undefined || !hasFailed(model, step)) return [];
  const since = lastSent(model, step.actor, ended.seq);
  const came = model.stanzas.filter(({ frame }) => {
    if (frame.direction !== 'received') return false;
    if (frame.actor === step.actor) return true;
    // What came to others before the actor did anything is no answer to it.
    return frame.seq < ended.seq && frame.seq > (since?.seq ?? -1);
  });
  const groups = PLACES.map((place) => {
    const records = came.filter((record) => placeOf(model, step, record) === place).slice(-MEMORY);
    // What is out of reach is the likelier to be meant, the newer it is.
    return ranked(expected, place === 'here' ? records : records.reverse(), rulesOf(model))
      .filter(({ record, diff }) => isOffered(place, record, diff))
      .slice(0, OFFERED)
      .map((candidate) => placed(model, step, { place, ...candidate }));
  });
  return toldFirst(groups, since && refusalFor(model, step, since, ended.seq), ended.stanza);
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

/** The error that answers what the actor sent last, if the step could have got it and no step asked for it. */
function refusalFor(
  model: TraceModel,
  step: ReceivesStep,
  sent: LastSent,
  before: EventSeq,
): Candidate | undefined {
  const found = answeringError(model, sent, before);
  const candidate = found && candidateFor(model, step, found.record);
  return candidate && { ...candidate, isRefusal: true };
}

/** Any stanza that a person holds against a `receives` that failed; `undefined` where nothing failed, or it cannot be read. */
export function candidateFor(
  model: TraceModel,
  step: ReceivesStep,
  record: StanzaRecord,
): Candidate | undefined {
  if (!hasFailed(model, step) || record.frame.direction !== 'received') return undefined;
  const diff = diffWith(model, step, record);
  const place = placeOf(model, step, record);
  return diff && placed(model, step, { place, record, diff });
}

function placed(model: TraceModel, step: ReceivesStep, candidate: Candidate): Candidate {
  const after = candidate.place === 'here' ? stepBefore(model, step, candidate.record) : undefined;
  return after === undefined ? candidate : { ...candidate, after };
}

/** The newest step that had begun when a stanza came; `undefined` once this one had. */
function stepBefore(
  { steps }: TraceModel,
  { index }: ReceivesStep,
  { frame }: StanzaRecord,
): number | undefined {
  for (let before = index; before > 0; before -= 1) {
    const started = steps.get(before)?.started?.seq;
    if (started !== undefined && started < frame.seq) return before === index ? undefined : before;
  }
  return undefined;
}

function hasFailed(model: TraceModel, { index }: ReceivesStep): boolean {
  const verdict = model.steps.get(index)?.ended?.verdict;
  return verdict !== undefined && verdict !== 'matched';
}

/** Out of reach, only the very stanza counts when a step took it, for it did what it came for; and when it came later. */
function isOffered(place: CandidatePlace, { fate }: StanzaRecord, diff: StanzaDiff): boolean {
  if (place === 'here' || diff.differences.length === 0) return true;
  return place !== 'later' && fate !== 'matched';
}

function ranked(expected: XmlElement, records: readonly StanzaRecord[], rules: MatchRules) {
  const readable = records.flatMap((record) => {
    const parsed = elementOf(record.frame);
    return parsed.ok ? [{ record, element: parsed.value }] : [];
  });
  const elements = readable.map(({ element }) => element);
  return rankCandidates(expected, elements, rules).flatMap(({ index, diff }) => {
    const record = readable[index]?.record;
    return record === undefined ? [] : [{ record, diff }];
  });
}

function placeOf(model: TraceModel, step: ReceivesStep, record: StanzaRecord): CandidatePlace {
  if (record.frame.actor !== step.actor) return 'elsewhere';
  const ended = model.steps.get(step.index)?.ended?.seq ?? Infinity;
  if (record.frame.seq > ended) return 'later';
  if (isLeftOver(model, step, record)) return 'earlier';
  return record.fate === 'unread' ? 'here' : placeByStep(step, record);
}

/** Whether the actor has connected anew since: what was unread then is gone. */
export function isLeftOver(
  model: TraceModel,
  step: ReceivesStep,
  { frame }: StanzaRecord,
): boolean {
  const began = model.steps.get(step.index)?.started?.seq ?? Infinity;
  const changes = model.connections.get(frame.actor) ?? [];
  return changes.some(({ state, seq }) => state === 'connecting' && frame.seq < seq && seq < began);
}

/** Going by the step that skipped or took it. */
function placeByStep({ index }: ReceivesStep, record: StanzaRecord): CandidatePlace {
  const end = record.skippedBy ?? record.step ?? 0;
  if (end < index) return 'earlier';
  return end > index && record.fate === 'matched' ? 'later' : 'here';
}
