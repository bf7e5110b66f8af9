import {
  applyEdits,
  insertAt,
  removeRange,
  replaceRange,
  type TextEdit,
} from '../base/text-edit.ts';
import { shiftRange, type TextRange } from '../base/text-range.ts';
import { findPartialRepairs, type PartialRepair } from '../match/partial-repair.ts';
import { findRepairs, type RepairKind, type RepairRequest } from '../match/repair.ts';
import { expectationFor } from '../match/expectation.ts';
import { actorVariables, type ActorVariables } from '../match/variables.ts';
import type { ReceivesStep, Step } from '../script/scenario.ts';
import type { EventSeq } from '../trace/event.ts';
import type { TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import { parseStrict } from '../xml/parse-strict.ts';
import { isLeftOver, type Candidate } from './candidates.ts';
import { lastToStandBefore } from './stand-before.ts';
import { stepNow, type RanScript } from './step-now.ts';

/** A change of the script after which the step would take the stanza, or the stanza have a step that takes it. */
export interface StepRepair {
  readonly kind:
    | RepairKind
    | PartialRepair['kind']
    | 'move-step'
    | 'change-actor'
    | 'add-receives'
    | 'expect-received'
    | 'remove-step';
  /** What the button says. */
  readonly label: string;
  /** In the order of their places, for the script as it is now; they do not overlap. */
  readonly edits: readonly TextEdit[];
}

export interface RanTrace extends RanScript {
  readonly model: TraceModel;
}

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
  switch (candidate.place) {
    case 'here':
      // One that differs in nothing was not the next to come when the step began.
      return candidate.diff.differences.length === 0
        ? movesBehind(ran, now, candidate)
        : acceptances(ran, now, candidate);
    case 'earlier':
      return moves(ran, now, candidate);
    case 'later':
      return movesBehind(ran, now, candidate);
    case 'elsewhere':
      return changedActor(ran, now, candidate);
  }
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
  const now = candidate.place === 'here' ? stepNow(ran, step) : undefined;
  const request = now && requestFor(ran, now, candidate);
  return request === undefined ? [] : findPartialRepairs(request, most);
}

function acceptances(ran: RanTrace, step: ReceivesStep, candidate: Candidate) {
  const request = requestFor(ran, step, candidate);
  return request === undefined ? [] : findRepairs(request);
}

function requestFor(
  ran: RanTrace,
  step: ReceivesStep,
  { record }: Candidate,
): RepairRequest | undefined {
  const received = parseStrict(record.frame.xml);
  if (!received.ok) return undefined;
  const variables = variablesAt(ran, ran.model.steps.get(step.index)?.ended?.seq);
  return { source: ran.text, pattern: step.stanza, received: received.value, variables };
}

/** The step is put before the one that skipped its stanza: there both still find theirs, in the order they came. */
function moves(ran: RanTrace, step: ReceivesStep, candidate: Candidate): readonly StepRepair[] {
  const { record, diff } = candidate;
  const skipping = skippingStep(ran, record);
  if (skipping === undefined || isLeftOver(ran.model, step, record)) return [];
  const accepting =
    diff.differences.length === 0 ? [] : acceptances(ran, step, candidate)[0]?.edits;
  if (accepting === undefined) return [];
  const inBlock = accepting.map((edit) => ({ ...edit, ...shiftRange(edit, -step.range.start) }));
  const block = applyEdits(ran.text.slice(step.range.start, step.range.end), inBlock);
  const more = accepting.length === 0 ? '' : ', accept what came';
  return [
    {
      kind: 'move-step',
      label: `Move before step ${skipping.index}${more}`,
      edits: [
        insertAt(skipping.range.start, `${block}\n\n`),
        removeRange(removalOf(step, ran.text)),
      ],
    },
  ];
}

/** A step with the blank lines behind it. */
export function removalOf({ range }: Step, text: string): TextRange {
  const gap = /^\s*\n(?=\S)|^\s*$/.exec(text.slice(range.end))?.[0] ?? '';
  return { start: range.start, end: range.end + gap.length };
}

/**
 * The step is put behind those that had begun when its stanza came, and behind those of its actor that took what came
 * before. None for a stanza that a step took: moving does not make a second one.
 */
function movesBehind(
  ran: RanTrace,
  step: ReceivesStep,
  { record }: Candidate,
): readonly StepRepair[] {
  const index = lastToStandBefore(ran, step, record);
  const found = index > step.index ? ran.scenario.steps[index - 1] : undefined;
  const target = found && stepNow(ran, found);
  if (record.fate === 'matched' || target === undefined) return [];
  const block = ran.text.slice(step.range.start, step.range.end);
  return [
    {
      kind: 'move-step',
      label: `Move after step ${target.index}`,
      edits: [removeRange(removalOf(step, ran.text)), insertAt(target.range.end, `\n\n${block}`)],
    },
  ];
}

/** The step that skipped a stanza, as it stands in the script now. */
function skippingStep(ran: RanTrace, { skippedBy = 0 }: StanzaRecord): Step | undefined {
  const step = ran.scenario.steps[skippedBy - 1];
  return step && stepNow(ran, step);
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
  return [{ kind: 'change-actor', label: `Expect it of ${actor}`, edits: [edit] }];
}

/**
 * A `receives` of its own for a stanza that a step skipped, before that step; `undefined` when none skipped it, and when
 * the script has moved on.
 */
export function addedReceives(ran: RanTrace, record: StanzaRecord): StepRepair | undefined {
  const skipping = skippingStep(ran, record);
  const received = parseStrict(record.frame.xml);
  if (skipping === undefined || !received.ok) return undefined;
  const { actor, seq } = record.frame;
  const stanza = expectationFor(received.value, variablesAt(ran, seq));
  const block = `${actor} receives:\n\t${stanza.replaceAll('\n', '\n\t')}\n\n`;
  const edits = [insertAt(skipping.range.start, block)];
  return { kind: 'add-receives', label: 'Add a receives for it', edits };
}

/** The actors' variables as they stood at an event, or at the end. */
export function variablesAt(
  { model, scenario }: RanTrace,
  seq: EventSeq | undefined,
): ActorVariables {
  return actorVariables(
    scenario.actors.map(({ name, jid }) => ({ name, jid, fullJid: fullJidOf(model, name, seq) })),
  );
}

function fullJidOf(
  model: TraceModel,
  actor: string,
  seq: EventSeq | undefined,
): string | undefined {
  const changes = model.connections.get(actor) ?? [];
  const until = changes.filter((change) => seq === undefined || change.seq <= seq);
  return until.findLast(({ jid }) => jid !== undefined)?.jid;
}
