import type { ColorToken } from './look.ts';

/** How a token is painted: its colour as a token of the page, and a style of its type. */
export interface TokenLook {
  readonly color: ColorToken;
  readonly style?: 'bold' | 'italic';
}

/** Tokens of `language.ts`, by the first part of their names. */
export const TOKEN_LOOKS: Readonly<Record<string, TokenLook>> = {
  '': { color: 'x-text' },
  text: { color: 'x-text' },
  title: { color: 'x-actor', style: 'bold' },
  heading: { color: 'x-attr' },
  comment: { color: 'x-comment', style: 'italic' },
  separator: { color: 'x-punct' },
  actor: { color: 'x-actor', style: 'bold' },
  verb: { color: 'x-verb' },
  tag: { color: 'x-tag' },
  attribute: { color: 'x-attr' },
  string: { color: 'x-value' },
  variable: { color: 'x-var' },
  entity: { color: 'x-var' },
  punctuation: { color: 'x-punct' },
};
