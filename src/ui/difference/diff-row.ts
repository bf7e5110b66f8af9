import type { XmlToken } from '../widgets/xml-tokens.ts';

/** One line of the two aligned trees. */
export interface DiffRow {
  readonly left: DiffCell;
  readonly right: DiffCell;
  /** Whether this line is a reason for the failure: it gets the band. */
  readonly isDifference: boolean;
}

/** One side of a line. Without tokens, slot and hint there is nothing on this side. */
export interface DiffCell {
  readonly depth: number;
  readonly tokens: readonly XmlToken[];
  /** Line of the script, where it is another one than the row before shows. */
  readonly line?: number;
  /** On the first line of a difference. */
  readonly sign?: '−' | '+';
  /** The place of what is absent: `no role`. */
  readonly slot?: string;
  /** Quiet words in place of a node: `others are allowed here`. */
  readonly hint?: string;
  /** Quiet words after the node: `any`, `extra`, `Juliet’s JID`. */
  readonly tag?: string;
}

export const EMPTY_CELL: DiffCell = { depth: 0, tokens: [] };
