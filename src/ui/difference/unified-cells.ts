import type { DiffCell, DiffRow } from './diff-row.ts';

/** One line of a difference in one column. */
export interface UnifiedCell {
  readonly cell: DiffCell;
  readonly side: 'left' | 'right';
  /** Whose line it is, where both have one. */
  readonly about?: 'expected' | 'received';
}

/**
 * A row of two sides as lines of one column: what is the same once, with what is told of either; what differs one below
 * the other. Of a hint in the place of what only the other side has, that other side.
 */
export function unifiedCells({ left, right, isDifference }: DiffRow): readonly UnifiedCell[] {
  if (isDifference) {
    return [
      { cell: left, side: 'left', about: 'expected' },
      { cell: right, side: 'right', about: 'received' },
    ];
  }
  if (left.tokens.length === 0) return [{ cell: right, side: 'right' }];
  const { tag } = right;
  return [{ cell: tag === undefined ? left : { ...left, tag }, side: 'left' }];
}
