import type { ArrowRow, ArrowShape, Lane, Row } from '../../timeline/model.ts';
import { momentWords } from '../../timeline/words/time-words.ts';
import { VERDICT_WORDS } from '../../timeline/words/verdict-words.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { isFailure } from '../../trace/verdict.ts';
import { shownHtml } from './escape.ts';

/** Of a lane and of a row, in pixels. */
const LANE = 104;
const ROW = 24;
/** So far lanes go on above and below a row, as words may need several lines; the cell cuts them off. */
const BEYOND = 120;
/** Rows of one run; of more, those around the one that failed. */
const MOST_ROWS = 400;
/** How many of them come after it. */
const ROWS_AFTER = 60;

/**
 * A timeline as a table: a row for each step and stanza, its arrow as a picture between the lanes, and the same in words.
 * Where there are more rows than have room, what is left out is counted.
 */
export function lanesTable({ lanes, rows }: TimelineModel): string {
  const all = [...rows];
  const failed = all.findIndex((row) => row.kind === 'arrow' && isFailure(row.verdict));
  const last = Math.min(all.length, failed === -1 ? MOST_ROWS : failed + ROWS_AFTER);
  const end = Math.max(last, Math.min(all.length, MOST_ROWS));
  const start = Math.max(0, end - MOST_ROWS);
  const columns = lanes.length + 5;
  const body = [
    gapRow(start, 'before', columns),
    ...all.slice(start, end).map((row) => rowOf(row, lanes.length, columns)),
    gapRow(all.length - end, 'after', columns),
  ];
  return `<div class="scroll" role="region" aria-label="Lanes" tabindex="0"><table class="lanes">
<thead><tr><th scope="col">Step</th><th scope="col">ms</th><th scope="col">Verdict</th>${lanes.map(laneHead).join('')}<th scope="col">Stanza</th><th scope="col">What</th></tr></thead>
<tbody>${body.join('')}</tbody></table></div>`;
}

function laneHead({ title, jid, kind }: Lane): string {
  return `<th scope="col" class="lane" title="${shownHtml(jid)}">${shownHtml(title)}<small>${kind === 'actor' ? 'actor' : 'room or service'}</small></th>`;
}

function gapRow(count: number, where: string, columns: number): string {
  if (count === 0) return '';
  const words = `… ${count} more rows ${where} these; the trace has them`;
  return `<tr class="gap"><td colspan="${columns}">${words}</td></tr>\n`;
}

function rowOf(row: Row, lanes: number, columns: number): string {
  if (row.kind === 'scene') {
    const words = `${shownHtml(row.title)} <small>${shownHtml(row.summary)}</small>`;
    return `<tr class="scene"><th scope="rowgroup" colspan="${columns}">${words}</th></tr>\n`;
  }
  if (row.kind === 'end') {
    return `<tr class="end"><td colspan="${columns}">${shownHtml(row.text)}</td></tr>\n`;
  }
  const { label, summary, verdict } = row;
  const what = [label.name, label.type, ...label.badges].filter((word) => word !== '').join(' ');
  const at = row.at === undefined ? '' : momentWords(row.at);
  const tone = isFailure(verdict) ? ' class="failed"' : '';
  return `<tr${tone}><th scope="row">${placeOf(row)}</th><td>${at}</td><td>${VERDICT_WORDS[verdict]}</td><td colspan="${lanes}" class="arrows">${rowPicture(row, lanes)}</td><td>${shownHtml(what)}</td><td>${shownHtml(summary)}</td></tr>\n`;
}

function placeOf({ step, stanza }: ArrowRow): string {
  if (step !== undefined) return String(step);
  return stanza === undefined ? '' : `#${stanza}`;
}

/** The lanes of one row, whole where they are connected, and its arrow over them. */
function rowPicture(row: ArrowRow, lanes: number): string {
  const threads = Array.from({ length: lanes }, (_, lane) => {
    const x = middleOf(lane);
    const dashes = row.live[lane] === true ? '' : ' stroke-dasharray="1 5"';
    return `<line class="thread" x1="${x}" y1="${-BEYOND}" x2="${x}" y2="${ROW + BEYOND}"${dashes}/>`;
  });
  return `<svg role="img" aria-label="${shownHtml(row.name)}" width="${lanes * LANE}" height="${ROW}" viewBox="0 0 ${lanes * LANE} ${ROW}">${threads.join('')}${shapeOf(row.shape, lanes)}</svg>`;
}

function middleOf(lane: number): number {
  return lane * LANE + LANE / 2;
}

const MIDDLE = ROW / 2;

function shapeOf(shape: ArrowShape, lanes: number): string {
  if (shape.kind === 'across') {
    return `<line class="arrow" x1="0" y1="${MIDDLE}" x2="${lanes * LANE}" y2="${MIDDLE}" stroke-dasharray="6 4"/>`;
  }
  if (shape.kind === 'point') {
    return `<circle class="dot" cx="${middleOf(shape.lane)}" cy="${MIDDLE}" r="4"/>`;
  }
  if (shape.kind === 'fan') {
    return shape.ends
      .map(({ lane }) => shapeOf({ kind: 'arrow', from: shape.from, to: lane }, lanes))
      .join('');
  }
  const [from, to] = [middleOf(shape.from), middleOf(shape.to)];
  if (from === to) {
    return `<path class="arrow" d="M${from} ${MIDDLE - 6}h24v12h-18"/>${headAt(from + 2, 'left', MIDDLE + 6)}`;
  }
  const direction = from < to ? 'right' : 'left';
  const end = direction === 'right' ? to - 8 : to + 8;
  return `<circle class="dot" cx="${from}" cy="${MIDDLE}" r="3"/><line class="arrow" x1="${from}" y1="${MIDDLE}" x2="${end}" y2="${MIDDLE}"/>${headAt(to, direction, MIDDLE)}`;
}

/** The head of an arrow, whose point is there. */
function headAt(x: number, direction: 'left' | 'right', y: number): string {
  const back = direction === 'right' ? x - 9 : x + 9;
  return `<path class="dot" d="M${x} ${y}L${back} ${y - 5}V${y + 5}z"/>`;
}
