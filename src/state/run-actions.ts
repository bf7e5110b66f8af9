import type { Actions, Stores } from './app-state.ts';
import type { OutsideWorld } from './ports.ts';
import { RunSession } from './run-session.ts';
import type { RunPhase } from './run-store.ts';

type RunActions = Pick<
  Actions,
  'run' | 'step' | 'continue' | 'stop' | 'runToLine' | 'toggleBreakpoint' | 'setBreakpoints'
>;

/** Run controls. Each does what makes sense in the phase that the run is in, else nothing. */
export function createRunActions(stores: Stores, world: OutsideWorld): RunActions {
  const session = new RunSession(stores, world);
  const runOrContinue = () => {
    const { phase } = stores.run.getState();
    if (phase === 'paused') session.runner?.continue();
    else if (!isAlive(phase)) void session.start('run');
  };
  return {
    run: runOrContinue,
    step: () => {
      const { phase } = stores.run.getState();
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
