import type { Actions, Stores } from './app-state.ts';
import { failureAtHand } from './failure-at-hand.ts';
import { showNewest } from './show-run.ts';
import type { RunSession } from './run-session.ts';
import { liveRun, shownRun, type ShownPhase } from './run-selectors.ts';

type RunControls = Pick<
  Actions,
  | 'run'
  | 'runAnew'
  | 'step'
  | 'continue'
  | 'pause'
  | 'stop'
  | 'stepActor'
  | 'runToFailure'
  | 'letPass'
  | 'takeAnyway'
>;
/** Run controls. Each does what makes sense in the phase that the run is in, else nothing. */
export function createRunActions(stores: Stores, session: RunSession): RunControls {
  const resumeOrStart = (resume: () => void, start: () => Promise<void>) => {
    showNewest(stores);
    const { phase } = liveRun(stores.runs.getState());
    if (phase === 'paused') resume();
    else if (!isAlive(phase)) void start();
  };
  const run = () =>
    resumeOrStart(
      () => session.runner?.continue(),
      () => session.start({ mode: 'run' }),
    );
  return {
    run,
    runAnew: () => {
      showNewest(stores);
      const isGoing = isAlive(liveRun(stores.runs.getState()).phase);
      void (isGoing ? session.restart({}) : session.start({ mode: 'run' }));
    },
    step: () =>
      resumeOrStart(
        () => session.runner?.step(),
        () => session.start({ mode: 'step' }),
      ),
    continue: () => session.runner?.continue(),
    pause: () => session.runner?.pause(),
    stop: () => session.stop(),
    stepActor: (actor) =>
      resumeOrStart(
        () => session.runner?.stepActor(actor),
        () => session.start({ mode: 'run', until: actor }),
      ),
    runToFailure: () =>
      resumeOrStart(
        () => session.runner?.continue('failure'),
        () => session.start({ mode: 'failure' }),
      ),
    letPass: () => letPass(stores, session),
    takeAnyway: () => session.runner?.take(),
  };
}

function letPass(stores: Stores, session: RunSession): void {
  const run = shownRun(stores.runs.getState());
  const failure = failureAtHand(run, stores.document.getState().text);
  if (failure?.kind === 'paused') session.runner?.continue();
  if (failure?.kind === 'ended') {
    const before = [...run.events].flatMap((event) =>
      event.type === 'step-excused' ? [event.step] : [],
    );
    void session.start({ mode: 'run', excused: [...before, failure.step] });
  }
}

function isAlive(phase: ShownPhase): boolean {
  return phase === 'preparing' || phase === 'running' || phase === 'paused';
}
