import type { ComparedStep, RunComparison } from './compare-runs.ts';
import { isFailure } from '../../trace/verdict.ts';
import type { StepState } from './read-run.ts';

/** What a state is called. */
export const STATE_WORDS: Readonly<Record<StepState, string>> = {
  sent: 'sent',
  matched: 'matched',
  differs: 'differs',
  missing: 'never came',
  unexpected: 'unexpected',
  failed: 'failed',
  waiting: 'broken off',
  'not-run': 'not run',
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
      return `All ${steps.length} steps are the same; what came after the last one differs.`;
    }
    return steps.length === 1
      ? 'The one step is the same.'
      : `All ${steps.length} steps are the same.`;
  }
  const verb = same === 1 ? 'is' : 'are';
  return `${same} of ${steps.length} steps ${verb} the same; ${tellStep(telling)}.`;
}

function hasOtherStanzas({ lines }: ComparedStep): boolean {
  return lines.some(
    ({ likeness, left, right }) => likeness !== 'same' && (left ?? right)?.event.type === 'frame',
  );
}

/** `step 8`, `step 8 (9 on the right)`. */
export function stepName({ left, right }: Pick<ComparedStep, 'left' | 'right'>): string {
  const [a, b] = [left?.step.index, right?.step.index];
  if (a === undefined || b === undefined) return `step ${a ?? b ?? 0}`;
  return a === b ? `step ${a}` : `step ${a} (${b} on the right)`;
}

function tellStep(row: ComparedStep): string {
  const { left, right, likeness } = row;
  const name = stepName(row);
  if (left === undefined) return `${name} is only in the script on the right`;
  if (right === undefined) return `${name} is only in the script on the left`;
  switch (likeness) {
    case 'only-left':
      return `${name} ran only on the left`;
    case 'only-right':
      return `${name} ran only on the right`;
    case 'order':
      return `in ${name} stanzas came in another order`;
    default:
      return left.state === right.state
        ? `${name} has other stanzas`
        : `${name} differs: ${stateWords(left.state, right.state)}`;
  }
}

function stateWords(left: StepState, right: StepState): string {
  const isPlain = isFailure(left) !== isFailure(right);
  const word = isPlain ? plainWord : (state: StepState) => STATE_WORDS[state];
  return `${word(left)} on the left, ${word(right)} on the right`;
}

function plainWord(state: StepState): string {
  if (isFailure(state)) return 'failed';
  return state === 'sent' || state === 'matched' ? 'passed' : STATE_WORDS[state];
}
