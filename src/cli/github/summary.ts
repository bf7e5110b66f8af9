import { boundedText } from '../../base/bounded-text.ts';
import { shownHtml } from '../html/escape.ts';
import { cellWords, matrixOf, tallyWords } from '../matrix.ts';
import { remarksList } from '../html/remarks-list.ts';
import { allRemarks } from '../remarks.ts';
import { faultLine, serverTitle, type ScriptResult } from '../report.ts';
import { failuresOf, groupRuns, runsWords, type AlikeFailures } from '../script-runs.ts';

/** GitHub takes no summary of a step above 1 MiB; a unit of UTF-16 has at most three octets. */
const LONGEST = 300_000;
/** Rows of the table; more are counted. */
const MOST_ROWS = 400;

/**
 * The run for the summary of a job: a table of scripts by servers, and each failure, folded. As HTML without empty lines,
 * which Markdown leaves alone, so that nothing in it is read as Markdown. What has no room is counted.
 */
export function jobSummary(results: readonly ScriptResult[]): string {
  const { columns, rows } = matrixOf(results);
  const heads = columns.map((column) => column?.title ?? 'Verdict');
  const more = rows.length - MOST_ROWS;
  const parts = [
    `<h3>Caesura: ${shownHtml(tallyWords(results))}</h3>`,
    '<table>',
    `<tr><th>Script</th>${heads.map((head) => `<th>${shownHtml(head)}</th>`).join('')}</tr>`,
    ...rows.slice(0, MOST_ROWS).map(({ file, title, cells }) => {
      const words = cells.map((cell) => `<td>${shownHtml(cellWords(cell))}</td>`).join('');
      return `<tr><td><code>${shownHtml(file)}</code> ${shownHtml(boundedText(title))}</td>${words}</tr>`;
    }),
    '</table>',
    ...(more > 0 ? [`<p>… and ${more} more scripts</p>`] : []),
  ];
  const failures = groupRuns(results).flatMap(failuresOf).map(failurePart);
  const remarks = remarksList(allRemarks(results));
  const told = remarks === '' ? parts : [...parts, remarks];
  return `${[...told, ...withinLength(failures, LONGEST)].join('\n')}\n`;
}

function failurePart({ result, runs }: AlikeFailures): string {
  const { report, picture } = result;
  const line = faultLine(report);
  const title = serverTitle(report);
  const place = line === undefined ? report.file : `${report.file}:${line}`;
  const head = [
    place,
    ...(report.step === undefined ? [] : [`step ${report.step}`]),
    ...(title === undefined ? [] : [title]),
    ...(runs.length === 0 ? [] : [runsWords(runs)]),
  ];
  const rows = picture.map((row) => shownHtml(row)).join('\n');
  return `<details><summary>${shownHtml(head.join(', '))}</summary><p>${shownHtml(report.reason ?? '')}</p><pre>${rows}</pre></details>`;
}

/** As many of the first as fit, and how many did not. */
function withinLength(parts: readonly string[], most: number): readonly string[] {
  let length = 0;
  const fitting = parts.filter((part) => (length += part.length) <= most);
  const more = parts.length - fitting.length;
  return more === 0
    ? parts
    : [...fitting, `<p>… and ${more} more failures, which have no room here</p>`];
}
