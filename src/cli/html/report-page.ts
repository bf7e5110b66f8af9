import { createHash } from 'node:crypto';
import { boundedText } from '../../base/bounded-text.ts';
import { counted } from '../../base/counted.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { REPORT_START, traceBlock } from '../../trace/report-file.ts';
import { agreementWords, cellWords, matrixOf, tallyWords, type MatrixRow } from '../matrix.ts';
import { allRemarks } from '../remarks.ts';
import { remarksList } from './remarks-list.ts';
import type { ScriptReport, ScriptResult } from '../report.ts';
import type { ReportedFacts } from '../run-facts.ts';
import { failuresOf, groupRuns, runsVerdict } from '../script-runs.ts';
import { shownHtml } from './escape.ts';
import { runPart, type PageRun } from './failure-part.ts';
import { LOOKS } from './looks.ts';

/** What a page shows. */
export interface PageContents {
  readonly results: readonly ScriptResult[];
  readonly facts: ReportedFacts;
  /** When it was made, in words. */
  readonly when: string;
  /** The text of the trace of a run, where it was kept. */
  readonly traceOf: (report: ScriptReport) => string | undefined;
}

/** Runs that are shown whole, and how long they and their traces may be together, in UTF-16 units. */
const MOST_RUNS = 100;
const LONGEST_PARTS = 12_000_000;
const LONGEST_TRACES = 12_000_000;

/**
 * A run as one HTML page that needs nothing else: no script, no network, no other file. A table of all scripts by servers,
 * and each failure with its difference, its lanes, and the server's log. Whatever scripts and servers say, nothing of it is
 * markup. Traces are in the page as far as they have room: `traceOfReport` reads them again. What is left out is said.
 */
export function reportPage({ results, facts, when, traceOf }: PageContents): string {
  const shown = shownRuns(results, traceOf);
  const parts = within(shown.slice(0, MOST_RUNS), LONGEST_PARTS, runPart);
  const traces = within(
    shown.flatMap(({ trace }) => trace ?? []),
    LONGEST_TRACES,
    traceBlock,
  );
  const left = shown.length - parts.length;
  const untraced = shown.filter(({ result }) => result.report.ran > 0).length - traces.length;
  const notes = [
    ...(left > 0 ? [`No room in this page: ${counted(left, 'more failure')}.`] : []),
    ...(untraced > 0 ? [`Not in it: ${counted(untraced, 'trace')}; --trace keeps them.`] : []),
  ];
  const remarks = remarksList(allRemarks(results));
  const ids = new Map(shown.slice(0, parts.length).map((run) => [run.result, run.id]));
  const body = `<header><h1>Caesura: ${shownHtml(tallyWords(results))}</h1>
<dl>${[['made', when] as const, ...facts].map(factPart).join('')}</dl></header>
<main><h2>Scripts</h2>${scriptsTable(results, ids)}
${parts.length === 0 ? '' : `<h2>${results.length === 1 ? 'The run' : 'Failures'}</h2>`}${parts.join('\n')}
${remarks === '' ? '' : `<h2>Remarks</h2>${remarks}`}
${notes.map((note) => `<p>${note}</p>`).join('')}</main>`;
  return pageOf('Caesura report', body + traces.join('\n'));
}

function factPart([name, value]: ReportedFacts[number]): string {
  return `<div><dt>${shownHtml(name)}</dt><dd>${shownHtml(value)}</dd></div>`;
}

/** Each way in which a script failed, and a run that is alone, whatever became of it. */
function shownRuns(
  results: readonly ScriptResult[],
  traceOf: PageContents['traceOf'],
): readonly PageRun[] {
  const failures = groupRuns(results).flatMap(failuresOf);
  const [only] = results;
  const alone = results.length === 1 && only !== undefined ? [{ result: only, runs: [] }] : [];
  return (failures.length > 0 ? failures : alone).map(({ result, runs }, index) => ({
    id: `run-${index + 1}`,
    result,
    runs,
    trace: traceOf(result.report),
  }));
}

/** As many of the first as fit together. */
function within<T>(items: readonly T[], most: number, textOf: (item: T) => string): string[] {
  const texts: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = textOf(item);
    length += text.length;
    if (length > most) break;
    texts.push(text);
  }
  return texts;
}

function scriptsTable(
  results: readonly ScriptResult[],
  ids: ReadonlyMap<ScriptResult, string>,
): string {
  const matrix = matrixOf(results);
  const { columns, rows } = matrix;
  const heads = columns.map((column) => column?.title ?? 'Verdict');
  const words = agreementWords(matrix);
  const agreement =
    words === undefined ? '' : `<p>${words} Cells with a star stand out in their rows.</p>`;
  return `${agreement}<div class="scroll" role="region" aria-label="Scripts" tabindex="0"><table class="scripts"><thead><tr><th scope="col">Script</th><th scope="col">Title</th>${heads.map((head) => `<th scope="col">${shownHtml(head)}</th>`).join('')}<th scope="col">First difference</th><th scope="col">Time</th></tr></thead>
<tbody>${failuresFirst(rows)
    .map((row) => scriptRow(row, ids))
    .join('')}</tbody></table></div>`;
}

/** Whoever opens a report asks what failed; within both halves scripts keep their order. */
function failuresFirst(rows: readonly MatrixRow[]): readonly MatrixRow[] {
  const hasFailed = ({ cells }: MatrixRow) =>
    cells.some((runs) => runs !== undefined && failuresOf(runs).length > 0);
  return [...rows.filter(hasFailed), ...rows.filter((row) => !hasFailed(row))];
}

function scriptRow(
  { file, title, cells, odd }: MatrixRow,
  ids: ReadonlyMap<ScriptResult, string>,
): string {
  const all = [...new Set(cells)].flatMap((runs) => runs?.results ?? []);
  const [failure] = cells.flatMap((runs) => (runs === undefined ? [] : failuresOf(runs)));
  const id = all.map((result) => ids.get(result)).find((each) => each !== undefined);
  const name = `<code>${shownHtml(file)}</code>`;
  const verdicts = cells.map((runs, at) => {
    const verdict = runs === undefined ? '' : runsVerdict(runs);
    const words = [cellWords(runs), verdict].filter((each) => each !== '').join(' ');
    if (odd[at] !== true) return `<td>${shownHtml(words)}</td>`;
    return `<td class="odd">${shownHtml(words)}<span class="note"> *</span></td>`;
  });
  const [refusal] = all.flatMap(({ report }) => report.refusals);
  const doubt = refusal === undefined ? '' : `But ${refusal.words}.`;
  const why = boundedText(failure?.result.report.reason ?? doubt, LONGEST_REASON);
  const ms = all.reduce((sum, { report }) => sum + report.ms, 0);
  return `<tr><th scope="row">${id === undefined ? name : `<a href="#${id}">${name}</a>`}</th><td>${shownHtml(boundedText(title))}</td>${verdicts.join('')}<td>${shownHtml(why)}</td><td class="number">${durationWords(ms)}</td></tr>\n`;
}

const LONGEST_REASON = 300;

/** The policy allows these very looks, and nothing else: no script, no picture, no address. */
function pageOf(title: string, body: string): string {
  const hash = createHash('sha256').update(LOOKS).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `${REPORT_START}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title><style>${LOOKS}</style></head><body>${body}</body></html>
`;
}
