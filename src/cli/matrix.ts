import { counted } from '../base/counted.ts';
import { oddOnes } from '../insight/odd-ones.ts';
import { doubtWords, MARKS } from './print-report.ts';
import { faultLine, reportedServer, serverTitle, type ScriptResult } from './report.ts';
import {
  failuresOf,
  groupRuns,
  isDoubted,
  passedWords,
  runsVerdict,
  type RunsVerdict,
  type ScriptRuns,
} from './script-runs.ts';

/** What came of each script on each server. */
export interface Matrix {
  /** The servers, where there were several; one column without a name else. */
  readonly columns: readonly (MatrixColumn | undefined)[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixColumn {
  /** See `reportedServer`. */
  readonly server: string;
  readonly title: string;
}

export interface MatrixRow {
  readonly file: string;
  readonly title: string;
  /** In the order of the columns; `undefined` where it did not run. */
  readonly cells: readonly (ScriptRuns | undefined)[];
  /** Which of them stand out: those that most others contradict. */
  readonly odd: readonly boolean[];
}

/** Scripts in their order, and columns in that in which they come first. */
export function matrixOf(results: readonly ScriptResult[]): Matrix {
  const groups = groupRuns(results);
  const named = new Map(
    results.flatMap(({ report }) => {
      const server = reportedServer(report);
      return server === undefined ? [] : [[server, serverTitle(report) ?? server]];
    }),
  );
  const columns: Matrix['columns'] =
    named.size < 2 ? [undefined] : [...named].map(([server, title]) => ({ server, title }));
  const cells = new Map(groups.map((runs) => [cellKey(runs.file, runs.server), runs]));
  // What could not be run at all was for every server.
  const unplaced = new Map(
    groups.filter(({ server }) => server === undefined).map((runs) => [runs.file, runs]),
  );
  const firstOf = new Map(groups.toReversed().map((runs) => [runs.file, runs]));
  const rows = [...new Set(groups.map(({ file }) => file))].map((file) => {
    const placed = columns.map((column) =>
      column === undefined
        ? firstOf.get(file)
        : (cells.get(cellKey(file, column.server)) ?? unplaced.get(file)),
    );
    const title = firstOf.get(file)?.results[0]?.report.title ?? '';
    return { file, title, cells: placed, odd: oddOnes(placed.map(verdictSaid), 'passed') };
  });
  return { columns, rows };
}

/** What is skipped has no say. */
function verdictSaid(runs: ScriptRuns | undefined): string | undefined {
  const verdict = runs && runsVerdict(runs);
  return verdict === 'skipped' ? undefined : verdict;
}

/** `The 4 servers agree on 3 scripts and disagree on 11.`; `undefined` where there was one server. */
export function agreementWords({ columns, rows }: Matrix): string | undefined {
  if (columns.length < 2) return undefined;
  const disagreed = rows.filter(({ odd }) => odd.includes(true)).length;
  const agreed = rows.length - disagreed;
  if (disagreed === 0)
    return `The ${columns.length} servers agree on ${counted(agreed, 'script')}.`;
  return `The ${columns.length} servers agree on ${counted(agreed, 'script')} and disagree on ${disagreed}.`;
}

function cellKey(file: string, server: string | undefined): string {
  return JSON.stringify([file, server ?? null]);
}

/** `≠ line 94`: its mark, and the line to look at, also where it passed with a refusal; of a flaky one how often it passed. */
export function cellWords(runs: ScriptRuns | undefined): string {
  if (runs === undefined) return '';
  const verdict = runsVerdict(runs);
  if (verdict === 'flaky') return `${MARKS.flaky} ${passedWords(runs)}`;
  if (verdict === 'passed') {
    const [refusal] = runs.results.flatMap(({ report }) => report.refusals);
    return refusal === undefined ? MARKS.passed : `${MARKS.doubtful} line ${refusal.line}`;
  }
  const [failure] = failuresOf(runs);
  const line = failure && faultLine(failure.result.report);
  return line === undefined ? MARKS[verdict] : `${MARKS[verdict]} line ${line}`;
}

/** `1 failed, 3 passed`: how many scripts have each verdict, on each server; the worst first. */
export function tallyWords(results: readonly ScriptResult[]): string {
  const groups = groupRuns(results);
  const verdicts = groups.map(tallied);
  const words = TALLY.map(([verdict, word]) => {
    const count = verdicts.filter((each) => each === verdict).length;
    if (count === 0) return '';
    return `${count} ${word}${verdict === 'passed' ? doubtWords(groups.filter(isDoubted).length) : ''}`;
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
