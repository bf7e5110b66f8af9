import type { Runner } from '../run/runner.ts';
import { tellRunner } from '../run/runner-command.ts';
import type { AtFailure } from '../run/state.ts';
import { compileScript } from '../script/compile.ts';
import { placesOf } from '../script/step-places.ts';
import type { Stores } from './app-state.ts';
import { NO_BREAKPOINTS, type Breakpoints } from './breakpoints.ts';
import { brokenScriptProblem, createErrorTour, errorsOf } from './broken-script.ts';
import { recordCoverage } from './coverage-store.ts';
import { pausePlaces, stanzaTestOf } from './pause-places.ts';
import type { Platform } from './ports.ts';
import { prepareRun } from './prepared-run.ts';
import { changePage } from './session-page.ts';
import { taskOf } from './run-task.ts';
import type { RunId } from './runs-store.ts';
import { currentServer, misfit } from './server-choice.ts';
import { reduce } from './session-reducer.ts';
import {
  IDLE,
  type ScriptBroken,
  type Session,
  type SessionEffect,
  type SessionEvent,
} from './session-state.ts';
import { runnerOf } from './runner-of.ts';

type Effect<K extends SessionEffect['kind']> = Extract<SessionEffect, { readonly kind: K }>;

/** The run of one page, at most one at a time: carries out what the reducer decides, and reports what comes of it. */
export class RunSession {
  readonly #stores: Stores;
  readonly #platform: Platform;
  readonly #nextError = createErrorTour();
  /** What effects cause on the spot waits here for its turn. */
  readonly #queue: SessionEvent[] = [];
  #isBusy = false;
  #session: Session = IDLE;
  /** Of the newest attempt that got so far. */
  #runner: Runner | undefined;

  /** Modules of others are to be agreed to before the script is run with them. */
  onAsked: (modules: readonly string[]) => void = () => undefined;

  constructor(stores: Stores, platform: Platform) {
    this.#stores = stores;
    this.#platform = platform;
  }

  /** Takes notice of what happened; when it returns, all that could be done at once is done. */
  send(event: SessionEvent): void {
    this.#queue.push(event);
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
        const { session, effects } = reduce(this.#session, next);
        this.#session = session;
        for (const effect of effects) this.#carryOut(effect);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  /** Changes breakpoints; a run that is alive hears of it. */
  changeBreakpoints(change: (known: Breakpoints) => Breakpoints): void {
    this.#stores.document.setState(({ breakpoints }) => ({ breakpoints: change(breakpoints) }));
    this.send({ kind: 'breakpoints-changed' });
  }

  setAtFailure(atFailure: AtFailure): void {
    this.#stores.settings.setState({ atFailure });
    this.send({ kind: 'breakpoints-changed' });
  }

  #carryOut(effect: SessionEffect): void {
    switch (effect.kind) {
      case 'read-script':
        return this.#whenOpened(() => this.send(this.#readScript()));
      case 'open-server':
        return void this.#openServer(effect.id);
      case 'launch':
        return this.#launch(effect);
      case 'tell-breakpoints':
        return this.#tellBreakpoints(effect);
      case 'command':
        return this.#runner && tellRunner(this.#runner, effect.command);
      case 'refuse-script':
        return this.#refuseScript(effect.broken);
      default:
        return changePage(this.#stores, this.#platform.clock, effect);
    }
  }

  /** At once when there is a script already. */
  #whenOpened(go: () => void): void {
    const { document } = this.#stores;
    if (!document.getState().isOpening) return go();
    const unsubscribe = document.subscribe(({ isOpening }) => {
      if (isOpening) return;
      unsubscribe();
      // What else happens as the script is opened comes first.
      queueMicrotask(() => {
        const isRefused = this.#stores.runs.getState().refusal !== undefined;
        if (isRefused) this.send({ kind: 'script-absent' });
        else go();
      });
    });
  }

  #readScript(): SessionEvent {
    const { document, settings, runs } = this.#stores;
    const { text } = document.getState();
    const { scenario, diagnostics } = compileScript(text);
    if (scenario === undefined) return { kind: 'script-broken', text, diagnostics };
    const script = { scenario, source: text };
    const task = taskOf(settings.getState(), script, currentServer(this.#stores));
    return { kind: 'script-read', id: runs.getState().lastId + 1, task };
  }

  async #openServer(id: RunId): Promise<void> {
    const choice = currentServer(this.#stores);
    const problem = misfit(this.#stores, choice);
    if (problem !== undefined) return this.send({ kind: 'server-refused', id, problem });
    const { text } = this.#stores.document.getState();
    const { scenario } = compileScript(text);
    const [server] = await Promise.all([
      this.#platform.openServer(choice, scenario?.stage),
      prepareRun(text, this.#platform.clock),
    ]);
    this.send(
      server.ok
        ? { kind: 'server-opened', id, access: server.value }
        : { kind: 'server-refused', id, problem: server.error },
    );
    // After the refusal, which answers what was asked before.
    const { asks = [] } = server.ok ? {} : server.error;
    if (asks.length > 0) this.onAsked(asks);
  }

  #launch({ id, task, access }: Effect<'launch'>): void {
    this.#runner = runnerOf(task, access, {
      clock: this.#platform.clock,
      onEvents: (batch) => this.send({ kind: 'events', id, batch }),
      streamInterval: this.#platform.paints?.interval,
    });
    void recordCoverage(
      this.#stores.coverage,
      { id, title: task.scenario.title },
      { access, finished: this.#runner.finished },
    );
    this.#runner.onPhase((phase) => this.send({ kind: 'phase', id, phase }));
  }

  /** Steps are where they are in the script as it stands now. */
  #tellBreakpoints({ task: { scenario, source }, once }: Effect<'tell-breakpoints'>): void {
    const { text, breakpoints } = this.#stores.document.getState();
    const places = placesOf(scenario, source, text);
    const known = once?.isReplay === true ? NO_BREAKPOINTS : breakpoints;
    const { steps, conditions } = pausePlaces(known, places);
    const end = scenario.steps.length + 1;
    const step = once && (once.line === 'end' ? end : places.stepAround(once.line));
    this.#runner?.setBreakpoints({
      steps: step === undefined ? steps : [...steps, step],
      conditions,
      onStanza: stanzaTestOf(conditions),
      atFailure: this.#stores.settings.getState().atFailure,
    });
  }

  /** Each time, the next error is told, and the cursor goes there. */
  #refuseScript({ text, diagnostics }: ScriptBroken): void {
    const errors = errorsOf(diagnostics);
    const place = this.#nextError(text, errors.length);
    const problem = brokenScriptProblem(text, diagnostics, place);
    this.#carryOut({ kind: 'refuse', problem });
    const error = errors[place];
    if (error === undefined) return;
    this.#stores.view.setState({ pane: 'script' });
    this.#platform.editor()?.goTo(error.range.start);
  }
}
