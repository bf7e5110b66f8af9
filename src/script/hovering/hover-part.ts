import type { TextRange } from '../../base/text-range.ts';

/** What a place in a script means: plain text, no markup. */
export interface Hover {
  /** What it is about. */
  readonly range: TextRange;
  readonly parts: readonly HoverPart[];
}

export interface HoverPart {
  readonly title: string;
  readonly sentences: readonly string[];
  /** Where a specification says it: `XEP-0045 §7.2.2`. */
  readonly section?: string;
  readonly url?: string;
}
