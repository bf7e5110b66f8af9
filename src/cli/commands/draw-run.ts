import type { ArrowRow, ArrowShape, Lane, Row } from '../../timeline/model.ts';
import { momentWords } from '../../timeline/words/time-words.ts';
import { VERDICT_WORDS } from '../../timeline/words/verdict-words.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';

/** As wide as most names of actors and rooms. */
const WIDEST_LANE = 14;
const NARROWEST_LANE = 8;
/** Of the words left of the lanes. */
const MARGIN = { place: 6, at: 8, verdict: 15, label: 26 } as const;

/**
 * A timeline as lines of text, one a row, under the names of its lanes: where it is (`8` is a step, `#41` a stanza that
 * no step has to do with), when, verdict, arrow, what it is, in a few words.
 *
 * ```
 *      at ms verdict        Romeo       room        Juliet
 *   2    1.2 sent           ●─────────▶ │           ·           presence               enters as Romeo
 * ```
 */
export function* drawRun({ lanes, rows }: TimelineModel): Generator<string> {
  const width = Math.min(
    WIDEST_LANE,
    lanes.reduce((most, { title }) => Math.max(most, title.length + 2), NARROWEST_LANE),
  );
  const { place, at, verdict } = MARGIN;
  const margin = `${' '.repeat(place)}${'ms'.padStart(at)} ${''.padEnd(verdict)}`;
  yield `${margin}${lanes.map((lane) => laneTitle(lane, width)).join('')}`.trimEnd();
  for (const row of rows) yield drawRow(row, lanes.length, width).trimEnd();
}

function laneTitle({ title }: Lane, width: number): string {
  const letters = [...title];
  const cut = letters.length < width ? title : `${letters.slice(0, width - 2).join('')}…`;
  return cut.padEnd(width);
}

function drawRow(row: Row, lanes: number, width: number): string {
  if (row.kind === 'scene') return `\n${row.title} (${row.summary})`;
  if (row.kind === 'end') return `\n${row.text}`;
  const { label, summary } = row;
  const what = [label.name, label.type, ...label.badges].filter((word) => word !== '').join(' ');
  const at = row.at === undefined ? '' : momentWords(row.at);
  const margin = `${placeOf(row).padStart(MARGIN.place)}${at.padStart(MARGIN.at)} ${VERDICT_WORDS[row.verdict].padEnd(MARGIN.verdict)}`;
  return `${margin}${drawLanes(row, lanes, width)}${what.padEnd(MARGIN.label)} ${summary}`;
}

function placeOf({ step, stanza }: ArrowRow): string {
  if (step !== undefined) return String(step);
  return stanza === undefined ? '' : `#${stanza}`;
}

/** One lane after the other, `│` where it is connected; the arrow over them. */
function drawLanes({ shape, live }: ArrowRow, lanes: number, width: number): string {
  const cells: string[] = Array.from({ length: lanes * width }, (_, index) => {
    if (index % width !== 0) return ' ';
    return live[index / width] === true ? '│' : '·';
  });
  paintShape(cells, shape, width);
  return cells.join('');
}

function paintShape(cells: string[], shape: ArrowShape, width: number): void {
  if (shape.kind === 'across') cells.fill('┄', 0, cells.length - width + 1);
  if (shape.kind === 'point') cells[shape.lane * width] = '●';
  if (shape.kind !== 'arrow') return;
  const [from, to] = [shape.from * width, shape.to * width];
  if (from === to) {
    cells[from] = '↻';
    return;
  }
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  cells.fill('─', left + 1, right);
  cells[from] = '●';
  cells[from < to ? to - 1 : to + 1] = from < to ? '▶' : '◀';
}
