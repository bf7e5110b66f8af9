import type { Milliseconds } from '../../base/clock.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import { withTraceBounds } from './suite-traces.ts';
import type { SuiteScript } from './suite-script.ts';
import {
  NO_SUITE,
  type SuiteCounts,
  type SuiteEnd,
  type SuiteResult,
  type SuiteState,
} from './suite-store.ts';

/** What happens to a suite. Each is possible at any time; what makes no sense then changes nothing. */
export type SuiteEvent =
  | SuiteBegun
  | { readonly kind: 'script-started'; readonly path: string }
  | {
      readonly kind: 'script-ended';
      readonly path: string;
      readonly end: SuiteEnd;
      readonly at: Milliseconds;
    }
  | { readonly kind: 'stopped'; readonly at: Milliseconds }
  /** Nothing more will be played: all was, or a problem keeps the rest from it. */
  | {
      readonly kind: 'over';
      readonly at: Milliseconds;
      readonly problem?: RunRefusal | undefined;
    };

export interface SuiteBegun {
  readonly kind: 'begun';
  readonly name: string;
  readonly scripts: readonly SuiteScript[];
  /** Those that are played; all others keep their results. Absent: all are. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Whether these have changed; else they had failed. */
  readonly isOfChanged?: boolean;
  readonly server: string;
  readonly workers: number;
  readonly at: Milliseconds;
}

const WAITING: SuiteResult = { state: 'waiting' };
const RUNNING: SuiteResult = { state: 'running' };

/** The suite after that has happened; the very state when it changes nothing. */
export function reduceSuite(state: SuiteState, event: SuiteEvent): SuiteState {
  if (event.kind === 'begun') return begun(state, event);
  if (state.phase !== 'running') return state;
  switch (event.kind) {
    case 'script-started':
      return withResult(state, event.path, RUNNING);
    case 'script-ended': {
      const ended = withResult(state, event.path, event.end);
      if (ended === state) return state;
      const results = withTraceBounds(ended.results, event.path);
      return { ...ended, results, endedAt: event.at };
    }
    case 'stopped':
      return { ...over(state, event.at), isStopped: true };
    case 'over':
      return { ...over(state, event.at), problem: event.problem };
  }
}

function begun(state: SuiteState, event: SuiteBegun): SuiteState {
  const { name, scripts, only, isOfChanged = false, server, workers, at } = event;
  const paths = scripts.map(({ path }) => path);
  const playing = only === undefined ? paths : paths.filter((path) => only.has(path));
  const plays = new Set(playing);
  const isSameSuite = state.name === name && state.phase !== 'none';
  const resultOf = (path: string): SuiteResult =>
    plays.has(path) ? WAITING : (state.results.get(path) ?? WAITING);
  const { selected } = state.table;
  const isSelectedStill = selected !== undefined && paths.includes(selected);
  return {
    ...NO_SUITE,
    name,
    phase: 'running',
    scripts,
    results: new Map(paths.map((path) => [path, resultOf(path)])),
    playing,
    isOfChanged,
    server,
    workers,
    startedAt: at,
    endedAt: at,
    before: isSameSuite ? countsBefore(state) : undefined,
    table: { ...state.table, selected: isSelectedStill ? selected : undefined },
  };
}

/** How it ended before; of one that was stopped nobody knows. */
function countsBefore(state: SuiteState): SuiteCounts | undefined {
  const counts = suiteCounts(state);
  return counts['not-run'] > 0 ? undefined : counts;
}

function withResult(state: SuiteState, path: string, result: SuiteResult): SuiteState {
  const known = state.results.get(path);
  if (known === undefined || known.state === 'done') return state;
  return { ...state, results: new Map(state.results).set(path, result) };
}

/** What had not ended will not. */
function over(state: SuiteState, at: Milliseconds): SuiteState {
  const results = new Map(state.results);
  for (const [path, { state: stands }] of results) {
    if (stands === 'running') results.set(path, WAITING);
  }
  return { ...state, results, phase: 'over', endedAt: at };
}

/** How many of its scripts ended in each way; of `paths` only, where they are given. */
export function suiteCounts(
  { results }: Pick<SuiteState, 'results'>,
  paths: Iterable<string> = results.keys(),
): SuiteCounts {
  const counts: Record<keyof SuiteCounts, number> = {
    passed: 0,
    differs: 0,
    missing: 0,
    unexpected: 0,
    failed: 0,
    'not-run': 0,
  };
  for (const path of paths) {
    const result = results.get(path);
    if (result !== undefined) counts[result.state === 'done' ? result.verdict : 'not-run'] += 1;
  }
  return counts;
}

export function failedCount({ differs, missing, unexpected, failed }: SuiteCounts): number {
  return differs + missing + unexpected + failed;
}

/** The paths of those that failed, in the order of the suite. */
export function failedPaths({ scripts, results }: SuiteState): readonly string[] {
  return scripts.flatMap(({ path }) => (hasFailed(results.get(path)) ? [path] : []));
}

export function hasFailed(result: SuiteResult | undefined): result is SuiteEnd {
  return result?.state === 'done' && result.verdict !== 'passed';
}

/** So many scripts must have ended before the rest of the time can be told. */
const LEAST_FOR_ESTIMATE = 3;

/** How long the rest of it will take, by those that have ended; `undefined` where that is not known. */
export function timeLeft(state: SuiteState): Milliseconds | undefined {
  if (state.phase !== 'running') return undefined;
  const left = suiteCounts(state, state.playing)['not-run'];
  const done = state.playing.length - left;
  if (done < Math.max(LEAST_FOR_ESTIMATE, 2 * state.workers)) return undefined;
  return ((state.endedAt - state.startedAt) / done) * left;
}
