import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { arrangeLanes } from '../arrangement/arranged-lanes.ts';
import { drawnLanes } from '../arrangement/drawn-lanes.ts';
import { USUAL_LANES, type LaneArrangement } from '../arrangement/lane-arrangement.ts';
import type { Row } from '../model.ts';
import type { TimelineModel } from '../timeline-model.ts';
import { mermaid, plantUml } from './diagrams.ts';
import { markdown } from './markdown.ts';
import { svg } from './svg.ts';
import { oneLine, takenRow, type TakenRow } from './taken-rows.ts';

/** Forms in which a run can be taken along, each with the ending of its file. */
export const TAKEN_FORMS = {
  mermaid: { title: 'Mermaid', ending: '.mmd' },
  plantuml: { title: 'PlantUML', ending: '.puml' },
  markdown: { title: 'Markdown', ending: '.md' },
  svg: { title: 'SVG', ending: '.svg' },
} as const;

export type TakenForm = keyof typeof TAKEN_FORMS;

/** More rows than this make no document that anybody reads; the last row says how many are left out. */
export const MOST_TAKEN = 1_000;

/** What is taken along: rows between lanes, and how a person arranged these. Hidden lanes share a last one. */
export interface TakenTimeline extends Pick<TimelineModel, 'lanes'> {
  readonly rows: Iterable<Row>;
  readonly arrangement?: LaneArrangement;
  /** What is said after the last row, as of what was not laid out. */
  readonly more?: string | undefined;
}

/**
 * The rows of a timeline, as they are shown, as a document of that form. Whatever stanzas say in it stays text: it is neither
 * markup nor a command of the form. It is in the language of the reader, as the rows are: English on the command line. A run
 * that holds secrets has to be masked before.
 */
export function takeAlong(
  form: TakenForm,
  title: string,
  { lanes, rows, arrangement = USUAL_LANES, more }: TakenTimeline,
): string {
  const last = more === undefined ? [] : [takenRow({ kind: 'end', id: 'more', text: more })];
  const taken = [...withinLimit(rows), ...last];
  const name = oneLine(title) || t('A run');
  if (form === 'markdown') {
    // It has no lanes: each row names whom it is about.
    const names = lanes.map((lane) => oneLine(lane.title));
    return markdown(name, names, taken);
  }
  const { columns, columnOf } = drawnLanes(arrangeLanes(lanes, arrangement));
  const heads = columns.map((column) => oneLine(column.title));
  const drawn = taken.map((row) => ({ ...row, lanes: columnsOf(row, columnOf) }));
  switch (form) {
    case 'mermaid':
      return mermaid(heads, drawn);
    case 'plantuml':
      return plantUml(heads, drawn);
    case 'svg':
      return svg(name, heads, drawn);
  }
}

/** Each column once: lanes that share one are one end. */
function columnsOf({ lanes }: TakenRow, columnOf: readonly number[]): readonly number[] {
  return [...new Set(lanes.map((lane) => columnOf[lane] ?? lane))];
}

function withinLimit(rows: Iterable<Row>): readonly TakenRow[] {
  const taken: TakenRow[] = [];
  let leftOut = 0;
  for (const row of rows) {
    if (taken.length < MOST_TAKEN) taken.push(takenRow(row));
    else leftOut += 1;
  }
  if (leftOut === 0) return taken;
  const text = t('{leftOut} more rows are left out: a document takes {most}.', {
    leftOut: leftOut.toLocaleString(spokenTag()),
    most: MOST_TAKEN.toLocaleString(spokenTag()),
  });
  return [...taken, takenRow({ kind: 'end', id: 'left-out', text })];
}
