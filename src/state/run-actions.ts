import type { Runner } from '../run/runner.ts';
import { createRunner } from '../run/runner.ts';
import { compileScript } from '../script/compile.ts';
import { redactSource } from '../script/redact.ts';
import type { Scenario } from '../script/scenario.ts';
import type { Problem, StepEnded, TraceEvent } from '../trace/event.ts';
import type { Actions, Stores } from './app-state.ts';
import { brokenScript } from './broken-script.ts';
import type { OutsideWorld, ServerAccess } from './ports.ts';
import { NO_RUN, type RunPhase } from './run-store.ts';
import { currentServer } from './server-choice.ts';

type RunActions = Pick<
  Actions,
  'run' | 'step' | 'continue' | 'stop' | 'runToLine' | 'toggleBreakpoint' | 'setBreakpoints'
>;

type StartMode = 'run' | 'step';

/** Run controls. At most one run is alive; a new one replaces a finished one. */
export function createRunActions(stores: Stores, world: OutsideWorld): RunActions {
  const session = createSession(stores, world);
  const phase = () => stores.run.getState().phase;
  const start = (mode: StartMode) => void session.start(mode);
  return {
    run: () => {
      if (phase() === 'paused') session.runner()?.continue();
      else if (!isAlive(phase())) start('run');
    },
    step: () => {
      if (phase() === 'paused') session.runner()?.step();
      else if (!isAlive(phase())) start('step');
    },
    continue: () => session.runner()?.continue(),
    stop: () => session.stop(),
    runToLine: (line) => {
      session.stopOnceAt(line);
      if (phase() === 'paused') session.runner()?.continue();
      else if (!isAlive(phase())) start('run');
    },
    toggleBreakpoint: (line) => {
      const { breakpoints } = stores.document.getState();
      const without = breakpoints.filter((other) => other !== line);
      session.setBreakpoints(
        without.length < breakpoints.length ? without : [...breakpoints, line],
      );
    },
    setBreakpoints: (lines) => session.setBreakpoints(lines),
  };
}

function isAlive(phase: RunPhase): boolean {
  return phase === 'preparing' || phase === 'running' || phase === 'paused';
}

/** One page has one session: the runner that is alive, and how its events reach the stores. */
function createSession(stores: Stores, world: OutsideWorld) {
  let runner: Runner | undefined;
  let once: number | undefined;
  /** Counts starts, so that an older start that still waits for its server gives way. */
  let generation = 0;

  const pauseSteps = (): number[] => {
    const lines = [
      ...stores.document.getState().breakpoints,
      ...(once === undefined ? [] : [once]),
    ];
    return stepsAtLines(stores.run.getState().scenario, lines);
  };

  async function start(mode: StartMode): Promise<void> {
    const mine = ++generation;
    const { text } = stores.document.getState();
    const compiled = compileScript(text);
    if (compiled.scenario === undefined) {
      return refuse(stores, brokenScript(text, compiled.diagnostics));
    }
    runner = undefined;
    stores.view.setState({ selection: undefined, marked: [] });
    stores.run.setState({
      ...NO_RUN,
      phase: 'preparing',
      scenario: compiled.scenario,
      source: text,
    });
    const server = await world.openServer(currentServer(stores));
    if (mine !== generation) return;
    if (!server.ok) return refuse(stores, server.error);
    runner = launch(compiled.scenario, text, server.value);
    runner.setBreakpoints(pauseSteps());
    runner.start(mode);
  }

  function launch(scenario: Scenario, text: string, server: ServerAccess): Runner {
    const { rule, timeout, settle } = stores.settings.getState();
    const launched = createRunner({
      scenario,
      source: redactSource(text),
      connector: server.connector,
      server: server.port,
      clock: world.clock,
      options: { rule, timeout, barrier: { kind: 'settle', ms: settle } },
      onEvents: (batch) => {
        if (runner === launched) receiveEvents(stores, batch);
      },
    });
    launched.onPhase((phase) => {
      if (runner !== launched) return;
      if (phase === 'paused' || phase === 'ended') once = undefined;
      stores.run.setState({ phase });
    });
    return launched;
  }

  return {
    runner: () => runner,
    start,
    stop: () => {
      if (stores.run.getState().phase === 'preparing' && runner === undefined) {
        generation++;
        stores.run.setState({ phase: 'not-run' });
      }
      runner?.stop();
    },
    stopOnceAt: (line: number) => {
      once = line;
      runner?.setBreakpoints(pauseSteps());
    },
    setBreakpoints: (lines: readonly number[]) => {
      const breakpoints = [...new Set(lines)].sort((a, b) => a - b);
      stores.document.setState({ breakpoints });
      runner?.setBreakpoints(pauseSteps());
    },
  };
}

function refuse(stores: Stores, problem: Problem): void {
  stores.run.setState({ ...NO_RUN, phase: 'ended', refusal: problem });
  stores.view.setState({ tab: 'problems' });
}

/** The steps that stand at, or around, these lines; lines between steps count for the next one. */
function stepsAtLines(scenario: Scenario | undefined, lines: readonly number[]): number[] {
  if (scenario === undefined) return [];
  return lines.flatMap((line) => {
    const at = scenario.steps.findLast((step) => step.line <= line);
    return at === undefined ? [] : [at.index];
  });
}

function receiveEvents(stores: Stores, batch: readonly TraceEvent[]): void {
  stores.run.setState((state) => ({ events: [...state.events, ...batch] }));
  for (const event of batch) {
    if (event.type === 'step-ended' && isFailure(event)) selectFailure(stores, event);
    if (event.type === 'run-paused') selectStep(stores, event.step);
    if (event.type === 'run-ended' && event.problem !== undefined && event.step === undefined) {
      stores.view.setState({ tab: 'problems' });
    }
  }
}

function isFailure(event: StepEnded): boolean {
  return event.verdict !== 'sent' && event.verdict !== 'matched';
}

/** A failed run opens on the first failing step, in all panes at once. */
function selectFailure(stores: Stores, event: StepEnded): void {
  stores.view.setState({
    selection: { step: event.step, stanza: event.stanza, origin: 'run' },
    tab: event.verdict === 'failed' ? 'problems' : 'difference',
  });
}

function selectStep(stores: Stores, step: number): void {
  stores.view.setState({ selection: { step, stanza: undefined, origin: 'run' } });
}
