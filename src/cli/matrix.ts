import { MARKS } from './print-report.ts';
import { faultLine, type ScriptResult } from './report.ts';
import {
  failuresOf,
  groupRuns,
  passedWords,
  runsVerdict,
  type RunsVerdict,
  type ScriptRuns,
} from './script-runs.ts';

/** What came of each script on each server. */
export interface Matrix {
  /** The Prosodys that were named, where several were; one column without a name else. */
  readonly columns: readonly (string | undefined)[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly file: string;
  readonly title: string;
  /** In the order of the columns; `undefined` where it did not run. */
  readonly cells: readonly (ScriptRuns | undefined)[];
}

/** Scripts in their order, and columns in that in which they come first. */
export function matrixOf(results: readonly ScriptResult[]): Matrix {
  const groups = groupRuns(results);
  const names = [...new Set(groups.flatMap(({ prosody }) => prosody ?? []))];
  const columns = names.length < 2 ? [undefined] : names;
  const cells = new Map(groups.map((runs) => [cellKey(runs.file, runs.prosody), runs]));
  // What could not be run at all was for every server.
  const unplaced = new Map(
    groups.filter(({ prosody }) => prosody === undefined).map((runs) => [runs.file, runs]),
  );
  const firstOf = new Map(groups.toReversed().map((runs) => [runs.file, runs]));
  const rows = [...new Set(groups.map(({ file }) => file))].map((file) => ({
    file,
    title: firstOf.get(file)?.results[0]?.report.title ?? '',
    cells: columns.map((name) =>
      name === undefined
        ? firstOf.get(file)
        : (cells.get(cellKey(file, name)) ?? unplaced.get(file)),
    ),
  }));
  return { columns, rows };
}

function cellKey(file: string, prosody: string | undefined): string {
  return JSON.stringify([file, prosody ?? null]);
}

/** `≠ line 94`: its mark, and the line to look at; of a flaky one how often it passed. */
export function cellWords(runs: ScriptRuns | undefined): string {
  if (runs === undefined) return '';
  const verdict = runsVerdict(runs);
  if (verdict === 'flaky') return `${MARKS.flaky} ${passedWords(runs)}`;
  const [failure] = failuresOf(runs);
  const line = failure && faultLine(failure.result.report);
  return line === undefined ? MARKS[verdict] : `${MARKS[verdict]} line ${line}`;
}

/** `1 failed, 3 passed`: how many scripts have each verdict, on each server; the worst first. */
export function tallyWords(results: readonly ScriptResult[]): string {
  const verdicts = groupRuns(results).map(tallied);
  const words = TALLY.map(([verdict, word]) => {
    const count = verdicts.filter((each) => each === verdict).length;
    return count === 0 ? '' : `${count} ${word}`;
  });
  const told = words.filter((word) => word !== '').join(', ');
  return told === '' ? 'nothing was run' : told;
}

type Tallied = Exclude<RunsVerdict, 'error'> | 'broken';

function tallied(runs: ScriptRuns): Tallied {
  const verdict = runsVerdict(runs);
  if (runs.results[0]?.report.broken === true) return 'broken';
  return verdict === 'error' ? 'failed' : verdict;
}

const TALLY = [
  ['failed', 'failed'],
  ['broken', 'could not be run'],
  ['flaky', 'flaky'],
  ['passed', 'passed'],
  ['skipped', 'skipped'],
] as const satisfies readonly (readonly [Tallied, string])[];
