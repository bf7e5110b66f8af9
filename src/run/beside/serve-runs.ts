import { createRunner, type Runner, type RunnerPorts, type RunnerSetup } from '../runner.ts';
import { tellRunner } from '../runner-command.ts';
import type { StanzaCondition, StanzaTest } from '../state.ts';
import type { BreakpointsCommand, PlacedRun, RunReport, RunRequest } from './run-messages.ts';

/** Where runs are played. */
export interface ServedRunsOptions {
  /** What a run needs besides being told; called as it begins. */
  readonly portsFor: (placed: PlacedRun) => Omit<RunnerPorts, 'onEvents' | 'streamInterval'>;
  readonly testOf: (conditions: readonly StanzaCondition[]) => StanzaTest | undefined;
  readonly report: (report: RunReport) => void;
}

export interface ServedRuns {
  readonly take: (request: RunRequest) => void;
  /** Whether a run is under way on a server with code of a person's own. */
  readonly areOnOwnCode: () => boolean;
  /** Reports at once what has happened and was not reported yet. */
  readonly flush: () => void;
}

interface ServedRun {
  readonly runner: Runner;
  readonly flush: () => void;
  /** Whether its server runs code of the person's own. */
  readonly isOwn: boolean;
}

/**
 * Plays runs for a `createDistantRunner`. Events go in batches: a first one when the run has its next phase, or after a
 * moment; whoever lends the thread may `flush` in between.
 */
export function serveRuns(place: ServedRunsOptions): ServedRuns {
  const running = new Map<number, ServedRun>();

  const play = (run: number, placed: PlacedRun): void => {
    // The other end is ours.
    const setup = JSON.parse(placed.setup) as RunnerSetup;
    let reported = 0;
    const flush = (): void => {
      const events = runner.events.slice(reported);
      reported += events.length;
      if (events.length > 0) place.report({ kind: 'events', run, events });
    };
    const runner = createRunner(setup, { ...place.portsFor(placed), onEvents: flush });
    running.set(run, { runner, flush, isOwn: placed.ownCode.length > 0 });
    runner.onPhase((phase) => {
      flush();
      place.report({ kind: 'phase', run, phase });
      if (phase === 'ended') running.delete(run);
    });
  };

  const changeBreakpoints = (
    runner: Runner,
    { steps, conditions, atFailure }: BreakpointsCommand,
  ): void => runner.setBreakpoints({ steps, onStanza: place.testOf(conditions), atFailure });

  return {
    take(request) {
      if (request.kind === 'play') return play(request.run, request.placed);
      const runner = running.get(request.run)?.runner;
      if (runner === undefined) return;
      const { command } = request;
      if (command.kind === 'breakpoints') changeBreakpoints(runner, command);
      else tellRunner(runner, command);
    },
    areOnOwnCode: () => [...running.values()].some(({ isOwn }) => isOwn),
    flush() {
      for (const { flush } of running.values()) flush();
    },
  };
}
