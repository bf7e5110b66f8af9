import { boundedText, NAME_LENGTH } from '../../base/bounded-text.ts';
import type { RowPhrase, PhrasePart, RowLabel } from '../model.ts';

/** The label with what cannot be seen told, and of bounded length, whatever the server calls its elements. */
export function shownLabel({ name, type, badges }: RowLabel): RowLabel {
  const shown = (text: string) => boundedText(text, NAME_LENGTH);
  return { name: shown(name), type: shown(type), badges: badges.map(shown) };
}

/** The same for what stands right of the arrow: no part is longer than a sentence. */
export function shownPhrase(phrase: RowPhrase): RowPhrase {
  return phrase.map((part): PhrasePart => ({
    ...part,
    text: boundedText(part.text, LONGEST_PART),
  }));
}

const LONGEST_PART = 900;
