import { isDoubtful, reportedServer, type ScriptReport, type ScriptResult } from './report.ts';

/** All that came of one script on one server. */
export interface ScriptRuns {
  readonly file: string;
  /** See `reportedServer`. */
  readonly server: string | undefined;
  /** In the order of its runs; at least one. */
  readonly results: readonly ScriptResult[];
}

/** `flaky`: some of its runs passed, and others did not. */
export type RunsVerdict = ScriptReport['verdict'] | 'flaky';

/** Runs that failed alike. */
export interface AlikeFailures {
  /** The first of them. */
  readonly result: ScriptResult;
  /** Which, from 1; empty where the script runs once. */
  readonly runs: readonly number[];
}

/** What belongs together, in the order in which it begins. */
export function groupRuns(results: readonly ScriptResult[]): readonly ScriptRuns[] {
  const groups = new Map<string, ScriptResult[]>();
  for (const result of results) {
    const key = runsKey(result.report);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [result]);
    else group.push(result);
  }
  return [...groups.values()].map((group) => ({
    file: group[0]?.report.file ?? '',
    server: group[0] && reportedServer(group[0].report),
    results: group,
  }));
}

/** The same for all runs of one script on one server. */
export function runsKey(report: Pick<ScriptReport, 'file' | 'prosody' | 'profile'>): string {
  return JSON.stringify([report.file, reportedServer(report) ?? null]);
}

/** Runs that a signal ended tell nothing of their script, unless there is no other. */
function judgedOf({ results }: ScriptRuns): readonly ScriptResult[] {
  const judged = results.filter(({ report }) => report.kind !== 'stopped');
  return judged.length === 0 ? results : judged;
}

export function runsVerdict(runs: ScriptRuns): RunsVerdict {
  const judged = judgedOf(runs).map(({ report }) => report.verdict);
  const unlike = judged.find((verdict) => verdict !== 'passed');
  if (unlike === undefined) return 'passed';
  return judged.includes('passed') ? 'flaky' : unlike;
}

/** It passed each time, but what a step took for what it expects was an error. */
export function isDoubted(runs: ScriptRuns): boolean {
  return runsVerdict(runs) === 'passed' && runs.results.some(({ report }) => isDoubtful(report));
}

/** `passed 7 of 10`. */
export function passedWords(runs: ScriptRuns): string {
  const judged = judgedOf(runs);
  const passed = judged.filter(({ report }) => report.verdict === 'passed').length;
  return `passed ${passed} of ${judged.length}`;
}

/** The failures of a script, those that are alike as one: at the same step, by the same differences. */
export function failuresOf(runs: ScriptRuns): readonly AlikeFailures[] {
  const alike = new Map<string, { result: ScriptResult; runs: number[] }>();
  for (const result of judgedOf(runs)) {
    const { report } = result;
    if (report.verdict === 'passed' || report.verdict === 'skipped') continue;
    const key = failureKey(report);
    const known = alike.get(key) ?? { result, runs: [] };
    if (report.run !== undefined) known.runs.push(report.run);
    alike.set(key, known);
  }
  return [...alike.values()];
}

/** Sentences are no part of it: they quote ids and times. */
function failureKey({ verdict, kind, step, line, differences }: ScriptReport): string {
  const places = differences.map((difference) => [difference.kind, difference.path]);
  return JSON.stringify([verdict, kind, step, line, places]);
}

/** `run 5`, `runs 3 and 8`, `runs 1, 2, 4 and 6 more`; `''` for none. */
export function runsWords(runs: readonly number[]): string {
  const [first] = runs;
  if (first === undefined) return '';
  if (runs.length === 1) return `run ${first}`;
  const told = runs.length > MOST_TOLD ? runs.slice(0, MOST_TOLD - 1) : runs.slice(0, -1);
  const rest = runs.length - told.length;
  return `runs ${told.join(', ')} and ${rest === 1 ? (runs.at(-1) ?? '') : `${rest} more`}`;
}

const MOST_TOLD = 8;
