import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Milliseconds } from '../../base/clock.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import type { ServerChoice } from '../settings-store.ts';
import type { SuiteScript } from '../suite/suite-script.ts';
import type { SuiteResult } from '../suite/suite-store.ts';

/** A server of a matrix. */
export interface MatrixServer {
  /** Unique in the matrix. */
  readonly id: string;
  readonly choice: ServerChoice;
  readonly label: string;
}

export interface MatrixPlace {
  /** Of a script. */
  readonly path: string;
  /** Id of a server. */
  readonly server: string;
}

/** Which rows are shown: all, where some server does not pass, where servers disagree, where none passes. */
export type MatrixShown = 'all' | 'failed' | 'disagreed' | 'nowhere';

/** Every script of a suite on each of several servers. */
export interface MatrixState {
  /** `none`: nothing was run yet. */
  readonly phase: 'none' | 'running' | 'over';
  readonly isStopped: boolean;
  /** What people call the suite. */
  readonly name: string;
  readonly scripts: readonly SuiteScript[];
  /** In the order of the columns. */
  readonly servers: readonly MatrixServer[];
  /** By the id of a server, then by the path of a script. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, SuiteResult>>;
  /** Why nothing more was played on a server, by its id. */
  readonly problems: ReadonlyMap<string, RunRefusal>;
  readonly startedAt: Milliseconds;
  readonly endedAt: Milliseconds;
  readonly selected: MatrixPlace | undefined;
  readonly filter: string;
  readonly shown: MatrixShown;
}

export type MatrixStore = StoreApi<MatrixState>;

export const NO_MATRIX: MatrixState = {
  phase: 'none',
  isStopped: false,
  name: '',
  scripts: [],
  servers: [],
  cells: new Map(),
  problems: new Map(),
  startedAt: 0,
  endedAt: 0,
  selected: undefined,
  filter: '',
  shown: 'all',
};

export function createMatrixStore(): MatrixStore {
  return createStore<MatrixState>(() => NO_MATRIX);
}

/** What a person can do with a matrix. Each is safe to call at any time. */
export interface MatrixActions {
  /** Takes the place of script, timeline and inspector; or gives it back. */
  readonly showMatrix: () => void;
  readonly leaveMatrix: () => void;
  /** Plays all scripts on each of them; servers of others are asked about first. */
  readonly runMatrix: (servers: readonly MatrixServer[]) => void;
  readonly stopMatrix: () => void;
  /** Makes a script the one of the page, with its recorded run on that server in all panes. Nothing is run. */
  readonly openCell: (place: MatrixPlace) => void;
  /** Sets the runs of a script on two servers side by side. */
  readonly compareCells: (path: string, left: string, right: string) => void;
}
