import type { ArrowRow } from '../../../timeline/model.ts';

/** By the number of a mark, what stands for it. */
export const MARK_LETTERS: readonly string[] = ['', 'A', 'B'];

/** What is drawn over a row. */
export interface RowExtrasProps {
  readonly row: ArrowRow;
  readonly narrow: boolean;
  readonly earlier: number;
  readonly mark: number;
  readonly idle: string | undefined;
}
