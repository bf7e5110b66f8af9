import type { EndRow } from '../../../timeline/model.ts';
import styles from './EndOfRun.module.css';

export interface EndOfRunProps {
  readonly row: EndRow;
  readonly index: number;
  /** Of the grid: the sentence goes across all of them. */
  readonly columns: number;
}

/** A line across the lanes, and the sentence that says how the run ended. */
export function EndOfRun({ row, index, columns }: EndOfRunProps) {
  return (
    <div className={styles.end} role="row" aria-rowindex={index + 2} data-index={index}>
      <span role="gridcell" aria-colindex={1} aria-colspan={columns}>
        {row.text}
      </span>
    </div>
  );
}
