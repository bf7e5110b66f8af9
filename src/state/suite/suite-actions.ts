import type { Actions, Stores } from '../app-state.ts';
import type { Consent } from '../consent.ts';
import type { Platform } from '../ports.ts';
import { effectiveServer } from '../server-choice.ts';
import type { ViewState } from '../view-store.ts';
import { showRecord } from './show-record.ts';
import { failedPaths } from './suite-reducer.ts';
import { SuiteRun, type SuiteOrder } from './suite-run.ts';
import type { SuiteScript } from './suite-script.ts';
import type { SuiteSource } from './suite-scripts.ts';
import type { SuiteServers } from './suite-servers.ts';
import type { SuiteActions } from './suite-store.ts';
import { watchSuite } from './suite-watch.ts';

/** What suites need beside the platform. */
export interface SuitePorts {
  readonly source: SuiteSource;
  /** Absent: scripts are played one after the other, on the server of the page. */
  readonly servers?: SuiteServers | undefined;
}

interface Surroundings {
  readonly platform: Platform;
  readonly consent: Consent;
  readonly run: Pick<Actions, 'run' | 'stop'>;
}

export function createSuiteActions(
  stores: Stores,
  { source, servers }: SuitePorts,
  { platform, consent, run }: Surroundings,
): SuiteActions {
  const { suite, view } = stores;
  const suiteRun = new SuiteRun({ stores, suite, platform, servers });
  const show = (work: ViewState['work']) => view.setState({ work });
  const play = (order: SuiteOrder) => playOrder(stores, consent, suiteRun, order);
  const open = (path: string): boolean => {
    const script = suite.getState().scripts.find((each) => each.path === path);
    if (script === undefined) return false;
    run.stop();
    source.openSuiteScript(script);
    suite.setState({ opened: path });
    show('script');
    return true;
  };
  const begin = (order: SuiteOrder) => void suiteRun.begin(order);
  watchSuite({ stores, source, clock: platform.clock, consent, play: begin });
  giveWayToRuns(stores);
  giveWayToScripts(stores);
  return {
    runAll: () =>
      void present(source).then((scripts) => {
        if (scripts.length > 0) play({ name: source.suiteName(), scripts });
        else show('suite');
      }),
    runSuite: (scripts, name) => play({ name, scripts }),
    stopSuite: () => suiteRun.stop(),
    runFailedAgain: () => {
      const { name, scripts } = suite.getState();
      const only = new Set(failedPaths(suite.getState()));
      if (only.size === 0) return;
      void present(source).then((now) => {
        play({ name, scripts: withPresentTexts(scripts, now, only), only });
      });
    },
    toggleSuiteWatch: () =>
      view.setState(({ isSuiteWatched }) => ({ isSuiteWatched: !isSuiteWatched })),
    openResult: (path) => {
      if (open(path)) showRecord(stores, suite.getState().results.get(path));
    },
    runResult: (path) => {
      if (open(path)) run.run();
    },
    showSuite: () => show('suite'),
    leaveSuite: () => show('script'),
  };
}

/** What is to be run, with what others have written until now. */
async function present(source: SuiteSource): Promise<readonly SuiteScript[]> {
  await source.refresh?.();
  return source.suiteScripts();
}

/** At once on embedded servers; a server of others is asked about first. */
function playOrder(stores: Stores, consent: Consent, suiteRun: SuiteRun, order: SuiteOrder): void {
  stores.view.setState({ work: 'suite' });
  stores.settings.setState({ welcomed: true });
  const choice = effectiveServer(stores.settings.getState(), stores.catalogue.getState());
  const begin = () => void suiteRun.begin(order);
  if (choice.kind === 'embedded') return begin();
  const scripts = order.only?.size ?? order.scripts.length;
  consent.request({ server: choice.url, about: { kind: 'suite', scripts } }, begin);
}

/** Those that are to be played, and are still there, with the text that they have now. */
function withPresentTexts(
  scripts: readonly SuiteScript[],
  present: readonly SuiteScript[],
  played: ReadonlySet<string>,
): readonly SuiteScript[] {
  const byPath = new Map(present.map((script) => [script.path, script]));
  return scripts.map((script) =>
    played.has(script.path) ? (byPath.get(script.path) ?? script) : script,
  );
}

/** Whoever opens another script looks at that; it is no longer the one that the suite led to. */
function giveWayToScripts({ document, view, suite }: Stores): void {
  document.subscribe((state, before) => {
    // A repair loads a text, too.
    if (state.loads === before.loads) return;
    const isOther = WHICH_SCRIPT.some((which) => state[which] !== before[which]);
    if (isOther && suite.getState().opened !== undefined) suite.setState({ opened: undefined });
    if (view.getState().work === 'suite') view.setState({ work: 'script' });
  });
}

const WHICH_SCRIPT = ['original', 'scenarioId', 'draftId', 'fileName'] as const;

/** Whoever starts a run of the page's script looks at that. */
function giveWayToRuns({ runs, view }: Stores): void {
  runs.subscribe(({ live }, before) => {
    const isNew = live !== undefined && live.id !== before.live?.id && live.phase !== 'ended';
    if (isNew && view.getState().work === 'suite') view.setState({ work: 'script' });
  });
}
