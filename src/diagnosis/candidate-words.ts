import { counted } from '../base/counted.ts';
import { t } from '../base/translate.ts';
import type { StanzaDiff } from '../match/difference.ts';
import { isUnaskedError } from '../match/unasked-error.ts';
import type { Candidate } from './candidates.ts';

/** Where a candidate was, in a sentence: `It came earlier, and step 8 skipped it.` */
export function candidateSentence({ place, record, after }: Candidate): string {
  const { frame, skippedBy, step } = record;
  const end =
    skippedBy === undefined
      ? t('step {step} took it', { step })
      : t('step {skippedBy} skipped it', { skippedBy });
  switch (place) {
    case 'here':
      return after === undefined
        ? t('It came while the step waited.')
        : t('It came after step {after}, and was there when this step began.', { after });
    case 'earlier':
      return step === undefined
        ? t('It came earlier, before {actor} connected anew, and was left unread.', {
            actor: frame.actor,
          })
        : t('It came earlier, and {end}.', { end });
    case 'later':
      return step === undefined
        ? t('It came later, when the step had failed, and no step took it.')
        : t('It came later, and {end}.', { end });
    case 'elsewhere':
      return step === undefined
        ? t('It came to {actor}, and no step took it.', { actor: frame.actor })
        : t('It came to {actor}, and {end}.', { actor: frame.actor, end });
  }
}

/** The same in a few words, with how near it is: `skipped at step 8 · 1 difference`. */
export function candidateLabel({ place, record, diff, isRefusal }: Candidate): string {
  const { frame, skippedBy, step } = record;
  const near = nearWords(diff);
  const taken = step === undefined ? t('unread') : t('taken by step {step}', { step });
  const end = skippedBy === undefined ? taken : t('skipped at step {skippedBy}', { skippedBy });
  if (isRefusal) return t('a refusal · {near}', { near });
  const isOwn = skippedBy === undefined ? '' : `${t('skipped by this step ·')} `;
  switch (place) {
    case 'here':
      return `${isOwn}${near}`;
    case 'earlier':
      return `${end} · ${near}`;
    case 'later':
      return t('later, {end} · {near}', { end, near });
    case 'elsewhere':
      return `${frame.actor}, ${end} · ${near}`;
  }
}

/** An error has all that the pattern names where that names no type, and is still not what was awaited. */
function nearWords({ root: { expected, received }, differences: { length } }: StanzaDiff): string {
  if (length > 0) return counted(length, 'difference');
  const isError =
    expected !== undefined && received !== undefined && isUnaskedError(expected, received);
  return isError ? t('an error, else nothing differs') : t('nothing differs');
}

/** What is left out where not all could be compared; `undefined` where nothing is. */
export function uncomparedSentence(candidates: readonly Candidate[]): string | undefined {
  const count = candidates.reduce((sum, { uncompared = 0 }) => sum + uncompared, 0);
  if (count === 0) return undefined;
  const what = t(
    '{count, plural, one {One more stanza could have been meant} other {{count} more stanzas could have been meant}}',
    { count },
  );
  return t(
    '{what}. All together are too large to be compared, so only the one is offered that looks likeliest. Choose another one in the timeline to compare it.',
    { what },
  );
}
