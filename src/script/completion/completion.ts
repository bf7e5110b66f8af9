import type { TextRange } from '../../base/text-range.ts';
import type { Explanation } from '../vocabulary.ts';

export type CompletionKind =
  | 'actor'
  | 'attribute'
  | 'definition'
  | 'element'
  | 'end-tag'
  | 'namespace'
  | 'property'
  | 'stanza'
  | 'value'
  | 'variable'
  | 'verb'
  | 'wildcard';

/** One thing that can be written at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label; may be empty. */
  readonly detail: string;
  /** Sentences about it. */
  readonly documentation?: string;
  /** With `isSnippet` it has tab stops (`$1`, `${1:text}`, `$0`) as editors know them. */
  readonly insertText: string;
  /** Lines after the first are indented relative to the line of the cursor. */
  readonly isSnippet: boolean;
  /** What it replaces: what is typed of it so far. */
  readonly range: TextRange;
}

/** A completion without its place. */
export type Offer = Omit<Completion, 'range'>;

export function plain(kind: CompletionKind, label: string, detail = ''): Offer {
  return { label, kind, detail, insertText: label, isSnippet: false };
}

export function at(range: TextRange, offers: readonly Offer[]): readonly Completion[] {
  return offers.map((offer) => ({ ...offer, range }));
}

/** Text that means itself inside a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The documentation of a completion, absent when nothing is known. */
export function documented(explanation: Explanation | undefined): Pick<Offer, 'documentation'> {
  if (explanation === undefined) return {};
  const { text, section, servers } = explanation;
  const meaning = section === undefined ? text : `${text} (${section})`;
  return { documentation: servers === undefined ? meaning : `${meaning} ${servers}` };
}
