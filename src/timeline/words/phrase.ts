import { wordFinder } from '../../base/find-words.ts';
import type { RowPhrase, PhrasePart } from '../model.ts';

/** `phrase('no ', code('role'), ' on <item>')`. */
export function phrase(...parts: readonly (string | PhrasePart)[]): RowPhrase {
  return parts
    .map((part) => (typeof part === 'string' ? { text: part, code: false } : part))
    .filter(({ text }) => text !== '');
}

export function code(text: string): PhrasePart {
  return { text, code: true };
}

export function phraseText(parts: RowPhrase): string {
  return parts.map(({ text }) => text).join('');
}

/** A phrase in which these words are code, wherever they stand on their own. */
export function markCode(text: string, words: readonly string[]): RowPhrase {
  const telling = words.filter((word) => word.length > 1 && word.length <= text.length);
  const parts: (string | PhrasePart)[] = [];
  let at = 0;
  for (const { start, end } of wordFinder(telling, WHOLE_WORDS).find(text)) {
    parts.push(text.slice(at, start), code(text.slice(start, end)));
    at = end;
  }
  return phrase(...parts, text.slice(at));
}

const WHOLE_WORDS = {
  joinsBefore: (char: string) => /[\w<]/.test(char),
  joinsBehind: (char: string) => /[\w>]/.test(char),
};
