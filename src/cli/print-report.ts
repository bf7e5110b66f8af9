import type { ScriptResult } from './report.ts';

/** Where the readable report goes, and how. */
export interface Paper {
  write(text: string): void;
  /** Whether colours and a line that rewrites itself make sense. */
  readonly isTerminal: boolean;
}

const MARKS = { passed: '✓', failed: '≠', error: '✗' } as const;
const COLOURS = { passed: '36', failed: '33', error: '31' } as const;

/** One line for a script that passed; for another one also where, why, and the difference. */
export function printResult(paper: Paper, { report, picture }: ScriptResult): void {
  const { verdict, file, title, steps, ms, line, reason } = report;
  const mark = colour(paper, COLOURS[verdict], MARKS[verdict]);
  const name = title === '' ? file : `${file}: ${title}`;
  paper.write(`${mark} ${name} (${steps} steps, ${ms.toFixed(0)} ms)\n`);
  if (verdict === 'passed') return;
  const place = line === undefined ? file : `${file}:${line}`;
  const step = report.step === undefined ? '' : `step ${report.step}, `;
  paper.write(`    ${step}${place}\n`);
  if (reason !== undefined) paper.write(`    ${reason}\n`);
  for (const row of picture) paper.write(`      ${paint(paper, row)}\n`);
}

export function printSummary(paper: Paper, results: readonly ScriptResult[]): void {
  const count = (verdict: ScriptResult['report']['verdict']) =>
    results.filter(({ report }) => report.verdict === verdict).length;
  const failed = count('failed') + count('error');
  paper.write(`${count('passed')} passed, ${failed} failed\n`);
}

/** A line that shows how far the run is; only on a terminal. */
export function printProgress(paper: Paper, done: number, total: number): void {
  if (!paper.isTerminal) return;
  paper.write(done < total ? `\r${done} of ${total}…\r` : '\r\u001b[K');
}

function paint(paper: Paper, row: string): string {
  if (row.startsWith('-')) return colour(paper, '31', row);
  return row.startsWith('+') ? colour(paper, '32', row) : row;
}

function colour(paper: Paper, code: string, text: string): string {
  return paper.isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;
}
