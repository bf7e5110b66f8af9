import type { Disposable } from '../../base/disposable.ts';
import type { Stores } from '../app-state.ts';
import type { Consent } from '../consent.ts';
import type { Platform } from '../ports.ts';
import { effectiveServer } from '../server-choice.ts';
import { WATCH_DELAY } from '../watch.ts';
import type { SuiteOrder } from './suite-run.ts';
import type { SuiteScript } from './suite-script.ts';
import type { SuiteSource } from './suite-scripts.ts';

interface Watched {
  readonly stores: Stores;
  readonly source: SuiteSource;
  readonly clock: Platform['clock'];
  readonly consent: Consent;
  /** Plays what has changed; nothing else is under way. */
  readonly play: (order: SuiteOrder) => void;
}

/**
 * While it is switched on: scripts of the suite that were edited here, or written to the disk, run again a moment after the
 * last change, and new ones run, too. What changes while a suite runs waits for its end. On a server of others this takes
 * the yes that running the suite took.
 */
export function watchSuite({ stores, source, clock, consent, play }: Watched): void {
  const { suite, view } = stores;
  let timer: Disposable | undefined;
  /** The paths of all that was there at the last look, whatever a filter leaves out. */
  let seen: ReadonlySet<string> = new Set();

  const isOn = () => view.getState().isSuiteWatched;
  const mayRun = (): boolean => {
    const choice = effectiveServer(stores.settings.getState(), stores.catalogue.getState());
    return choice.kind === 'embedded' || consent.isGiven('suite', choice.url);
  };
  const canRun = (): boolean => {
    const { phase, name } = suite.getState();
    return isOn() && phase === 'over' && name === source.suiteName() && mayRun();
  };
  const see = async (): Promise<readonly SuiteScript[]> => {
    const all = await source.suiteScripts('all');
    seen = new Set(all.map(({ path }) => path));
    return all;
  };
  const look = async (): Promise<void> => {
    if (!canRun()) return;
    const before = seen;
    const all = await see();
    const shown = new Set((await source.suiteScripts('shown')).map(({ path }) => path));
    const { scripts, name } = suite.getState();
    const ran = new Map(scripts.map((script) => [script.path, script.source]));
    const isChanged = ({ path, source: text }: SuiteScript) =>
      ran.has(path) ? ran.get(path) !== text : shown.has(path) && !before.has(path);
    const changed = all.filter(isChanged).map(({ path }) => path);
    if (changed.length === 0 || !canRun()) return;
    const only = new Set(changed);
    play({ name, scripts: merged(scripts, all, only), only, isOfChanged: true });
  };
  const lookSoon = (): void => {
    timer?.dispose();
    if (isOn()) timer = clock.setTimer(WATCH_DELAY, () => void look());
  };
  source.onChange?.(lookSoon);
  view.subscribe(({ isSuiteWatched }, before) => {
    if (!isSuiteWatched || before.isSuiteWatched) return;
    void see().then(lookSoon);
  });
  suite.subscribe(({ phase }, before) => {
    if (!isOn() || phase === before.phase) return;
    if (phase === 'running') void see();
    else if (phase === 'over') lookSoon();
  });
}

/** The suite with the present texts of what changed, and with what is new; what is gone is no longer in it. */
function merged(
  known: readonly SuiteScript[],
  all: readonly SuiteScript[],
  changed: ReadonlySet<string>,
): readonly SuiteScript[] {
  const before = new Map(known.map((script) => [script.path, script]));
  return all.flatMap((script) => {
    if (changed.has(script.path)) return script;
    return before.get(script.path) ?? [];
  });
}
