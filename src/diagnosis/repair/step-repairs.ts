import { t } from '../../base/translate.ts';
import { finish, type InParts } from '../../base/in-parts.ts';
import { inLineEndsOf, insertAt, replaceRange } from '../../base/text-edit.ts';
import { partialRepairsInParts } from './stanza/partial-repair.ts';
import { repairsInParts, type RepairRequest } from './stanza/repair.ts';
import { expectationFor } from './stanza/expectation.ts';
import { actorVariables, type ActorVariables } from './stanza/variables.ts';
import type { ReceivesStep, ScenarioActor } from '../../script/scenario.ts';
import { aboveComments } from '../../script/source-lines.ts';
import { RECEIVE_RULE_TRAITS } from '../../trace/receive-rule.ts';
import type { EventSeq, FrameEvent, StepEnded } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { elementOf } from '../../trace/frame-element.ts';
import type { Candidate } from '../candidates.ts';
import { mendedAddress } from './mend-address.ts';
import { moveBefore, moveBehind, skippingStep } from './move-repairs.ts';
import { rulesOf } from '../step-diff.ts';
import { stepNow } from './step-now.ts';
import type { RanTrace, StepRepair } from './step-repair.ts';
import { isWritable } from './stanza/writable.ts';

/**
 * What makes a `receives` that failed take one of its candidates: none when the script has moved on from what ran. A
 * stanza that was within reach is accepted; one that an earlier step skipped is waited for before that step; one that
 * nobody else took is expected of the actor who got it.
 */
export function repairsForStep(
  ran: RanTrace,
  step: ReceivesStep,
  candidate: Candidate,
): readonly StepRepair[] {
  const now = stepNow(ran, step);
  if (now === undefined) return [];
  return [...mended(ran, now, candidate), ...taking(ran, now, candidate)];
}

/** What makes the step take the candidate. */
function taking(ran: RanTrace, now: ReceivesStep, candidate: Candidate): readonly StepRepair[] {
  switch (candidate.place) {
    case 'here':
      // One that differs in nothing was not the next to come when the step began.
      return candidate.diff.differences.length === 0
        ? moveBehind(ran, now, candidate)
        : acceptances(ran, now, candidate);
    case 'earlier':
      return moveBefore(ran, now, candidate, (each) => acceptances(ran, now, each));
    case 'later':
      return moveBehind(ran, now, candidate);
    case 'elsewhere':
      return changedActor(ran, now, candidate);
  }
}

/** What makes the stanza of a step come for which none came that could have been meant; see `repairsForStep`. */
export function repairsForMissing(ran: RanTrace, step: ReceivesStep): readonly StepRepair[] {
  const now = stepNow(ran, step);
  return now === undefined ? [] : mendedAddress(ran, now);
}

/**
 * For each of the first `most` differences what accepts it alone, while the step goes on to fail for the others. Only
 * for a stanza that was within reach; empty when it has one difference or none.
 */
export function partialRepairsForStep(
  ran: RanTrace,
  step: ReceivesStep,
  candidate: Candidate,
  most: number,
): readonly (readonly StepRepair[])[] {
  return finish(partialsFor(ran, step, candidate, most));
}

/** Finds in parts, and keeps, what `repairsForStep` and `partialRepairsForStep` then give at once. */
export function* prepareRepairs(
  ran: RanTrace,
  step: ReceivesStep,
  candidate: Candidate,
  most: number,
): InParts<void> {
  const now = stepNow(ran, step);
  if (now === undefined) return;
  yield;
  const isAccepted = candidate.place === 'here' || candidate.place === 'earlier';
  if (isAccepted && candidate.diff.differences.length > 0)
    yield* acceptancesFor(ran, now, candidate);
  yield* partialsFor(ran, step, candidate, most);
}

function* partialsFor(
  ran: RanTrace,
  step: ReceivesStep,
  candidate: Candidate,
  most: number,
): InParts<readonly (readonly StepRepair[])[]> {
  const isWithinReach = candidate.place === 'here' && !isPassedBy(ran, step, candidate);
  const now = isWithinReach ? stepNow(ran, step) : undefined;
  if (now === undefined) return [];
  return yield* kept(partials, ran, { step: now, candidate }, (request) =>
    partialRepairsInParts(request, most),
  );
}

/** First what makes a refusal go away, or the stanza come from whom the step awaits it. */
function mended(ran: RanTrace, step: ReceivesStep, { isRefusal, diff }: Candidate) {
  const isOfAnother = diff.differences.some(({ path }) => path.length === 2 && path[1] === '@from');
  const isMissing = ran.model.steps.get(step.index)?.ended?.verdict === 'missing';
  return isRefusal === true || isOfAnother || isMissing ? mendedAddress(ran, step) : [];
}

function acceptances(ran: RanTrace, step: ReceivesStep, candidate: Candidate) {
  return finish(acceptancesFor(ran, step, candidate));
}

function* acceptancesFor(
  ran: RanTrace,
  step: ReceivesStep,
  candidate: Candidate,
): InParts<readonly StepRepair[]> {
  if (isPassedBy(ran, step, candidate)) return [];
  return yield* kept(wholes, ran, { step, candidate }, repairsInParts);
}

