import { t } from '../../base/translate.ts';
import type { ComparedStep, RunComparison } from './compare-runs.ts';
import { isFailure } from '../../trace/verdict.ts';
import type { StepState } from './read-run.ts';

/** What a state is called. */
export const STATE_WORDS: Readonly<Record<StepState, string>> = {
  sent: t('sent'),
  matched: t('matched'),
  differs: t('differs'),
  missing: t('never came'),
  unexpected: t('unexpected'),
  failed: t('failed'),
  waiting: t('broken off'),
  'not-run': t('not run'),
};

/** `12 of 22 steps are the same; step 8 differs: failed on the left, passed on the right.` */
export function comparisonSentence({ steps: rows }: RunComparison): string {
  const steps = rows.filter(({ kind }) => kind === 'step');
  const same = steps.filter(({ likeness }) => likeness === 'same').length;
  const others = steps.filter(({ likeness }) => likeness !== 'same');
  const telling = others.find(({ likeness }) => likeness === 'differs') ?? others[0];
  if (telling === undefined) {
    const end = rows.find(({ kind }) => kind === 'ending');
    if (end !== undefined && hasOtherStanzas(end)) {
      return t('All {count} steps are the same; what came after the last one differs.', {
        count: steps.length,
      });
    }
    return steps.length === 1
      ? t('The one step is the same.')
      : t('All {count} steps are the same.', { count: steps.length });
  }
  return t('{same} of {count} steps {same, plural, one {is} other {are}} the same; {telling}.', {
    same,
    count: steps.length,
    telling: tellStep(telling),
  });
}

function hasOtherStanzas({ lines }: ComparedStep): boolean {
  return lines.some(
    ({ likeness, left, right }) => likeness !== 'same' && (left ?? right)?.event.type === 'frame',
  );
}

/** `step 8`, `step 8 (9 on the right)`. */
export function stepName({ left, right }: Pick<ComparedStep, 'left' | 'right'>): string {
  const [a, b] = [left?.step.index, right?.step.index];
  if (a === undefined || b === undefined) return t('step {step}', { step: a ?? b ?? 0 });
  if (a === b) return t('step {step}', { step: a });
  return t('step {step} ({right} on the right)', { step: a, right: b });
}

function tellStep(row: ComparedStep): string {
  const { left, right, likeness } = row;
  const name = stepName(row);
  if (left === undefined) return t('{name} is only in the script on the right', { name });
  if (right === undefined) return t('{name} is only in the script on the left', { name });
  switch (likeness) {
    case 'only-left':
      return t('{name} ran only on the left', { name });
    case 'only-right':
      return t('{name} ran only on the right', { name });
    case 'order':
      return t('in {name} stanzas came in another order', { name });
    default:
      return left.state === right.state
        ? t('{name} has other stanzas', { name })
        : t('{name} differs: {how}', { name, how: stateWords(left.state, right.state) });
  }
}

function stateWords(left: StepState, right: StepState): string {
  const isPlain = isFailure(left) !== isFailure(right);
  const word = isPlain ? plainWord : (state: StepState) => STATE_WORDS[state];
  return t('{left} on the left, {right} on the right', { left: word(left), right: word(right) });
}

function plainWord(state: StepState): string {
  if (isFailure(state)) return t('failed');
  return state === 'sent' || state === 'matched' ? t('passed') : STATE_WORDS[state];
}
