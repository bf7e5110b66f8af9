import { t } from '../../base/translate.ts';
import type { FanHead, RowPhrase, RowVerdict } from '../model.ts';
import { agrees } from '../growing/fan-out-seed.ts';
import type { LaidRow } from '../laid-row.ts';
import { phrase, phraseText } from './phrase.ts';
import { VERDICT_WORDS } from './verdict-words.ts';

/** More names would leave the sentence no room. */
const MOST_NAMES = 2;

/** `7 of 8 received it, not Juliet. Mercutio hears Romeo: “Draw!”`: how many got the stanza, and what it says to the first of them. */
export function fanOutPhrase(members: readonly LaidRow[]): RowPhrase {
  const received = members.filter(({ verdict }) => verdict === 'matched').length;
  const failed = members.filter(({ verdict }) => !agrees(verdict));
  const others = failed.length === 0 ? '' : t(', not {namesOf}', { namesOf: namesOf(failed) });
  const first = members.find(({ verdict }) => agrees(verdict)) ?? members[0];
  const told = first === undefined ? '' : phraseText(first.phrase);
  if (received === 0 && failed.length === 0) {
    return phrase(t('{count} are to receive it. {told}', { count: members.length, told }).trim());
  }
  return phrase(
    t('{received} of {count} received it{others}. {told}', {
      received,
      count: members.length,
      others,
      told,
    }).trim(),
  );
}

function namesOf(rows: readonly LaidRow[]): string {
  const names = rows.slice(0, MOST_NAMES).map(({ seed }) => seed.actor);
  const more = rows.length - names.length;
  if (more > 0) return t('{names} and {more} more', { names: names.join(', '), more });
  return names.join(t(' and '));
}

/** The accessible name: `Steps 54 to 61, 8 actors receive message: never came, folded`. */
export function fanOutName(
  members: readonly LaidRow[],
  verdict: RowVerdict,
  { steps }: FanHead,
): string {
  const kind = members[0]?.label.name ?? t('stanza');
  const range = t('Steps {steps} to {at}', { steps: steps[0] ?? '', at: steps.at(-1) ?? '' });
  return t('{range}, {count} actors receive {kind}: {VERDICT_WORDS}', {
    range,
    count: members.length,
    kind,
    VERDICT_WORDS: VERDICT_WORDS[verdict],
  });
}
