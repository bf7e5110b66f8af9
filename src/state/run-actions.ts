import type { Actions, Stores } from './app-state.ts';
import { failureAtHand } from './failure-at-hand.ts';
import type { RunSession } from './run-session.ts';
import type { Wish } from './session-state.ts';
import { shownRun } from './run-selectors.ts';

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
/** Run controls. Each does what makes sense in the state that the run is in, else nothing. */
export function createRunActions(stores: Stores, session: RunSession): RunControls {
  const go = (wish: Wish) => session.send({ kind: 'go', wish });
  return {
    run: () => go({ mode: 'run' }),
    runAnew: () => session.send({ kind: 'again' }),
    step: () => go({ mode: 'step' }),
    continue: () => session.send({ kind: 'continue' }),
    pause: () => session.send({ kind: 'pause' }),
    stop: () => session.send({ kind: 'stop' }),
    stepActor: (until) => go({ mode: 'run', until }),
    runToFailure: () => go({ mode: 'failure' }),
    letPass: () => letPass(stores, session),
    takeAnyway: () => session.send({ kind: 'take' }),
  };
}

function letPass({ runs, document }: Stores, session: RunSession): void {
  const run = shownRun(runs.getState());
  const failure = failureAtHand(run, document.getState().text);
  if (failure?.kind === 'paused') session.send({ kind: 'continue' });
  if (failure?.kind === 'ended') {
    const before = [...run.events].flatMap((event) =>
      event.type === 'step-excused' ? [event.step] : [],
    );
    session.send({ kind: 'start', wish: { mode: 'run', excused: [...before, failure.step] } });
  }
}
