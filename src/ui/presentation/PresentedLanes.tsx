import { clsx } from 'clsx';
import type { ArrowRow, Lane } from '../../timeline/model.ts';
import { visibleText } from '../../base/visible-text.ts';
import { laneClass } from '../timeline/columns/columns.ts';
import { RowLanes } from '../timeline/rows/RowLanes.tsx';
import { StatusDot } from '../widgets/status-dot.tsx';
import type { Presenting } from './use-presented.ts';
import styles from './PresentedLanes.module.css';

export interface PresentedLanesProps {
  readonly presenting: Presenting;
}

/** The rows before, the one that is presented, and what comes next as a thin arrow. */
export function PresentedLanes({ presenting }: PresentedLanesProps) {
  const { timeline, before, row, after } = presenting;
  const { lanes } = timeline;
  const columns = { '--tl-lanes': `repeat(${lanes.length}, minmax(0, 1fr))` } as object;
  return (
    <div className={styles.lanes} style={columns}>
      <div className={styles.heads}>
        {lanes.map((lane) => (
          <Head key={lane.id} lane={lane} />
        ))}
      </div>
      {before.map((each) => (
        <Line key={each.id} row={each} lanes={lanes} />
      ))}
      {row === undefined ? null : <Line row={row} lanes={lanes} isNow />}
      {after === undefined ? null : <Line row={after} lanes={lanes} />}
    </div>
  );
}

function Head({ lane }: { readonly lane: Lane }) {
  return (
    <span className={clsx(styles.head, laneClass(lane))}>
      <b>
        {visibleText(lane.title)}
        <StatusDot on={lane.connected} className={styles.dot} />
      </b>
      <span>{lane.status}</span>
    </span>
  );
}

interface LineProps {
  readonly row: ArrowRow;
  readonly lanes: readonly Lane[];
  readonly isNow?: boolean;
}

function Line({ row, lanes, isNow = false }: LineProps) {
  return (
    <div
      className={clsx(styles.line, isNow && styles.now)}
      aria-current={isNow ? 'step' : undefined}
      role="group"
      aria-label={row.name}
    >
      <span className={styles.number}>{row.step}</span>
      <RowLanes row={row} lanes={lanes} stretch={1} showsKind />
    </div>
  );
}
