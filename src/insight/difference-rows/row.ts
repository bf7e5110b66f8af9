import type { XmlAttribute, XmlElement } from '../../xml/element.ts';

/** One line of a difference, and what stands on either side of it. Pages colour it, terminals print it. */
export interface DifferenceRow {
  /** Levels below the root; lines of attributes are one level deeper than their start tag. */
  readonly depth: number;
  readonly mark: RowMark;
  readonly expected: RowSide;
  readonly received: RowSide;
  /** What has to be said of the received side, in this order; empty where all is plain to see. */
  readonly words: readonly RowWord[];
  /** Whether it belongs to the difference that began in a row before it: a branch that one side has alone. */
  readonly continues: boolean;
  /** Nodes (elements, attributes, texts) of the received side that belong here, are allowed, and are not drawn. */
  readonly leftOut: number;
}

/** What a line means. `moved`: it stands elsewhere. `error`: allowed, but it tells that an error came. */
export type RowMark = 'same' | 'differs' | 'moved' | 'allowed' | 'error';

export interface RowWord {
  /** `place`: where it is expected. `why`: why what does not look the same is no difference. */
  readonly kind: 'place' | 'why';
  readonly text: string;
}

/** What one side of a line holds. */
export type RowSide =
  | { readonly kind: 'nothing' }
  /** The place of what only the other side has: `no role`. */
  | { readonly kind: 'absent'; readonly words: string }
  /** Why there is nothing here: `others are allowed here`. */
  | { readonly kind: 'hint'; readonly words: string }
  | RowNode;

/** A piece of a stanza. */
export type RowNode =
  | {
      readonly kind: 'start';
      readonly element: XmlElement;
      /** Needs no declaration. */
      readonly inheritedNs: string;
      /** Those in this very line. */
      readonly attributes: readonly RowAttribute[];
      readonly ending: TagEnding;
    }
  | {
      readonly kind: 'attribute';
      readonly element: XmlElement;
      readonly attribute: RowAttribute;
      readonly ending: TagEnding;
    }
  | ({ readonly kind: 'text' } & RowText)
  | { readonly kind: 'end'; readonly element: XmlElement };

/** How a line of a start tag ends: attributes follow, `>`, `/>`, or the text of a leaf and its end tag. */
export type TagEnding = 'open' | 'full' | 'empty' | RowText;

export interface RowText {
  /** As the script has it, or as it was compared. */
  readonly text: string;
  readonly differs: boolean;
}

export interface RowAttribute {
  readonly attribute: XmlAttribute;
  /** What came; of what differs the value as the script has it, with its variables. */
  readonly written: string;
  readonly differs: boolean;
}

export const NOTHING: RowSide = { kind: 'nothing' };

/** A row with what is not said of it at its most usual. */
export function rowOf(
  row: Pick<DifferenceRow, 'depth' | 'mark'> & Partial<DifferenceRow>,
): DifferenceRow {
  return { expected: NOTHING, received: NOTHING, words: [], continues: false, leftOut: 0, ...row };
}

/** The piece of a stanza on a side; `undefined` where there is none. */
export function nodeOf(side: RowSide): RowNode | undefined {
  return side.kind === 'nothing' || side.kind === 'absent' || side.kind === 'hint'
    ? undefined
    : side;
}

/** Whether a line is a reason for the failure. */
export function isDifference({ mark }: DifferenceRow): boolean {
  return mark === 'differs' || mark === 'moved';
}
