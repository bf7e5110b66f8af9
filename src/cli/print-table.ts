import { agreementWords, cellWords, matrixOf } from './matrix.ts';
import type { Paper } from './print-report.ts';
import type { ScriptResult } from './report.ts';
import { visible } from './visible.ts';

/**
 * Scripts that ran on several servers: a row for each, a column for each server, and a star where a server is not of the same
 * mind as most. Nothing where there was one server.
 */
export function printTable(paper: Paper, results: readonly ScriptResult[]): void {
  const matrix = matrixOf(results.filter(({ report }) => report.broken !== true));
  const { columns, rows } = matrix;
  if (columns.length < 2) return;
  const lines = rows.map(({ file, cells, odd }) => [
    file,
    ...cells.map((cell, at) => `${cellWords(cell)}${odd[at] === true ? ODD : ''}`),
  ]);
  const table = [['', ...columns.map((column) => column?.server ?? '')], ...lines].map((row) =>
    row.map(visible),
  );
  const widths = ['', ...columns].map((_, column) =>
    table.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  );
  for (const row of table) {
    const cells = row.map((text, column) => text.padEnd(widths[column] ?? 0));
    paper.write(`${cells.join('  ').trimEnd()}\n`);
  }
  const words = agreementWords(matrix);
  const hasOdd = rows.some(({ odd }) => odd.includes(true));
  if (words !== undefined) paper.write(`${words}${hasOdd ? LEGEND : ''}\n`);
}

const ODD = ' *';
const LEGEND = ' * stands out in its row.';
