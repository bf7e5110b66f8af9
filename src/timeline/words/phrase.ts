import type { Phrase, PhrasePart } from '../model.ts';

/** `phrase('no ', code('role'), ' on <item>')`. */
export function phrase(...parts: readonly (string | PhrasePart)[]): Phrase {
  return parts
    .map((part) => (typeof part === 'string' ? { text: part, code: false } : part))
    .filter(({ text }) => text !== '');
}

export function code(text: string): PhrasePart {
  return { text, code: true };
}

export function phraseText(parts: Phrase): string {
  return parts.map(({ text }) => text).join('');
}

/** A phrase in which these words are code, wherever they stand on their own. */
export function markCode(text: string, words: readonly string[]): Phrase {
  const telling = words.filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
  if (telling.length === 0) return phrase(text);
  const alternatives = telling.map((word) => word.replace(/[^\w\s]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\w<])(${alternatives})(?![\\w>])`);
  return phrase(...text.split(pattern).map((part) => (telling.includes(part) ? code(part) : part)));
}
