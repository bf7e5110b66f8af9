import { ok, type Result } from '../base/result.ts';
import type { Runner } from '../run/runner.ts';
import type { Scenario } from '../script/scenario.ts';
import type { Problem } from '../trace/event.ts';
import type { Stores } from './app-state.ts';
import { createPageRunner } from './launch.ts';
import type { Platform } from './ports.ts';
import type { Unnamed } from './run-changes.ts';
import type { PastRun } from './runs-store.ts';
import type { ServerChoice } from './settings-store.ts';

/** A run that no pane shows. */
export interface BackgroundRun {
  /** Why it could not begin; `undefined` when it was stopped before it was over. */
  readonly ended: Promise<Result<Unnamed<PastRun> | undefined, Problem>>;
  stop(): void;
}

export interface BackgroundLaunch {
  readonly scenario: Scenario;
  /** The text that it was compiled from. */
  readonly source: string;
  readonly choice: ServerChoice;
}

/** Plays a script to its end with the settings of this page; breakpoints do not count. */
export function startInBackground(
  stores: Pick<Stores, 'settings'>,
  platform: Pick<Platform, 'clock' | 'openServer'>,
  { scenario, source, choice }: BackgroundLaunch,
): BackgroundRun {
  let runner: Runner | undefined;
  let stop: () => void = () => undefined;
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  const play = async (): Promise<Awaited<BackgroundRun['ended']>> => {
    const server = await Promise.race([platform.openServer(choice), stopped]);
    if (server === undefined) return ok(undefined);
    if (!server.ok) return server;
    const access = server.value;
    runner = createPageRunner(stores, platform, {
      ...{ scenario, source, access },
      excused: [],
      onEvents: () => undefined,
    });
    runner.start();
    // A run whose server was taken away by another one may never end.
    const end = await Promise.race([runner.finished, stopped]);
    if (end === undefined) return ok(undefined);
    const { events } = runner;
    const [started] = events;
    return ok({
      ...{ scenario, source },
      endedAt: platform.clock.now(),
      outcome: end.outcome,
      server: started?.type === 'run-started' ? started.server : '',
      events: [...events],
    });
  };
  return {
    ended: play(),
    stop: () => {
      stop();
      runner?.stop();
    },
  };
}
