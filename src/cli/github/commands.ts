import path from 'node:path';
import { visibleText } from '../../base/visible-text.ts';
import { allRemarks } from '../remarks.ts';
import {
  faultLine,
  reportedServer,
  serverTitle,
  type ScriptReport,
  type ScriptResult,
} from '../report.ts';
import {
  failuresOf,
  groupRuns,
  passedWords,
  runsVerdict,
  type ScriptRuns,
} from '../script-runs.ts';

/** Lines of a difference that an annotation shows: it has little room. */
const MOST_LINES = 30;

/** The same of the kind `warning`, for refusals that a step took and for what a script is warned of. */
export function warningCommands(
  results: readonly ScriptResult[],
  workspace: string | undefined,
): readonly string[] {
  return allRemarks(results).map(({ file, title, line, text }) => {
    const place = { file, line, title: title === '' ? file : title };
    return command('warning', place, workspace, text);
  });
}

/**
 * What makes GitHub mark failures in the scripts: a workflow command of the kind `error` for each failing step and for each
 * script that cannot be run (docs.github.com, "Workflow commands for GitHub Actions", as of 2025). Failures of several runs
 * that are alike are one. Files are named as the repository in `workspace` has them; none for no failures.
 */
export function errorCommands(
  results: readonly ScriptResult[],
  workspace: string | undefined,
): readonly string[] {
  const isNamed = new Set(results.flatMap(({ report }) => reportedServer(report) ?? [])).size > 1;
  return groupRuns(results).flatMap((runs) =>
    failuresOf(runs).map(({ result }) =>
      errorCommand(titleOf(runs, result.report, isNamed), result, workspace),
    ),
  );
}

function errorCommand(
  title: string,
  { report, picture }: ScriptResult,
  workspace: string | undefined,
): string {
  const more = picture.length - MOST_LINES;
  const lines = [
    ...(report.reason === undefined ? [] : [report.reason]),
    ...picture.slice(0, MOST_LINES),
    ...(more > 0 ? [`… and ${more} more lines`] : []),
  ];
  const place = { file: report.file, line: faultLine(report), title };
  return command('error', place, workspace, lines.join('\n'));
}

interface Marked {
  readonly file: string;
  readonly line: number | undefined;
  readonly title: string;
}

function command(
  kind: 'error' | 'warning',
  { file, line, title }: Marked,
  workspace: string | undefined,
  text: string,
): string {
  const properties: readonly (readonly [string, string])[] = [
    ['file', fileIn(workspace, file)],
    ...(line === undefined ? [] : [['line', String(line)] as const]),
    ['title', title],
  ];
  const words = properties.map(([name, value]) => `${name}=${escapeProperty(shown(value))}`);
  return `::${kind} ${words.join(',')}::${escapeData(shown(text))}`;
}

/** `A kick, step 16, on Prosody 13.0.7 (flaky, passed 7 of 10)`; `isNamed`: the server is told. */
function titleOf(
  runs: ScriptRuns,
  { title, file, step, broken, ...report }: ScriptReport,
  isNamed: boolean,
): string {
  const server = isNamed ? serverTitle(report) : undefined;
  const words = [
    title === '' ? file : title,
    ...(broken === true ? ['cannot be run'] : []),
    ...(step === undefined ? [] : [`step ${step}`]),
    ...(server === undefined ? [] : [`on ${server}`]),
  ];
  const flaky = runsVerdict(runs) === 'flaky' ? ` (flaky, ${passedWords(runs)})` : '';
  return words.join(', ') + flaky;
}

/** From the root of the repository where it is in there, else as it was named. */
function fileIn(workspace: string | undefined, file: string): string {
  if (workspace === undefined || workspace === '') return file;
  const relative = path.relative(workspace, path.resolve(file));
  const isInside = !relative.startsWith('..') && !path.isAbsolute(relative);
  return isInside ? relative.split(path.sep).join('/') : file;
}

function shown(text: string): string {
  return visibleText(text, { keepsLines: true });
}

/** What follows the second `::`. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A value before it, where commas and colons part. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
