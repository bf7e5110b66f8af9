import { cellWords, matrixOf } from './matrix.ts';
import type { Paper } from './print-report.ts';
import type { ScriptResult } from './report.ts';
import { visible } from './visible.ts';

/** Scripts that ran on several Prosodys: a row for each, a column for each Prosody. Nothing where there was one. */
export function printTable(paper: Paper, results: readonly ScriptResult[]): void {
  const { columns, rows } = matrixOf(results.filter(({ report }) => report.broken !== true));
  if (columns.length < 2) return;
  const lines = rows.map(({ file, cells }) => [file, ...cells.map(cellWords)]);
  const table = [['', ...columns.map((name) => name ?? '')], ...lines].map((row) =>
    row.map(visible),
  );
  const widths = ['', ...columns].map((_, column) =>
    table.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  );
  for (const row of table) {
    const cells = row.map((text, column) => text.padEnd(widths[column] ?? 0));
    paper.write(`${cells.join('  ').trimEnd()}\n`);
  }
}
