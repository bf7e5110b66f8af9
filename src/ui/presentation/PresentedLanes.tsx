import { clsx } from 'clsx';
import { useRef } from 'react';
import { counted } from '../../base/counted.ts';
import { visibleText } from '../../base/visible-text.ts';
import { isAside, type LaneColumn } from '../../timeline/arrangement/arranged-lanes.ts';
import {
  drawnLanes,
  laneWindow,
  windowAround,
  windowedLanes,
  type DrawnLanes,
} from '../../timeline/arrangement/drawn-lanes.ts';
import { laneRoom, laneTemplate, type LaneSizes } from '../../timeline/lane-columns.ts';
import type { ArrowRow, Lane } from '../../timeline/model.ts';
import { columnClass } from '../timeline/columns/columns.ts';
import { LaneMark } from '../timeline/columns/LaneMark.tsx';
import { useArrangedLanes, useLaneLooks } from '../timeline/columns/use-arranged-lanes.ts';
import { lanesInRow } from '../timeline/columns/use-drawn-lanes.ts';
import { useWidth } from '../timeline/columns/use-width.ts';
import { RowLanes } from '../timeline/rows/RowLanes.tsx';
import type { Presenting } from './use-presented.ts';
import styles from './PresentedLanes.module.css';

export interface PresentedLanesProps {
  readonly presenting: Presenting;
}

/** The rows before, the one that is presented, and what comes next as a thin arrow. */
export function PresentedLanes({ presenting }: PresentedLanesProps) {
  const { timeline, before, row, after } = presenting;
  const { lanes } = timeline;
  const heads = useRef<HTMLDivElement>(null);
  const { drawn, template } = usePresentedColumns(lanes, row, useWidth(heads));
  const columns = { '--tl-lanes': template } as object;
  return (
    <div className={styles.lanes} style={columns}>
      <div className={styles.heads} ref={heads}>
        {drawn.columns.map((column) => (
          <Head key={column.key} column={column} lanes={lanes} />
        ))}
      </div>
      {before.map((each) => (
        <Line key={each.id} row={each} lanes={lanes} drawn={drawn} />
      ))}
      {row === undefined ? null : <Line row={row} lanes={lanes} drawn={drawn} isNow />}
      {after === undefined ? null : <Line row={after} lanes={lanes} drawn={drawn} />}
    </div>
  );
}

/** What lanes need in large type, in px; the kind of a stanza is left on its arrow whatever room there is. */
const SIZES: LaneSizes = { least: 132, labelled: 0 };
const WISHES = { busy: new Set<number>(), mayFold: false, sizes: SIZES };

/** The lanes as they are arranged; where not all have room, those of the row that is presented. */
function usePresentedColumns(lanes: readonly Lane[], row: ArrowRow | undefined, width: number) {
  const arranged = useArrangedLanes(useLaneLooks(lanes));
  const view = laneWindow(arranged, width, { wishes: WISHES, first: 0 });
  const first = view === undefined ? 0 : windowAround(arranged, view, lanesInRow(row));
  const drawn =
    view === undefined ? drawnLanes(arranged) : windowedLanes(arranged, { ...view, first });
  return { drawn, template: laneTemplate(laneRoom(drawn.columns, width, WISHES)) };
}

interface HeadProps {
  readonly column: LaneColumn;
  readonly lanes: readonly Lane[];
}

function Head({ column, lanes }: HeadProps) {
  const own = column.lanes.flatMap((lane) => lanes[lane] ?? []);
  return (
    <span
      className={clsx(styles.head, columnClass(column, lanes))}
      title={own.map(({ title }) => visibleText(title)).join(', ')}
    >
      <b>{visibleText(column.title)}</b>
      <span>
        {isAside(column.kind) ? null : <LaneMark lanes={own} className={styles.mark} />}
        {statusOf(column, own)}
      </span>
    </span>
  );
}

function statusOf({ kind }: LaneColumn, own: readonly Lane[]): string {
  if (isAside(kind)) return '';
  return kind === 'group' ? counted(own.length, 'lane') : (own[0]?.status ?? '');
}

interface LineProps {
  readonly row: ArrowRow;
  readonly lanes: readonly Lane[];
  readonly drawn: DrawnLanes;
  readonly isNow?: boolean;
}

function Line({ row, lanes, drawn, isNow = false }: LineProps) {
  return (
    <div
      className={clsx(styles.line, isNow && styles.now)}
      aria-current={isNow ? 'step' : undefined}
      role="group"
      aria-label={row.name}
    >
      <span className={styles.number}>{row.step}</span>
      <RowLanes row={row} lanes={lanes} drawn={drawn} stretch={1} showsKind isCell={false} />
    </div>
  );
}
