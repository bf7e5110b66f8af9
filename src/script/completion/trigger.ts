import type { CompletionKind } from '../complete.ts';

const KINDS: Readonly<Record<string, readonly CompletionKind[]>> = {
  $: ['variable'],
  '{': ['variable', 'wildcard'],
  '<': ['element', 'end-tag', 'stanza'],
  '/': ['end-tag'],
  '"': ['namespace', 'value', 'variable', 'wildcard'],
  "'": ['namespace', 'value', 'variable', 'wildcard'],
};

/** Characters that may open a list of completions when they are typed. */
export const COMPLETION_TRIGGERS: readonly string[] = Object.keys(KINDS);

/**
 * Whether a list that a typed character opened is to show completions of that kind. Quotes and slashes stand in
 * plain words too: there the list stays closed. A list that a person asked for shows all.
 */
export function isAskedFor(kind: CompletionKind, character: string | undefined): boolean {
  return character === undefined || (KINDS[character]?.includes(kind) ?? false);
}
