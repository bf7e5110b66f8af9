import { joinedByAnd } from '../../base/joined.ts';
import { t } from '../../base/translate.ts';
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
  readonly kind: RowKind;
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
  const groups = new Map<string, RowsAlike>();
  for (const row of matrixRows(state).filter(isShown)) {
    const kind = kindOf(row);
    const key = kind === 'disagreed' ? row.odd.join() : kind;
    const rows = groups.get(key)?.rows ?? [];
    groups.set(key, { kind, title: titleOf(kind, row, state.servers), rows: [...rows, row] });
  }
  return [...groups.values()].toSorted(
    (a, b) => RANKS[a.kind] - RANKS[b.kind] || a.rows.length - b.rows.length,
  );
}

const SHOWN: Readonly<Record<MatrixState['shown'], (row: ScriptOnServers) => boolean>> = {
  all: () => true,
  failed: hasFailedSomewhere,
  disagreed: isDisagreed,
  nowhere: isPassedNowhere,
};

type RowKind = 'disagreed' | 'nowhere' | 'everywhere' | 'unknown';

/** Their order. */
const RANKS: Readonly<Record<RowKind, number>> = {
  disagreed: 0,
  nowhere: 1,
  everywhere: 2,
  unknown: 3,
};

function kindOf(row: ScriptOnServers): RowKind {
  if (isDisagreed(row)) return 'disagreed';
  if (isPassedNowhere(row)) return 'nowhere';
  return row.results.some((result) => verdictSaidBy(result) === PASSED) ? 'everywhere' : 'unknown';
}

function titleOf(kind: RowKind, row: ScriptOnServers, servers: readonly MatrixServer[]): string {
  if (kind === 'nowhere') return t('No server passes: look at the script first');
  if (kind === 'everywhere') return t('All servers pass');
  if (kind === 'unknown') return t('Not told yet');
  const names = servers.filter((_server, at) => row.odd[at]).map(({ label }) => label);
  return names.length === 1
    ? t('Only {server} differs', { server: names.join('') })
    : t('{servers} differ', { servers: joinedByAnd(names) });
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
