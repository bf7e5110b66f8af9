import { joinedByAnd } from '../../base/joined.ts';
import type { Consent } from '../consent.ts';
import type { Stores } from '../app-state.ts';
import type { Platform } from '../ports.ts';
import { keptRuns } from '../run-selectors.ts';
import { showPair } from '../show-pair.ts';
import type { PastRun } from '../runs-store.ts';
import { showRecord } from '../suite/show-record.ts';
import type { SuitePorts } from '../suite/suite-actions.ts';
import type { SuiteResult } from '../suite/suite-store.ts';
import { MatrixRun } from './matrix-run.ts';
import type { MatrixActions, MatrixPlace, MatrixServer } from './matrix-store.ts';

interface Surroundings {
  readonly platform: Platform;
  readonly consent: Consent;
  /** Ends the run of the page. */
  readonly stop: () => void;
}

export function createMatrixActions(
  stores: Stores,
  { source, servers }: SuitePorts,
  { platform, consent, stop }: Surroundings,
): MatrixActions {
  const { matrix, view } = stores;
  const matrixRun = new MatrixRun({ stores, matrix, platform, servers });
  const resultAt = ({ path, server }: MatrixPlace) =>
    matrix.getState().cells.get(server)?.get(path);
  const open = (path: string): boolean => {
    const script = matrix.getState().scripts.find((each) => each.path === path);
    if (script === undefined) return false;
    stop();
    source.openSuiteScript(script);
    view.setState({ work: 'script' });
    return true;
  };
  giveWay(stores);
  return {
    showMatrix: () => view.setState({ work: 'matrix' }),
    leaveMatrix: () => view.setState({ work: 'script' }),
    stopMatrix: () => matrixRun.stop(),
    runMatrix: (wanted) => {
      if (wanted.length === 0) return;
      view.setState({ work: 'matrix' });
      void source.suiteScripts().then((scripts) => {
        const begin = () => void matrixRun.begin(source.suiteName(), scripts, wanted);
        const others = wanted.filter(({ choice }) => choice.kind !== 'embedded');
        if (others.length === 0) return begin();
        const names = joinedByAnd(others.map(({ label }) => label));
        const about = { kind: 'matrix', scripts: scripts.length, names } as const;
        consent.request({ server: addressesOf(others), about }, begin);
      });
    },
    openCell: (place) => {
      const result = resultAt(place);
      if (result !== undefined && open(place.path)) showRecord(stores, result);
    },
    compareCells: (path, left, right) => {
      const results = [left, right].map((server) => resultAt({ path, server }));
      if (results.some((result) => recorded(result) === undefined) || !open(path)) return;
      const runs = results.flatMap((result) => keptFor(stores, result) ?? []);
      const [one, other] = runs;
      if (one !== undefined && other !== undefined) showPair(stores, one, other);
    },
  };
}

/** Who agreed once has agreed to these very servers. */
function addressesOf(servers: readonly MatrixServer[]): string {
  const urls = servers.flatMap(({ choice }) => (choice.kind === 'embedded' ? [] : [choice.url]));
  return urls.join(', ');
}

function recorded(result: SuiteResult | undefined) {
  const isKept = result?.state === 'done' && result.record.kind === 'kept';
  return isKept && result.record.kind === 'kept' ? result.record.run : undefined;
}

/** The run among those of the page, where it is from now on. */
function keptFor(stores: Stores, result: SuiteResult | undefined): PastRun | undefined {
  const run = recorded(result);
  if (result === undefined || run === undefined) return undefined;
  showRecord(stores, result);
  return keptRuns(stores.runs.getState()).find(({ events }) => events === run.events);
}

/** Whoever opens another script, or runs one, looks at that. */
function giveWay({ document, runs, view }: Stores): void {
  const leave = () => {
    if (view.getState().work === 'matrix') view.setState({ work: 'script' });
  };
  document.subscribe((state, before) => {
    if (state.loads !== before.loads) leave();
  });
  runs.subscribe(({ live }, before) => {
    if (live !== undefined && live.id !== before.live?.id && live.phase !== 'ended') leave();
  });
}
