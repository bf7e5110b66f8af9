import type { Phrase, PhrasePart } from './model.ts';

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
