import { majorityOf, oddOnes } from '../../insight/odd-ones.ts';
import { suiteScriptHead, type SuiteScript } from '../suite/suite-script.ts';
import type { SuiteResult } from '../suite/suite-store.ts';
import type { MatrixServer, MatrixState } from './matrix-store.ts';

/** A script on all servers. */
export interface ScriptOnServers {
  readonly script: SuiteScript;
  readonly name: string;
  /** In the order of the servers; `undefined` where it waits. */
  readonly results: readonly SuiteResult[];
  /** Which of them stand out. */
  readonly odd: readonly boolean[];
}

/** Scripts of which the same servers differ. */
export interface RowsAlike {
  readonly title: string;
  readonly rows: readonly ScriptOnServers[];
}

const WAITING: SuiteResult = { state: 'waiting' };
const PASSED = 'passed';

/** What a result has to say where servers are held against each other; `undefined`: nothing, also where a script is not for a server. */
export function verdictSaidBy(result: SuiteResult): string | undefined {
  if (result.state !== 'done') return undefined;
  const { record, verdict } = result;
  if (record.kind === 'refused' && record.problem.code === 'prosody-does-not-fit') return undefined;
  return verdict === PASSED ? PASSED : 'failed';
}

/** All rows of a matrix, whatever is shown. */
export function matrixRows({ scripts, servers, cells }: MatrixState): readonly ScriptOnServers[] {
  return scripts.map((script) => {
    const results = servers.map(({ id }) => cells.get(id)?.get(script.path) ?? WAITING);
    const odd = oddOnes(results.map(verdictSaidBy), PASSED);
    return { script, name: suiteScriptHead(script).name, results, odd };
  });
}

export function isDisagreed({ odd }: ScriptOnServers): boolean {
  return odd.includes(true);
}

export function isPassedNowhere({ results }: ScriptOnServers): boolean {
  const said = results.map(verdictSaidBy).filter((each) => each !== undefined);
  return said.length > 0 && !said.includes(PASSED);
}

export function hasFailedSomewhere({ results }: ScriptOnServers): boolean {
  return results.some((result) => verdictSaidBy(result) === 'failed');
}

/** The rows that are shown, by who differs: the rarest first, those of one mind last. */
export function groupedRows(state: MatrixState): readonly RowsAlike[] {
  const words = state.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const isShown = (row: ScriptOnServers) =>
    words.every((word) => row.name.toLowerCase().includes(word)) && SHOWN[state.shown](row);
  const groups = new Map<string, ScriptOnServers[]>();
  for (const row of matrixRows(state).filter(isShown)) {
    const title = titleOf(row, state.servers);
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return [...groups]
    .map(([title, rows]) => ({ title, rows }))
    .toSorted((a, b) => rank(a) - rank(b) || a.rows.length - b.rows.length);
}

const SHOWN: Readonly<Record<MatrixState['shown'], (row: ScriptOnServers) => boolean>> = {
  all: () => true,
  failed: hasFailedSomewhere,
  disagreed: isDisagreed,
  nowhere: isPassedNowhere,
};

const NOWHERE = 'No server passes: look at the script first';
const EVERYWHERE = 'All servers pass';
const UNKNOWN = 'Not told yet';

function rank({ title }: RowsAlike): number {
  if (title === NOWHERE) return 1;
  if (title === EVERYWHERE) return 2;
  return title === UNKNOWN ? 3 : 0;
}

function titleOf(row: ScriptOnServers, servers: readonly MatrixServer[]): string {
  if (isDisagreed(row)) {
    const names = servers.filter((_server, at) => row.odd[at]).map(({ label }) => label);
    return names.length === 1 ? `Only ${names.join('')} differs` : `${names.join(' and ')} differ`;
  }
  if (isPassedNowhere(row)) return NOWHERE;
  return row.results.some((result) => verdictSaidBy(result) === PASSED) ? EVERYWHERE : UNKNOWN;
}

/**
 * The servers to hold another one against, the likeliest first: those that say what most say, else those that pass. Without
 * itself, and without those of whose run there is no trace.
 */
export function comparedServers(
  row: ScriptOnServers,
  servers: readonly MatrixServer[],
  server: string,
): readonly MatrixServer[] {
  const said = row.results.map(verdictSaidBy);
  const wanted = majorityOf(said) ?? PASSED;
  const kept = servers.flatMap((each, at) => {
    const result = row.results[at];
    const isKept = result?.state === 'done' && result.record.kind === 'kept';
    return isKept && each.id !== server ? [{ each, isLikely: said[at] === wanted }] : [];
  });
  return kept.toSorted((a, b) => Number(b.isLikely) - Number(a.isLikely)).map(({ each }) => each);
}
