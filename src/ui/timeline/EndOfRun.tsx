import type { EndRow } from '../../timeline/model.ts';
import './EndOfRun.css';

export interface EndOfRunProps {
  readonly row: EndRow;
  readonly index: number;
}

/** A line across the lanes, and the sentence that says how the run ended. */
export function EndOfRun({ row, index }: EndOfRunProps) {
  return (
    <div className="tl-end" role="row" aria-rowindex={index + 2} data-index={index}>
      <span role="gridcell">{row.text}</span>
    </div>
  );
}
