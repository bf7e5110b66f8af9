import type { RowList } from './growing/row-list.ts';
import type { Lane, VerdictCount } from './model.ts';

/** A timeline as it is painted. */
export interface TimelineModel {
  readonly lanes: readonly Lane[];
  /** Only what is to be painted: filter, folding and hidden stream rows are applied. */
  readonly rows: RowList;
  /** Over all rows but stream ones, before the filter. */
  readonly counts: readonly VerdictCount[];
  /** Stream set-up and closing rows that are left out; 0 when they are shown. */
  readonly hiddenCount: number;
  /** Rows that the filter left out. */
  readonly filteredCount: number;
}
