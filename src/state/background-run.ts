import { err, ok, type Result } from '../base/result.ts';
import type { Runner } from '../run/runner.ts';
import { serverName } from '../trace/server-name.ts';
import type { Platform } from './ports.ts';
import type { Unnamed } from './run-changes.ts';
import type { RunTask } from './run-task.ts';
import type { PastRun } from './runs-store.ts';
import { setUpRefusal, type RunRefusal } from './set-up-refusal.ts';
import type { ServerChoice } from './settings-store.ts';
import { runnerOf } from './runner-of.ts';

/** A run that no pane shows. */
export interface BackgroundRun {
  /** Why it could not begin; `undefined` when it was stopped before it was over. */
  readonly ended: Promise<Result<Unnamed<PastRun> | undefined, RunRefusal>>;
  stop(): void;
}

/** Plays a script to its end; breakpoints do not count. */
export function startInBackground(
  { clock, openServer }: Pick<Platform, 'clock' | 'openServer'>,
  task: RunTask,
  choice: ServerChoice,
): BackgroundRun {
  let runner: Runner | undefined;
  let stop: () => void = () => undefined;
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  const play = async (): Promise<Awaited<BackgroundRun['ended']>> => {
    const server = await Promise.race([openServer(choice, task.scenario.stage), stopped]);
    if (server === undefined) return ok(undefined);
    if (!server.ok) return server;
    const access = server.value;
    const fault = setUpRefusal(task.scenario, access.faults ?? []);
    if (fault !== undefined) return err(fault);
    runner = runnerOf(task, access, { clock, onEvents: () => undefined });
    runner.start();
    // A run whose server was taken away by another one may never end.
    const end = await Promise.race([runner.finished, stopped]);
    if (end === undefined) return ok(undefined);
    const { events } = runner;
    const [started] = events;
    return ok({
      ...task,
      endedAt: clock.now(),
      outcome: end.outcome,
      server: started?.type === 'run-started' ? serverName(started) : '',
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
