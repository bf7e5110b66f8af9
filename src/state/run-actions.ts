import type { Actions, Stores } from './app-state.ts';
import { showNewest } from './history-store.ts';
import type { RunSession } from './run-session.ts';
import type { RunPhase } from './run-store.ts';

type RunActions = Pick<
  Actions,
  'run' | 'step' | 'continue' | 'stop' | 'runToLine' | 'toggleBreakpoint' | 'setBreakpoints'
>;

/** Run controls. Each does what makes sense in the phase that the run is in, else nothing. */
export function createRunActions(stores: Stores, session: RunSession): RunActions {
  const phaseNow = () => {
    showNewest(stores);
    return stores.run.getState().phase;
  };
  const runOrContinue = () => {
    const phase = phaseNow();
    if (phase === 'paused') session.runner?.continue();
    else if (!isAlive(phase)) void session.start('run');
  };
  return {
    run: runOrContinue,
    step: () => {
      const phase = phaseNow();
      if (phase === 'paused') session.runner?.step();
      else if (!isAlive(phase)) void session.start('step');
    },
    continue: () => session.runner?.continue(),
    stop: () => session.stop(),
    runToLine: (line) => {
      session.pauseOnceAt(line);
      runOrContinue();
    },
    toggleBreakpoint: (line) => {
      const { breakpoints } = stores.document.getState();
      const without = breakpoints.filter((other) => other !== line);
      const wasSet = without.length < breakpoints.length;
      session.setBreakpoints(wasSet ? without : [...breakpoints, line]);
    },
    setBreakpoints: (lines) => session.setBreakpoints(lines),
  };
}

function isAlive(phase: RunPhase): boolean {
  return phase === 'preparing' || phase === 'running' || phase === 'paused';
}
