import { durationWords } from '../timeline/words/time-words.ts';
import {
  diagnosticLine,
  faultLine,
  isDoubtful,
  serverTitle,
  type ReportedDiagnostic,
  type ScriptReport,
  type ScriptResult,
} from './report.ts';
import { visible } from './visible.ts';

/** Where the readable report goes, and how. */
export interface Paper {
  write(text: string): void;
  /** Whether colours and a line that rewrites itself make sense. */
  readonly isTerminal: boolean;
}

/** `doubtful`: it passed, but took a refusal. `flaky`: it passed now and then. */
export const MARKS = {
  passed: '✓',
  doubtful: '!',
  failed: '≠',
  error: '✗',
  skipped: '–',
  flaky: '≈',
} as const;

const COLOURS = {
  passed: '36',
  doubtful: '33',
  failed: '33',
  error: '31',
  skipped: '2',
  flaky: '33',
} as const;

/**
 * One line for a script that passed; for another one also where, why, and the difference. Control characters are shown.
 * `isNamed`: which Prosody it ran on is told, too.
 */
export function printResult(
  paper: Paper,
  { report, picture }: ScriptResult,
  isNamed = false,
): void {
  const { verdict } = report;
  const [file, title] = [visible(report.file), visible(report.title)];
  const mark = paintedMark(paper, isDoubtful(report) ? 'doubtful' : verdict);
  const name = title === '' ? file : `${file}: ${title}`;
  const how = [extent(report), ...serverWords(report, isNamed)].join(', ');
  paper.write(`${clear(paper)}${mark} ${name} (${how})\n`);
  printTold(paper, report);
  if (verdict !== 'passed') printFailure(paper, { report, picture });
}

/** What is to be said of a script whether it passed or not; what the reason says already is not said twice. */
export function printTold(paper: Paper, report: ScriptReport): void {
  const refusals = report.refusals.filter(({ words }) => !report.reason?.includes(words));
  for (const { words, line } of refusals) {
    paper.write(`    But ${visible(words)}, ${visible(report.file)}:${line}\n`);
  }
  printWarnings(paper, report);
  printLogpoints(paper, report);
}

/** Where, why, and the difference; `lead` stands before the place. Of a script with errors these. */
export function printFailure(paper: Paper, { report, picture }: ScriptResult, lead = ''): void {
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
  if (report.broken && errors.length > 0) {
    printDiagnostics(paper, report.file, errors, 'error');
    return;
  }
  const line = faultLine(report);
  const file = visible(report.file);
  const place = line === undefined ? file : `${file}:${line}`;
  const step = report.step === undefined ? '' : `step ${report.step}, `;
  paper.write(`    ${lead}${step}${place}\n`);
  if (report.reason !== undefined) paper.write(`    ${visible(report.reason)}\n`);
  for (const row of picture) paper.write(`      ${paint(paper, visible(row))}\n`);
  printCandidates(paper, report);
}

export function paintedMark(paper: Paper, verdict: keyof typeof MARKS): string {
  return colour(paper, COLOURS[verdict], MARKS[verdict]);
}

/** Which embedded server it ran on, and how that varied. */
export function serverWords(
  { variations = [], ...report }: ScriptReport,
  isNamed: boolean,
): readonly string[] {
  const title = isNamed ? serverTitle(report) : undefined;
  return [...(title === undefined ? [] : [title]), ...variations].map((each) => visible(each));
}

/** More of one script are counted only. */
const MOST_DIAGNOSTICS = 20;

/** What the script itself is warned of, and runs all the same. */
function printWarnings(paper: Paper, { file, diagnostics }: ScriptReport): void {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  printDiagnostics(paper, file, warnings, 'warning');
}

function printDiagnostics(
  paper: Paper,
  file: string,
  diagnostics: readonly ReportedDiagnostic[],
  what: string,
): void {
  for (const each of diagnostics.slice(0, MOST_DIAGNOSTICS)) {
    paper.write(`    ${visible(diagnosticLine(file, each))}\n`);
  }
  const more = diagnostics.length - MOST_DIAGNOSTICS;
  if (more > 0) paper.write(`    … and ${more} more ${more === 1 ? what : `${what}s`}\n`);
}

/** More of one script are counted only; its trace has all. */
const MOST_TOLD = 100;

function printLogpoints(paper: Paper, { logpoints = [] }: ScriptReport): void {
  for (const told of logpoints.slice(0, MOST_TOLD)) paper.write(`    ● ${visible(told)}\n`);
  const more = logpoints.length - MOST_TOLD;
  if (more > 0) paper.write(`    … and ${more} more that logpoints told; a trace has them all\n`);
}

/** Which stanzas could have been meant: all where none was named, and where there is more than the one that was. */
function printCandidates(paper: Paper, { kind, candidates = [] }: ScriptReport): void {
  if (candidates.length < (kind === 'missing' ? 1 : 2)) return;
  paper.write('    Could have been meant:\n');
  for (const { words, at } of candidates) {
    paper.write(`      ${visible(words)}, at ${durationWords(at)}\n`);
  }
}

function extent({ broken, verdict, steps, ms }: ScriptReport): string {
  if (verdict === 'skipped') return 'skipped';
  return broken ? 'not run' : `${steps} steps, ${ms.toFixed(0)} ms`;
}

/** `total` counts the scripts that were to be run. */
export function printSummary(paper: Paper, results: readonly ScriptResult[], total: number): void {
  const count = (verdict: ScriptResult['report']['verdict']) =>
    results.filter(({ report }) => report.verdict === verdict).length;
  const broken = results.filter(({ report }) => report.broken).length;
  const skipped = count('skipped');
  const failed = count('failed') + count('error') - broken;
  const notRun = total - results.length;
  const doubtful = results.filter(({ report }) => isDoubtful(report)).length;
  const words = [
    `${count('passed')} passed${doubtWords(doubtful)}`,
    `${failed} failed`,
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
    ...(broken === 0 ? [] : [`${broken} could not be run`]),
    ...(notRun === 0 ? [] : [`${notRun} not run`]),
  ];
  paper.write(`${clear(paper)}${words.join(', ')}\n`);
}

/** ` (2 of them took a refusal)`, or nothing. */
export function doubtWords(count: number): string {
  return count === 0 ? '' : ` (${count} of them took a refusal)`;
}

/** What is to be said of a script that still runs. */
export function printNote(paper: Paper, sentence: string): void {
  paper.write(`${clear(paper)}… ${visible(sentence)}\n`);
}

/** A line that shows how far the run is, until the next one is written; only on a terminal. */
export function printProgress(paper: Paper, done: number, total: number): void {
  if (paper.isTerminal && done < total) paper.write(`${clear(paper)}${done} of ${total}…`);
}

/** Takes the line back that shows the progress. */
export function clear({ isTerminal }: Paper): string {
  return isTerminal ? '\r\u001b[K' : '';
}

/** A line of a difference, by its sign. */
export function paint(paper: Paper, row: string): string {
  if (row.startsWith('-')) return colour(paper, '31', row);
  if (row.startsWith('~') || row.startsWith('!')) return colour(paper, '33', row);
  return row.startsWith('+') ? colour(paper, '32', row) : row;
}

function colour(paper: Paper, code: string, text: string): string {
  return paper.isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text;
}
