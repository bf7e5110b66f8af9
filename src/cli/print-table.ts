import { faultLine, type ScriptReport, type ScriptResult } from './report.ts';
import { MARKS, type Paper } from './print-report.ts';
import { visible } from './visible.ts';

/** Scripts that ran on several Prosodys: a row for each, a column for each Prosody. Nothing where there was one. */
export function printTable(paper: Paper, results: readonly ScriptResult[]): void {
  const reports = results.map(({ report }) => report).filter(({ broken }) => broken !== true);
  const names = [...new Set(reports.flatMap(({ prosody }) => prosody ?? []))];
  if (names.length < 2) return;
  const files = [...new Set(reports.map(({ file }) => file))];
  const rows = files.map((file) => [
    file,
    ...names.map((name) => cell(reports.find((each) => isOf(each, file, name)))),
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

function isOf({ file, prosody }: ScriptReport, wantedFile: string, name: string): boolean {
  return file === wantedFile && prosody === name;
}

/** Its mark, and the line to look at. */
function cell(report: ScriptReport | undefined): string {
  if (report === undefined) return '';
  const isAtLine = report.verdict === 'failed' || report.verdict === 'error';
  const line = isAtLine ? faultLine(report) : undefined;
  return line === undefined ? MARKS[report.verdict] : `${MARKS[report.verdict]} line ${line}`;
}
