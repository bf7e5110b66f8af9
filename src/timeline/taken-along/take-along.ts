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

/**
 * The rows of a timeline, as they are shown, as a document of that form. Whatever stanzas say in it stays text: it is neither
 * markup nor a command of the form. A run that holds secrets has to be masked before.
 */
export function takeAlong(
  form: TakenForm,
  title: string,
  { lanes, rows }: Pick<TimelineModel, 'lanes'> & { readonly rows: Iterable<Row> },
): string {
  const names = lanes.map((lane) => oneLine(lane.title));
  const taken = withinLimit(rows);
  const name = oneLine(title) || 'A run';
  switch (form) {
    case 'mermaid':
      return mermaid(names, taken);
    case 'plantuml':
      return plantUml(names, taken);
    case 'markdown':
      return markdown(name, names, taken);
    case 'svg':
      return svg(name, names, taken);
  }
}

function withinLimit(rows: Iterable<Row>): readonly TakenRow[] {
  const taken: TakenRow[] = [];
  let leftOut = 0;
  for (const row of rows) {
    if (taken.length < MOST_TAKEN) taken.push(takenRow(row));
    else leftOut += 1;
  }
  if (leftOut === 0) return taken;
  const text = `${leftOut.toLocaleString('en')} more rows are left out: a document takes ${MOST_TAKEN.toLocaleString('en')}.`;
  return [...taken, takenRow({ kind: 'end', id: 'left-out', text })];
}
