import type { Runner, RunnerPhase } from '../run/runner.ts';
import type { AtFailure, RunMode } from '../run/state.ts';
import { compileScript } from '../script/compile.ts';
import type { Diagnostic } from '../script/diagnostic.ts';
import type { Scenario } from '../script/scenario.ts';
import { placesOf, type StepPlaces } from '../script/step-places.ts';
import type { Problem, TraceEvent } from '../trace/event.ts';
import type { Stores } from './app-state.ts';
import { brokenScript, createErrorTour, errorsOf } from './broken-script.ts';
import { NO_BREAKPOINTS, type Breakpoints } from './breakpoints.ts';
import type { Platform } from './ports.ts';
import { followRun } from './follow-run.ts';
import { showNewest } from './show-run.ts';
import { createPageRunner, type Launch } from './launch.ts';
import { begun, revealed, withBatch, withEnding, withoutRun, withPhase } from './run-changes.ts';
import type { RunId, RunsState } from './runs-store.ts';
import { currentServer } from './server-choice.ts';
import { pausePlaces } from './pause-places.ts';

/** How a run begins. */
export interface Start {
  readonly mode: RunMode;
  /** An actor whose first step is carried out. */
  readonly until?: string;
  /** Steps that the run goes past, should they fail. */
  readonly excused?: readonly number[];
}

/** How a run begins anew. */
export interface Restart {
  /** The line at whose step to pause; breakpoints before it do not count. */
  readonly line?: number;
  /** The selection stays where it is, whatever the run does. */
  readonly keepsSelection?: boolean;
}

/** The run of one page: at most one is alive, a new one replaces a finished one. */
export class RunSession {
  readonly #stores: Stores;
  readonly #platform: Platform;
  #runner: Runner | undefined;
  /** A line at which to pause once, as if a breakpoint stood there. */
  #once: number | undefined;
  /** Set while a run is replayed up to a line: only the pause there counts. */
  #replaysTo: number | undefined;
  /** How often a run that began anew has said something, until there is enough to take the place of the one before it. */
  #heard: number | undefined;
  #keepsSelection = false;
  readonly #nextError = createErrorTour();
  /** What runs. */
  #ran: Ran | undefined;
  /** Counts starts, so that an older start that still waits for its server gives way. */
  #generation = 0;

  constructor(stores: Stores, platform: Platform) {
    this.#stores = stores;
    this.#platform = platform;
  }

  get runner(): Runner | undefined {
    return this.#runner;
  }

  /** Compiles what the editor holds and runs it; says why when that is not possible. */
  async start(start: Start): Promise<void> {
    showNewest(this.#stores);
    this.#replaysTo = undefined;
    this.#keepsSelection = false;
    await this.#begin(start, (scenario, source) => this.#prepare(scenario, source));
  }

  /** As `start`, whatever the run before it is doing. The panes show that one until the new one stands still. */
  async restart({ line, keepsSelection = false }: Restart): Promise<void> {
    showNewest(this.#stores);
    const before = this.#runner;
    this.#runner = undefined;
    before?.stop();
    this.#once = undefined;
    this.#replaysTo = line;
    this.#keepsSelection = keepsSelection;
    await this.#begin({ mode: 'run' }, (scenario, source) => this.#prepareAnew(scenario, source));
  }

  async #begin(
    { mode, until, excused = [] }: Start,
    prepare: (scenario: Scenario, source: string) => void,
  ): Promise<void> {
    const mine = ++this.#generation;
    if (this.#stores.document.getState().isOpening) {
      await this.#opened();
      // Nobody wanted to run what is shown instead of a script that could not be opened.
      const isRefused = this.#runs().refusal !== undefined;
      if (mine !== this.#generation || isRefused) return;
    }
    const { text } = this.#stores.document.getState();
    const { scenario, diagnostics } = compileScript(text);
    if (scenario === undefined) return this.#refuseBroken(text, diagnostics);
    this.#ran = { scenario, source: text };
    prepare(scenario, text);
    const server = await this.#platform.openServer(currentServer(this.#stores));
    if (mine !== this.#generation) return;
    if (!server.ok) return this.#refuse(server.error);
    this.#runner = this.#launch({ scenario, source: text, access: server.value, excused });
    this.#tellBreakpoints();
    this.#runner.start(mode, until);
  }

  /** Resolves once there is a script. */
  #opened(): Promise<void> {
    return new Promise((resolve) => {
      const unsubscribe = this.#stores.document.subscribe(({ isOpening }) => {
        if (isOpening) return;
        unsubscribe();
        resolve();
      });
    });
  }

  stop(): void {
    this.#once = undefined;
    this.#replaysTo = undefined;
    if (this.#runner === undefined && this.#runs().live?.phase === 'preparing') {
      this.#generation++;
      this.#stores.runs.setState((state) => withoutRun(state));
    }
    this.#runner?.stop();
  }

  pauseOnceAt(line: number): void {
    this.#once = line;
    this.#tellBreakpoints();
  }

