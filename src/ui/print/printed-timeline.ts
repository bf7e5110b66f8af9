import { t } from '../../base/translate.ts';
import { arrangeLanes, type LaneColumn } from '../../timeline/arrangement/arranged-lanes.ts';
import { drawnLanes, type DrawnLanes } from '../../timeline/arrangement/drawn-lanes.ts';
import { drawnRow } from '../../timeline/arrangement/drawn-row.ts';
import type { LaneArrangement } from '../../timeline/arrangement/lane-arrangement.ts';
import type { ArrowRow, ArrowShape, Lane, Row } from '../../timeline/model.ts';
import { momentWords } from '../../timeline/words/time-words.ts';
import { VERDICT_WORDS } from '../../timeline/words/verdict-words.ts';
import { isFailure } from '../../trace/verdict.ts';
import { langOf, shown } from './html.ts';

/** More rows than this, some two hundred pages, are counted and left out. */
export const MOST_PRINTED_ROWS = 5_000;

/** Rows on paper: between the columns that a person made of the lanes. */
export interface PaperTimeline {
  readonly drawn: DrawnLanes;
  readonly rows: {
    readonly length: number;
    readonly slice: (start: number, end: number) => readonly Row[];
  };
}

export function drawnOnPaper(
  { lanes, rows }: Pick<PaperTimeline, 'rows'> & { readonly lanes: readonly Lane[] },
  arrangement: LaneArrangement,
): PaperTimeline {
  return { rows, drawn: drawnLanes(arrangeLanes(lanes, arrangement)) };
}

/** From so many lanes on a page is to be wider than high. */
const WIDE_LANES = 6;

/** From so many lanes on their names stand upright. */
const STEEP_LANES = 8;

export function isWideTimeline({ drawn }: Pick<PaperTimeline, 'drawn'>): boolean {
  return drawn.columns.length >= WIDE_LANES;
}

/**
 * All rows as a table, a row for each step and stanza, with its arrow between the lanes: nothing of it is wider than the
 * paper, however many lanes there are. `''` where there are no rows.
 */
export function printedTimeline({ drawn, rows }: PaperTimeline): string {
  const { columns } = drawn;
  if (rows.length === 0) return '';
  const all = rows.slice(0, MOST_PRINTED_ROWS);
  const left = rows.length - all.length;
  const words = shown(
    t(
      '{count, plural, one {# more row is} other {# more rows are}} left out: {most} are printed.',
      {
        count: left,
        most: MOST_PRINTED_ROWS,
      },
    ),
  );
  const rest = left === 0 ? '' : `<tr data-look="end"><td colspan="5">${words}</td></tr>\n`;
  // Lanes and words share what the first columns leave.
  const share = Math.min(20 + columns.length * 4, 54);
  return `<table data-look="rows"><colgroup><col style="width:11mm"><col style="width:17mm"><col style="width:14mm"><col style="width:${share}%"><col></colgroup>
<thead><tr><th data-look="step" scope="col">${shown(t('step'))}</th><th scope="col">${shown(t('verdict'))}</th><th data-look="ms" scope="col">ms</th><th data-look="lanes" scope="col"><div data-look="${columns.length < STEEP_LANES ? 'names' : 'names steep'}">${columns.map(laneName).join('')}</div></th><th scope="col">${shown(t('what happened'))}</th></tr></thead>
<tbody>${all.map((row) => rowHtml(row, drawn)).join('')}${rest}</tbody></table>
`;
}

function laneName({ title }: LaneColumn): string {
  return `<span>${shown(title)}</span>`;
}

function rowHtml(row: Row, drawn: DrawnLanes): string {
  if (row.kind === 'scene') {
    return `<tr data-look="scene"><th colspan="5" scope="rowgroup"${langOf(row.title)}>${shown(row.title)}</th></tr>\n`;
  }
  if (row.kind === 'end')
    return `<tr data-look="end"><td colspan="5">${shown(row.text)}</td></tr>\n`;
  const { label, summary, verdict, at } = row;
  const kind = [label.name, label.type, ...label.badges].filter((word) => word !== '').join(' ');
  const place = row.step === undefined ? '' : String(row.step);
  const time = at === undefined ? '' : momentWords(at);
  return `<tr data-look="${lookOf(row)}"><th data-look="step" scope="row">${place}</th><td>${isFailure(verdict) ? '✗ ' : ''}${VERDICT_WORDS[verdict]}</td><td data-look="ms">${time}</td><td data-look="lanes">${threads(row, drawn.columns)}${shapeHtml(drawnRow(row, drawn).shape, drawn.columns.length)}</td><td data-look="what"><code>${shown(kind)}</code> ${shown(summary)}</td></tr>\n`;
}

function lookOf({ verdict, at }: ArrowRow): string {
  if (isFailure(verdict)) return 'failed';
  return at === undefined ? 'pending' : 'done';
}

function threads({ live }: ArrowRow, columns: readonly LaneColumn[]): string {
  return columns
    .map(({ lanes }, column) => {
      const look = lanes.some((lane) => live[lane] === true) ? 'thread' : 'thread off';
      return `<i data-look="${look}" style="left:${middleOf(column, columns.length)}%"></i>`;
    })
    .join('');
}

/** Where a lane stands, in hundredths of the width of all. */
function middleOf(lane: number, count: number): number {
  return Number((((lane + 0.5) / count) * 100).toFixed(2));
}

function shapeHtml(shape: ArrowShape, count: number): string {
  switch (shape.kind) {
    case 'across':
      return '<i data-look="across"></i>';
    case 'point':
      return dotAt(shape.lane, count);
    case 'arrow':
      return arrow(shape.from, shape.to, count);
    case 'fan':
      return shape.ends.map(({ lane }) => arrow(shape.from, lane, count)).join('');
  }
}

function dotAt(lane: number, count: number): string {
  return `<i data-look="dot" style="left:${middleOf(lane, count)}%"></i>`;
}

function arrow(from: number, to: number, count: number): string {
  const [start, end] = [middleOf(from, count), middleOf(to, count)];
  const left = Math.min(start, end);
  const width = Number(Math.abs(end - start).toFixed(2));
  const direction = from <= to ? 'right' : 'left';
  const line = `<i data-look="line" style="left:${left}%;width:${width}%"></i>`;
  return `${line}${dotAt(from, count)}<i data-look="head ${direction}" style="left:${end}%"></i>`;
}
