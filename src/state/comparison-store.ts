import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ComparedLine } from '../insight/runs/compare-items.ts';
import type { RunComparison } from '../insight/runs/compare-runs.ts';
import type { FlakeReport } from '../insight/runs/flakes.ts';
import type { PastRun } from './runs-store.ts';

/** Two runs side by side; they stay here when the history lets go of them. */
export interface RunPair {
  readonly left: PastRun;
  readonly right: PastRun;
  readonly comparison: RunComparison;
}

/** What came of running one script many times. */
export interface FlakeFinding {
  readonly report: FlakeReport;
  readonly server: string;
  /** The runs that the report names as examples, by their place in the series. */
  readonly examples: ReadonlyMap<number, PastRun>;
}

/** Runs that go on while the panes stay as they are. */
export type SeriesProgress =
  | {
      readonly kind: 'repeat';
      readonly done: number;
      readonly total: number;
      readonly server: string;
    }
  | { readonly kind: 'both'; readonly servers: readonly [string, string] };

/** More than one run at a time: chosen, under way, or shown in the place of the timeline. */
export interface ComparisonState {
  /** Ids of runs that were chosen to be compared: at most two. */
  readonly chosen: readonly number[];
  readonly pair: RunPair | undefined;
  /** Shown where there is no pair. */
  readonly flakes: FlakeFinding | undefined;
  /** One of those runs is shown meanwhile. */
  readonly isAside: boolean;
  /** The line of the pair that the inspector shows. */
  readonly selected: ComparedLine | undefined;
  readonly series: SeriesProgress | undefined;
}

export type ComparisonStore = StoreApi<ComparisonState>;

export function createComparisonStore(): ComparisonStore {
  return createStore<ComparisonState>(() => ({
    chosen: [],
    pair: undefined,
    flakes: undefined,
    isAside: false,
    selected: undefined,
    series: undefined,
  }));
}
