import { MARKS, type Paper } from './print-report.ts';
import { faultLine, type ScriptResult } from './report.ts';
import { groupRuns, passedWords, runsVerdict, type ScriptRuns } from './script-runs.ts';
import { visible } from './visible.ts';

/** Scripts that ran on several Prosodys: a row for each, a column for each Prosody. Nothing where there was one. */
export function printTable(paper: Paper, results: readonly ScriptResult[]): void {
  const reports = results.map(({ report }) => report).filter(({ broken }) => broken !== true);
  const names = [...new Set(reports.flatMap(({ prosody }) => prosody ?? []))];
  if (names.length < 2) return;
  const all = groupRuns(results);
  const files = [...new Set(reports.map(({ file }) => file))];
  const rows = files.map((file) => [
    file,
    ...names.map((name) => cell(all.find((runs) => isOf(runs, file, name)))),
  ]);
  const table = [['', ...names], ...rows].map((row) => row.map(visible));
  const widths = ['', ...names].map((_, column) =>
    table.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  );
  for (const row of table) {
    const cells = row.map((text, column) => text.padEnd(widths[column] ?? 0));
    paper.write(`${cells.join('  ').trimEnd()}\n`);
  }
}

function isOf({ file, prosody }: ScriptRuns, wantedFile: string, name: string): boolean {
  return file === wantedFile && prosody === name;
}

/** Its mark, and the line to look at; of a flaky one how often it passed. */
function cell(runs: ScriptRuns | undefined): string {
  const [first] = runs?.results ?? [];
  if (runs === undefined || first === undefined) return '';
  const verdict = runsVerdict(runs);
  if (verdict === 'flaky') return `${MARKS.flaky} ${passedWords(runs)}`;
  const isAtLine = verdict === 'failed' || verdict === 'error';
  const line = isAtLine ? faultLine(first.report) : undefined;
  return line === undefined ? MARKS[verdict] : `${MARKS[verdict]} line ${line}`;
}