  /** Changes breakpoints; a run that is alive hears of it. */
  changeBreakpoints(change: (known: Breakpoints) => Breakpoints): void {
    this.#stores.document.setState(({ breakpoints }) => ({ breakpoints: change(breakpoints) }));
    this.#tellBreakpoints();
  }

  setAtFailure(atFailure: AtFailure): void {
    this.#stores.settings.setState({ atFailure });
    this.#tellBreakpoints();
  }

  #prepare(scenario: Scenario, source: string): void {
    this.#runner = undefined;
    this.#heard = undefined;
    this.#stores.settings.setState({ welcomed: true });
    this.#stores.view.setState({ selection: undefined, marked: [] });
    this.#stores.runs.setState((state) =>
      begun(state, { scenario, source, events: [] }, { hidden: false }),
    );
  }

  #prepareAnew(scenario: Scenario, source: string): void {
    this.#heard = 0;
    this.#stores.runs.setState((state) =>
      begun(state, { scenario, source, events: [] }, { hidden: true }),
    );
  }

  #runs(): RunsState {
    return this.#stores.runs.getState();
  }

  #launch(launch: Omit<Launch, 'onEvents'>): Runner {
    const { lastId } = this.#runs();
    const runner = createPageRunner(this.#stores, this.#platform, {
      ...launch,
      onEvents: (batch) => {
        if (runner === this.#runner) this.#receive(lastId, batch);
      },
    });
    runner.onPhase((phase) => {
      if (runner === this.#runner) this.#enter(lastId, phase);
    });
    return runner;
  }

  #receive(id: RunId, batch: readonly TraceEvent[]): void {
    this.#stores.runs.setState((state) => withBatch(state, id, batch));
    if (this.#heard === undefined) this.#follow(id, batch);
    else if (this.#heard === 0) this.#heard = 1;
    else this.#reveal(id);
  }

  /** The new run takes the place of the one that was shown. */
  #reveal(id: RunId): void {
    this.#heard = undefined;
    this.#stores.runs.setState((state) => revealed(state, id));
    if (!this.#keepsSelection) this.#stores.view.setState({ selection: undefined, marked: [] });
    this.#follow(id, this.#runs().byId.get(id)?.events ?? []);
  }

  #follow(id: RunId, batch: Iterable<TraceEvent>): void {
    const isShown = this.#runs().shown === id;
    if (isShown && !this.#keepsSelection) followRun(this.#stores.view, batch);
  }

  #enter(id: RunId, phase: RunnerPhase): void {
    const standsStill = phase === 'paused' || phase === 'ended';
    if (standsStill && this.#heard !== undefined) this.#reveal(id);
    this.#stores.runs.setState((state) => withPhase(state, id, phase));
    if (phase === 'ended') this.#keep(id);
    if (!standsStill) return;
    this.#once = undefined;
    this.#replaysTo = undefined;
    this.#tellBreakpoints();
  }

  #keep(id: RunId): void {
    const events = this.#runs().byId.get(id)?.events ?? [];
    const last = events.at(-1);
    const [started] = events;
    if (last?.type !== 'run-ended' || started?.type !== 'run-started') return;
    const { outcome } = last;
    const ending = { endedAt: this.#platform.clock.now(), outcome, server: started.server };
    this.#stores.runs.setState((state) => withEnding(state, id, ending));
  }

  #tellBreakpoints(): void {
    if (this.#runner === undefined) return;
    const isReplay = this.#replaysTo !== undefined;
    const known = isReplay ? NO_BREAKPOINTS : this.#stores.document.getState().breakpoints;
    const places = this.#places();
    const { steps, onStanza } = pausePlaces(known, places);
    const line = this.#replaysTo ?? this.#once;
    const once = line === undefined ? undefined : places?.stepAround(line);
    this.#runner.setBreakpoints({
      steps: once === undefined ? steps : [...steps, once],
      onStanza,
      atFailure: this.#stores.settings.getState().atFailure,
    });
  }

  /** Where the steps of the run are in the script as it stands now. */
  #places(): StepPlaces | undefined {
    if (this.#ran === undefined) return undefined;
    const { scenario, source } = this.#ran;
    return placesOf(scenario, source, this.#stores.document.getState().text);
  }

  /** Each time, the next error is told, and the cursor goes there. */
  #refuseBroken(text: string, diagnostics: readonly Diagnostic[]): void {
    const errors = errorsOf(diagnostics);
    const place = this.#nextError(text, errors.length);
    this.#refuse(brokenScript(text, diagnostics, place));
    const error = errors[place];
    if (error === undefined) return;
    this.#stores.view.setState({ pane: 'script' });
    this.#platform.editor()?.goTo(error.range.start);
  }

  #refuse(refusal: Problem): void {
    this.#stores.runs.setState((state) => withoutRun(state, refusal));
    this.#stores.view.setState({ tab: 'problems' });
  }
}

/** The scenario of a run, and the text that it was compiled from. */
interface Ran {
  readonly scenario: Scenario;
  readonly source: string;
}
