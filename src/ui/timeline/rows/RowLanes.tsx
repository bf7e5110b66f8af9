import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import { drawnRow, type DrawnRow } from '../../../timeline/arrangement/drawn-row.ts';
import type { DrawnLanes } from '../../../timeline/arrangement/drawn-lanes.ts';
import { arrowSpan, labelColumn } from '../../../timeline/lane-columns.ts';
import type { LaneColumn } from '../../../timeline/arrangement/arranged-lanes.ts';
import type { ArrowRow, FanEnd, Lane, RowVerdict } from '../../../timeline/model.ts';
import { VERDICT_LOOKS } from '../../verdict.ts';
import { arrowLook, type LineStyle } from './arrow-look.ts';
import { columnClass, COLUMNS } from '../columns/columns.ts';
import { routeOf } from '../labels/route.ts';
import styles from './RowLanes.module.css';
import visuallyHidden from '../../widgets/visually-hidden.module.css';

export interface RowLanesProps {
  readonly row: ArrowRow;
  readonly lanes: readonly Lane[];
  /** The columns that the lanes are in. */
  readonly drawn: DrawnLanes;
  /** Over how many rows its lanes are drawn. */
  readonly stretch: number;
  /** How much higher these rows are than others, in px. */
  readonly grownBy?: number;
  readonly showsKind: boolean;
  /** Whether it stands in a grid; absent: it does. */
  readonly isCell?: boolean;
}

/** The arrow between two lanes or the dot on one; and the lanes, from this row on. */
export function RowLanes(props: RowLanesProps) {
  const { row, lanes, drawn, stretch, grownBy = 0, showsKind, isCell = true } = props;
  const route = routeOf(row, lanes);
  const line: DrawnLine = { verdict: row.verdict, ...drawnRow(row, drawn) };
  return (
    <span
      className={clsx(styles.lanes, COLUMNS.lanes)}
      {...(isCell
        ? { role: 'gridcell', 'aria-colindex': 4, 'aria-colspan': drawn.columns.length }
        : {})}
    >
      {route.length === 0 ? null : (
        <span className={visuallyHidden.text}>{route.join(t(' to '))}</span>
      )}
      {stretch > 0 ? (
        <Lives row={row} lanes={lanes} drawn={drawn} stretch={stretch} grownBy={grownBy} />
      ) : null}
      <Line row={line} />
      {(showsKind && row.fan === undefined) || row.shape.kind === 'across' ? (
        <Kind row={line} name={row.label.name} />
      ) : null}
    </span>
  );
}

/** A row's line between columns, and how it is drawn. */
interface DrawnLine extends DrawnRow {
  readonly verdict: RowVerdict;
}

/** Lines are longer than their rows by so many px: no seam at fractional zoom. */
const SEAM = 2;

type LivesProps = Omit<RowLanesProps, 'showsKind' | 'isCell'>;

function Lives({ row, lanes, drawn, stretch, grownBy = 0 }: LivesProps) {
  return drawn.columns.map((column, index) => (
    <i
      key={column.key}
      className={clsx(
        styles.life,
        columnClass(column, lanes),
        LIFE_CLASSES[column.kind],
        !column.lanes.some((lane) => row.live[lane] === true) && styles.off,
      )}
      style={{
        gridColumn: index + 1,
        height: `calc(var(--row) * ${stretch} + ${grownBy + SEAM}px)`,
      }}
    />
  ));
}

const LIFE_CLASSES: Readonly<Partial<Record<LaneColumn['kind'], string>>> = {
  group: styles.group,
  before: styles.aside,
  after: styles.aside,
  hidden: styles.aside,
};

function Line({ row }: { readonly row: DrawnLine }) {
  switch (row.shape.kind) {
    case 'arrow':
      return <Arrow row={row} />;
    case 'point':
      return <Dot row={row} />;
    case 'across':
      return <i className={styles.across} />;
    case 'fan':
      return <Fan row={row} from={row.shape.from} ends={row.shape.ends} />;
  }
}

interface FanProps {
  readonly row: DrawnLine;
  readonly from: number;
  readonly ends: readonly FanEnd[];
}

/** One line to many lanes, with a head at each: hollow or double where it went wrong. */
function Fan({ row, from, ends }: FanProps) {
  const { start, end } = arrowSpan(row);
  const went = ends.find(({ verdict }) => verdict === 'matched') ?? ends[0];
  const { line } = arrowLook(went?.verdict ?? row.verdict);
  const { tone } = VERDICT_LOOKS[went?.verdict ?? row.verdict];
  return (
    <>
      <span
        className={clsx(styles.arrow, styles.fan, LINE_CLASSES[line], tone)}
        style={{ gridColumn: `${start} / ${end}` }}
        aria-hidden="true"
      />
      {ends.map(({ lane, verdict }) => (
        <svg
          key={lane}
          className={clsx(
            styles.fanHead,
            lane > from ? styles.toRight : styles.toLeft,
            LINE_CLASSES[arrowLook(verdict).line],
            VERDICT_LOOKS[verdict].tone,
          )}
          style={{ gridColumn: lane > from ? lane : lane + 1 }}
          viewBox="0 0 18 12"
          aria-hidden="true"
        >
          <path d={arrowLook(verdict).head} />
        </svg>
      ))}
    </>
  );
}

const LINE_CLASSES: Readonly<Partial<Record<LineStyle, string>>> = {
  double: styles.double,
  'dash-dot': styles.dashDot,
  dotted: styles.dotted,
  dashed: styles.dashed,
  thin: styles.thin,
};

/** A point has no room for more of them. */
const POINT_CLASSES: Readonly<Partial<Record<LineStyle, string>>> = {
  dashed: styles.dashed,
  thin: styles.thin,
};

function Arrow({ row }: { readonly row: DrawnLine }) {
  const { line, head } = arrowLook(row.verdict);
  const { start, end } = arrowSpan(row);
  const toRight = row.shape.kind === 'arrow' && row.shape.from < row.shape.to;
  const { tone } = VERDICT_LOOKS[row.verdict];
  return (
    <span
      className={clsx(
        styles.arrow,
        toRight ? styles.toRight : styles.toLeft,
        LINE_CLASSES[line],
        tone,
      )}
      style={{ gridColumn: `${start} / ${end}` }}
      aria-hidden="true"
    >
      <svg className={styles.head} viewBox="0 0 18 12">
        <path d={head} />
      </svg>
    </span>
  );
}

function Dot({ row }: { readonly row: DrawnLine }) {
  const { line } = arrowLook(row.verdict);
  const { tone } = VERDICT_LOOKS[row.verdict];
  const { start } = arrowSpan(row);
  return (
    <i className={clsx(styles.dot, POINT_CLASSES[line], tone)} style={{ gridColumn: start }} />
  );
}

/** What it is, in the line; of passing time, all that there is to say. */
function Kind({ row, name }: { readonly row: DrawnLine; readonly name: string }) {
  const { shape } = row;
  return (
    <span
      className={clsx(styles.label, shape.kind === 'point' && styles.point)}
      style={{ gridColumn: shape.kind === 'across' ? '1 / -1' : labelColumn(row) }}
    >
      <span className={styles.kind}>{name}</span>
    </span>
  );
}
