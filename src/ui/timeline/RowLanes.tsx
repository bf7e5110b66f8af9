import {
  arrowSpan,
  labelColumn,
  summarySpan,
  type ColumnSpan,
} from '../../timeline/lane-columns.ts';
import type { ArrowRow, Lane } from '../../timeline/model.ts';
import { isFailure } from '../../trace/verdict.ts';
import { VERDICT_LOOKS } from '../verdict.ts';
import { arrowLook } from './arrow-look.ts';
import { laneClass } from './lane-class.ts';
import { PhraseText } from './PhraseText.tsx';
import { routeOf } from './route.ts';
import { RowLabelText } from './RowLabelText.tsx';
import './RowLanes.css';

export interface RowLanesProps {
  readonly row: ArrowRow;
  readonly lanes: readonly Lane[];
}

/** The lanes of one row, with the arrow between two of them or the dot on one. */
export function RowLanes({ row, lanes }: RowLanesProps) {
  const summary = summarySpan(row);
  const route = routeOf(row, lanes);
  return (
    <span className="tl-lanes" role="gridcell" aria-colindex={4} aria-colspan={lanes.length}>
      {route.length === 0 ? null : <span className="sr">{route.join(' to ')}: </span>}
      {lanes.map((lane, index) => (
        <i
          key={lane.id}
          className={`tl-life ${laneClass(lane)}${row.live[index] === true ? '' : ' off'}`}
          style={{ gridColumn: index + 1 }}
        />
      ))}
      <Line row={row} />
      <span
        className={`tl-label ${row.shape.kind}`}
        style={{ gridColumn: row.shape.kind === 'across' ? '1 / -1' : labelColumn(row) }}
      >
        <RowLabelText label={row.label} />
        {summary === undefined ? <Summary row={row} /> : null}
      </span>
      {summary === undefined ? null : <Summary row={row} span={summary} />}
    </span>
  );
}

function Line({ row }: { readonly row: ArrowRow }) {
  switch (row.shape.kind) {
    case 'arrow':
      return <Arrow row={row} />;
    case 'point':
      return <Dot row={row} />;
    case 'across':
      return <i className="tl-across" />;
  }
}

function Arrow({ row }: { readonly row: ArrowRow }) {
  const { line, head } = arrowLook(row.verdict);
  const { start, end } = arrowSpan(row);
  const toRight = row.shape.kind === 'arrow' && row.shape.from < row.shape.to;
  const { tone } = VERDICT_LOOKS[row.verdict];
  return (
    <span
      className={`tl-arrow ${toRight ? 'r' : 'l'} ${line} ${tone}`}
      style={{ gridColumn: `${start} / ${end}` }}
      aria-hidden="true"
    >
      <svg className="wire">
        <line x1="0" y1="1" x2="100%" y2="1" />
      </svg>
      <svg className="hd" viewBox="0 0 18 12">
        <path d={head} />
      </svg>
    </span>
  );
}

function Dot({ row }: { readonly row: ArrowRow }) {
  const { line } = arrowLook(row.verdict);
  const { tone } = VERDICT_LOOKS[row.verdict];
  const { start } = arrowSpan(row);
  return <i className={`tl-point ${line} ${tone}`} style={{ gridColumn: start }} />;
}

function Summary({ row, span }: { readonly row: ArrowRow; readonly span?: ColumnSpan }) {
  if (row.phrase.length === 0) return null;
  const style = span === undefined ? {} : { style: { gridColumn: `${span.start} / ${span.end}` } };
  return (
    <span
      className={isFailure(row.verdict) ? 'tl-sum why' : 'tl-sum'}
      title={row.summary}
      {...style}
    >
      <PhraseText phrase={row.phrase} />
    </span>
  );
}