/** What was found last for a stanza that came. */
interface Kept<T> {
  readonly text: string;
  readonly step: number;
  readonly ended: StepEnded | undefined;
  readonly repairs: readonly T[];
}

type Keep<T> = WeakMap<FrameEvent, Kept<T>>;

const wholes: Keep<StepRepair> = new WeakMap();
const partials: Keep<readonly StepRepair[]> = new WeakMap();

/** A run that goes on has another model, and the same repairs. */
function* kept<T>(
  keep: Keep<T>,
  ran: RanTrace,
  { step, candidate }: { readonly step: ReceivesStep; readonly candidate: Candidate },
  find: (request: RepairRequest) => InParts<readonly T[]>,
): InParts<readonly T[]> {
  const { text } = ran;
  const { frame } = candidate.record;
  const ended = ran.model.steps.get(step.index)?.ended;
  const known = keep.get(frame);
  const isKnown = known?.text === text && known.step === step.index && known.ended === ended;
  if (isKnown) return known.repairs;
  const request = requestFor(ran, step, candidate);
  const repairs = request === undefined ? [] : yield* find(request);
  keep.set(frame, { text, step: step.index, ended, repairs });
  return repairs;
}

/** Where the very next stanza has to match, no other one can be accepted. */
function isPassedBy(
  { model }: RanTrace,
  step: ReceivesStep,
  { place, record }: Candidate,
): boolean {
  const { stanza } = model.steps.get(step.index)?.ended ?? {};
  const { looksFurther } = RECEIVE_RULE_TRAITS[model.started?.rule ?? 'skip'];
  return place === 'here' && !looksFurther && record.frame.seq !== stanza;
}

function requestFor(
  ran: RanTrace,
  step: ReceivesStep,
  { record }: Candidate,
): RepairRequest | undefined {
  const received = elementOf(record.frame);
  if (!received.ok) return undefined;
  const variables = variablesAt(ran, ran.model.steps.get(step.index)?.ended?.seq);
  const rules = rulesOf(ran.model);
  return { source: ran.text, pattern: step.stanza, received: received.value, variables, rules };
}

/** Where another actor got the very stanza, and no step of that actor took it. */
function changedActor(
  { text }: RanTrace,
  step: ReceivesStep,
  { record, diff }: Candidate,
): readonly StepRepair[] {
  const { actor } = record.frame;
  const { start } = step.range;
  const isNamed = text.startsWith(step.actor, start);
  if (record.fate !== 'unread' || diff.differences.length > 0 || !isNamed) return [];
  const edit = replaceRange({ start, end: start + step.actor.length }, actor);
  return [{ kind: 'change-actor', label: t('Expect it of {actor}', { actor }), edits: [edit] }];
}

/**
 * A `receives` of its own for a stanza that a step skipped, before that step; `undefined` when none skipped it, and when
 * the script has moved on.
 */
export function addedReceives(ran: RanTrace, record: StanzaRecord): StepRepair | undefined {
  const skipping = skippingStep(ran, record);
  const received = elementOf(record.frame);
  if (skipping === undefined || !received.ok || !isWritable(received.value)) return undefined;
  const { actor, seq } = record.frame;
  const stanza = expectationFor(received.value, variablesAt(ran, seq));
  const block = `${actor} receives:\n\t${stanza.replaceAll('\n', '\n\t')}\n\n`;
  const place = aboveComments(ran.text, skipping.range.start);
  const edits = inLineEndsOf(ran.text, [insertAt(place, block)]);
  return { kind: 'add-receives', label: t('Add a receives for it'), edits };
}

/** The actors' variables and the captures as they stood before an event, or at the end. */
export function variablesAt(
  { model, scenario }: RanTrace,
  seq: EventSeq | undefined,
): ActorVariables {
  return actorVariables(
    scenario.actors.map((actor) => ({
      name: actor.name,
      jid: actor.jid,
      fullJid: fullJidOf(model, actor, seq),
    })),
    capturesBefore(model, seq),
  );
}

/** What an event itself captured is not known before it. */
function capturesBefore(
  { steps }: TraceModel,
  seq: EventSeq | undefined,
): ReadonlyMap<string, string> {
  const takings = [...steps.values()]
    .flatMap(({ ended, excused }) => [ended, excused])
    .filter((event) => event !== undefined)
    .filter((event) => seq === undefined || event.seq < seq)
    .toSorted((a, b) => a.seq - b.seq);
  return new Map(takings.flatMap(({ captures }) => Object.entries(captures ?? {})));
}

/** As `resolveVariable` has it: the newest one that was bound; before that, the one that the script gives. */
function fullJidOf(
  model: TraceModel,
  { name, jid: bare, resource }: ScenarioActor,
  seq: EventSeq | undefined,
): string | undefined {
  const changes = model.connections.get(name) ?? [];
  const until = changes.filter((change) => seq === undefined || change.seq <= seq);
  const bound = until.findLast(({ jid }) => jid !== undefined)?.jid;
  return bound ?? (resource === undefined ? undefined : `${bare}/${resource}`);
}
