import type { DiffCell, DiffRow } from './diff-row.ts';

/** One line of a difference in one column. */
export interface UnifiedCell {
  readonly cell: DiffCell;
  readonly side: 'left' | 'right';
}

/**
 * A row of two sides as lines of one column: what is the same once, with what is told of either; what differs one below
 * the other, each with what its side is called. Of a hint in the place of what only the other side has, that other side.
 */
export function unifiedCells(
  { left, right, isDifference }: DiffRow,
  heads: readonly [left: string, right: string],
): readonly UnifiedCell[] {
  if (isDifference) {
    return [
      { cell: { ...left, tag: toldAs(heads[0], left) }, side: 'left' },
      { cell: { ...right, tag: toldAs(heads[1], right) }, side: 'right' },
    ];
  }
  if (left.tokens.length === 0) return [{ cell: right, side: 'right' }];
  const { tag } = right;
  return [{ cell: tag === undefined ? left : { ...left, tag }, side: 'left' }];
}

/** Whose line it is; then what else is told of it, such as an attribute that is extra beside one that differs. */
function toldAs(head: string, { tag }: DiffCell): string {
  return tag === undefined ? inSentence(head) : `${inSentence(head)} · ${tag}`;
}

/** A head where no sentence begins; nouns of a language keep their capitals within it. */
export function inSentence(head: string): string {
  return head.charAt(0).toLowerCase() + head.slice(1);
}
