import { createFlakeTally } from '../insight/runs/flakes.ts';
import { compileScript } from '../script/compile.ts';
import type { Problem } from '../trace/event.ts';
import type { Stores } from './app-state.ts';
import { startInBackground, type BackgroundRun } from './background-run.ts';
import { brokenScriptProblem } from './broken-script.ts';
import type { FlakeFinding, SeriesProgress } from './comparison-store.ts';
import type { Platform } from './ports.ts';
import { withPast, withRefusal, type Unnamed } from './run-changes.ts';
import type { RunSession } from './run-session.ts';
import { taskOf, type RunTask } from './run-task.ts';
import type { PastRun } from './runs-store.ts';
import { currentServer, serverLabel } from './server-choice.ts';
import type { ServerChoice } from './settings-store.ts';
import { showPair } from './show-pair.ts';

type PastRunDraft = Unnamed<PastRun>;

interface Series {
  /** A person ended it; what it has shown until then is told. */
  isStopped: boolean;
  /** Nobody waits for it any more. */
  isVoid: boolean;
  runs: readonly BackgroundRun[];
}

/** More than one run of the script of the page, at most one series at a time; none is painted while it runs. */
export class RunSeries {
  readonly #stores: Stores;
  readonly #platform: Platform;
  readonly #session: Pick<RunSession, 'send'>;
  #series: Series | undefined;

  constructor(stores: Stores, platform: Platform, session: Pick<RunSession, 'send'>) {
    this.#stores = stores;
    this.#platform = platform;
    this.#session = session;
    // A run that a person starts needs the server; another script is no matter of this series.
    stores.runs.subscribe(({ live }, before) => {
      if (live !== undefined && live.id !== before.live?.id) this.#cancel();
    });
    stores.document.subscribe(({ original }, before) => {
      if (original !== before.original) this.#cancel();
    });
  }

  /** At the same time on the server of the page and on another one; then compares the two. */
  async onBoth(second: ServerChoice): Promise<void> {
    const task = runnable(this.#stores);
    if (task === undefined) return;
    const choices = [currentServer(this.#stores), second] as const;
    const servers = [serverLabel(choices[0]), serverLabel(second)] as const;
    const series = this.#begin({ kind: 'both', servers });
    const runs = await this.#play(
      series,
      choices.map((choice) => startInBackground(this.#platform, task, choice)),
    );
    if (series.isVoid) return;
    this.#end(series);
    const [left, right] = runs.map((run) => keep(this.#stores, run));
    if (left !== undefined && right !== undefined) showPair(this.#stores, left, right);
  }

  /** One after the other; then tells what varied. */
  async repeat(total: number): Promise<void> {
    const task = runnable(this.#stores);
    if (task === undefined) return;
    const choice = currentServer(this.#stores);
    const server = serverLabel(choice);
    const tally = createFlakeTally();
    const examples = new Map<number, PastRun>();
    const series = this.#begin({ kind: 'repeat', done: 0, total, server });
    for (let done = 0; done < total && !series.isVoid && !series.isStopped;) {
      const next = startInBackground(this.#platform, task, choice);
      const [run] = await this.#play(series, [next]);
      if (run === undefined) break;
      if (tally.add(run)) examples.set(done, keep(this.#stores, run));
      done++;
      this.#tell(series, { kind: 'repeat', done, total, server });
    }
    if (series.isVoid) return;
    this.#end(series);
    const report = tally.report();
    if (report.runs > 0) showFlakes(this.#stores, { report, server, examples });
  }

  /** Ends what is under way. What repeated runs have shown until then is told. */
  stop(): void {
    if (this.#series === undefined) return;
    this.#series.isStopped = true;
    for (const run of this.#series.runs) run.stop();
  }

  #begin(progress: SeriesProgress): Series {
    this.#cancel();
    this.#session.send({ kind: 'stop' });
    this.#stores.settings.setState({ welcomed: true });
    const series = { isStopped: false, isVoid: false, runs: [] };
    this.#series = series;
    this.#tell(series, progress);
    return series;
  }

  async #play(series: Series, runs: readonly BackgroundRun[]): Promise<readonly PastRunDraft[]> {
    series.runs = runs;
    const ends = await Promise.all(runs.map(({ ended }) => ended));
    const refusal = ends.find((end) => !end.ok);
    if (refusal !== undefined && !series.isVoid) refuse(this.#stores, refusal.error);
    return ends.flatMap((end) => (end.ok && end.value !== undefined ? [end.value] : []));
  }

  #tell(of: Series, series: SeriesProgress | undefined): void {
    if (!of.isVoid) this.#stores.comparison.setState({ series });
  }

  #end(series: Series): void {
    this.#tell(series, undefined);
    series.isVoid = true;
    this.#series = undefined;
  }

  #cancel(): void {
    const series = this.#series;
    if (series === undefined) return;
    this.stop();
    this.#end(series);
  }
}

/** The script of the page; says why it cannot be run. */
function runnable(stores: Stores): RunTask | undefined {
  const { text } = stores.document.getState();
  const { scenario, diagnostics } = compileScript(text);
  if (scenario !== undefined) {
    const script = { scenario, source: text };
    return taskOf(stores.settings.getState(), script, currentServer(stores));
  }
  refuse(stores, brokenScriptProblem(text, diagnostics));
  return undefined;
}

function refuse({ runs, view }: Stores, refusal: Problem): void {
  runs.setState((state) => withRefusal(state, refusal));
  view.setState({ tab: 'problems' });
}

function showFlakes({ comparison, view }: Stores, flakes: FlakeFinding): void {
  comparison.setState({ pair: undefined, selected: undefined, flakes, isAside: false });
  view.setState({ pane: 'timeline' });
}

function keep({ runs }: Stores, run: PastRunDraft): PastRun {
  runs.setState((state) => withPast(state, run));
  return { ...run, id: runs.getState().lastId };
}
