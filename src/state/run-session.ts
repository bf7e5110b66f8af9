import { createRunner, type Runner, type RunnerPhase } from '../run/runner.ts';
import { compileScript } from '../script/compile.ts';
import { redactSource } from '../script/redact.ts';
import type { Scenario } from '../script/scenario.ts';
import type { Problem, TraceEvent } from '../trace/event.ts';
import type { Stores } from './app-state.ts';
import { brokenScript } from './broken-script.ts';
import type { OutsideWorld, ServerAccess } from './ports.ts';
import { followRun } from './follow-run.ts';
import { NO_RUN } from './run-store.ts';
import { currentServer } from './server-choice.ts';

/** The run of one page: at most one is alive, a new one replaces a finished one. */
export class RunSession {
  readonly #stores: Stores;
  readonly #world: OutsideWorld;
  #runner: Runner | undefined;
  /** A line at which to pause once, as if a breakpoint stood there. */
  #once: number | undefined;
  /** Counts starts, so that an older start that still waits for its server gives way. */
  #generation = 0;

  constructor(stores: Stores, world: OutsideWorld) {
    this.#stores = stores;
    this.#world = world;
  }

  get runner(): Runner | undefined {
    return this.#runner;
  }

  /** Compiles what the editor holds and runs it; says why when that is not possible. */
  async start(gait: 'run' | 'step'): Promise<void> {
    const mine = ++this.#generation;
    const { text } = this.#stores.document.getState();
    const { scenario, diagnostics } = compileScript(text);
    if (scenario === undefined) return this.#refuse(brokenScript(text, diagnostics));
    this.#prepare(scenario, text);
    const server = await this.#world.openServer(currentServer(this.#stores));
    if (mine !== this.#generation) return;
    if (!server.ok) return this.#refuse(server.error);
    this.#runner = this.#launch(scenario, text, server.value);
    this.#tellBreakpoints();
    this.#runner.start(gait);
  }

  stop(): void {
    this.#once = undefined;
    if (this.#runner === undefined && this.#stores.run.getState().phase === 'preparing') {
      this.#generation++;
      this.#stores.run.setState({ phase: 'not-run' });
    }
    this.#runner?.stop();
  }

  pauseOnceAt(line: number): void {
    this.#once = line;
    this.#tellBreakpoints();
  }

  setBreakpoints(lines: readonly number[]): void {
    const breakpoints = [...new Set(lines)].sort((a, b) => a - b);
    this.#stores.document.setState({ breakpoints });
    this.#tellBreakpoints();
  }

  #prepare(scenario: Scenario, source: string): void {
    this.#runner = undefined;
    this.#stores.settings.setState({ welcomed: true });
    this.#stores.view.setState({ selection: undefined, marked: [] });
    this.#stores.run.setState({ ...NO_RUN, phase: 'preparing', scenario, source });
  }

  #launch(scenario: Scenario, source: string, { connector, port }: ServerAccess): Runner {
    const { rule, timeout, settle } = this.#stores.settings.getState();
    const runner = createRunner({
      scenario,
      source: redactSource(source),
      connector,
      server: port,
      clock: this.#world.clock,
      options: { rule, timeout, barrier: { kind: 'settle', ms: settle } },
      onEvents: (batch) => this.#receive(runner, batch),
    });
    runner.onPhase((phase) => this.#enter(runner, phase));
    return runner;
  }

  #receive(runner: Runner, batch: readonly TraceEvent[]): void {
    if (runner !== this.#runner) return;
    this.#stores.run.setState((state) => ({ events: [...state.events, ...batch] }));
    followRun(this.#stores.view, batch);
  }

  #enter(runner: Runner, phase: RunnerPhase): void {
    if (runner !== this.#runner) return;
    if (phase === 'paused' || phase === 'ended') this.#once = undefined;
    this.#stores.run.setState({ phase });
  }

  #tellBreakpoints(): void {
    const lines = [...this.#stores.document.getState().breakpoints];
    if (this.#once !== undefined) lines.push(this.#once);
    const { scenario } = this.#stores.run.getState();
    this.#runner?.setBreakpoints({ steps: stepsAtLines(scenario, lines) });
  }

  #refuse(refusal: Problem): void {
    this.#stores.run.setState({ ...NO_RUN, phase: 'ended', refusal });
    this.#stores.view.setState({ tab: 'problems' });
  }
}

/** The steps that stand at, or around, these lines; a line before the first step counts for none. */
function stepsAtLines(scenario: Scenario | undefined, lines: readonly number[]): number[] {
  if (scenario === undefined) return [];
  return lines.flatMap((line) => {
    const at = scenario.steps.findLast((step) => step.line <= line);
    return at === undefined ? [] : [at.index];
  });
}
