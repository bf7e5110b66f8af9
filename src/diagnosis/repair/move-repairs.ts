import { t } from '../../base/translate.ts';
import {
  applyEdits,
  inLineEndsOf,
  insertAt,
  removeRange,
  type TextEdit,
} from '../../base/text-edit.ts';
import { shiftRange, type TextRange } from '../../base/text-range.ts';
import type { ReceivesStep, Scenario, Step } from '../../script/scenario.ts';
import { aboveComments } from '../../script/source-lines.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { isLeftOver, type Candidate } from '../candidates.ts';
import { lastToStandBefore } from './stand-before.ts';
import { stepNow } from './step-now.ts';
import type { RanTrace, StepRepair } from './step-repair.ts';

/**
 * The step is put before the one that skipped its stanza: there both still find theirs, in the order they came. Where
 * its stanza differs, it is accepted by the first of `acceptances`.
 */
export function moveBefore(
  ran: RanTrace,
  step: ReceivesStep,
  candidate: Candidate,
  acceptances: (candidate: Candidate) => readonly { readonly edits: readonly TextEdit[] }[],
): readonly StepRepair[] {
  const { record, diff } = candidate;
  const skipping = skippingStep(ran, record);
  if (skipping === undefined || isLeftOver(ran.model, step, record)) return [];
  const accepting = diff.differences.length === 0 ? [] : acceptances(candidate)[0]?.edits;
  if (accepting === undefined) return [];
  const { text } = ran;
  const moved = movedRange(ran, step);
  const inBlock = accepting.map((edit) => ({ ...edit, ...shiftRange(edit, -moved.start) }));
  const block = applyEdits(text.slice(moved.start, moved.end), inBlock);
  const more = accepting.length === 0 ? '' : t(', accept what came');
  const place = aboveComments(text, skipping.range.start);
  const edits = [insertAt(place, `${block}\n\n`), removeRange(removalOf(moved, text))];
  return [
    {
      kind: 'move-step',
      label: t('Move before step {index}{more}', { index: skipping.index, more }),
      edits: inLineEndsOf(text, edits),
    },
  ];
}

/**
 * The step is put behind those that had begun when its stanza came, and behind those of its actor that took what came
 * before. None for a stanza that a step took: moving does not make a second one.
 */
export function moveBehind(
  ran: RanTrace,
  step: ReceivesStep,
  { record }: Candidate,
): readonly StepRepair[] {
  const index = lastToStandBefore(ran, step, record);
  const found = index > step.index ? ran.scenario.steps[index - 1] : undefined;
  const target = found && stepNow(ran, found);
  if (record.fate === 'matched' || target === undefined) return [];
  const { text } = ran;
  const moved = movedRange(ran, step);
  const block = text.slice(moved.start, moved.end);
  const edits = [removeRange(removalOf(moved, text)), insertAt(target.range.end, `\n\n${block}`)];
  return [
    {
      kind: 'move-step',
      label: t('Move after step {index}', { index: target.index }),
      edits: inLineEndsOf(text, edits),
    },
  ];
}

/** The step that skipped a stanza, as it stands in the script now. */
export function skippingStep(ran: RanTrace, { skippedBy = 0 }: StanzaRecord): Step | undefined {
  const step = ran.scenario.steps[skippedBy - 1];
  return step && stepNow(ran, step);
}

/** A step with the blank lines behind it. */
export function removalOf({ start, end }: TextRange, text: string): TextRange {
  const gap = /^\s*\n(?=\S)|^\s*$/.exec(text.slice(end))?.[0] ?? '';
  return { start, end: end + gap.length };
}

/** A step with the comments that are about it alone: those above a scene of more steps are about all of them. */
function movedRange({ scenario, text }: RanTrace, { index, range }: Step): TextRange {
  return isAlone(scenario, index) ? { ...range, start: aboveComments(text, range.start) } : range;
}

function isAlone({ scenes, steps }: Scenario, index: number): boolean {
  const at = scenes.findIndex(({ firstStep }) => firstStep === index);
  const next = scenes[at + 1]?.firstStep ?? steps.length + 1;
  return at >= 0 && next === index + 1;
}
