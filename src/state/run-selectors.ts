import type { RunnerPhase } from '../run/runner.ts';
import type { Scenario } from '../script/scenario.ts';
import type { EventList } from '../trace/event-list.ts';
import type { EventSeq } from '../trace/event.ts';
import type { AcceptanceEnd, PastRun, Run, RunId, RunsState } from './runs-store.ts';
import type { RunRefusal } from './set-up-refusal.ts';

/** `not-run`: there is no run, and none was refused. */
export type ShownPhase = 'not-run' | RunnerPhase;

/** A run as it stands now; without a scenario when there is none. */
export interface RunNow {
  readonly phase: ShownPhase;
  readonly events: EventList;
  readonly scenario: Scenario | undefined;
  readonly source: string;
}

/** The run that all panes show, and what they say of it. */
export interface RunOnShow extends RunNow {
  /** The moment that the panes show; `undefined`: the newest. */
  readonly viewAt: EventSeq | undefined;
  readonly refusal: RunRefusal | undefined;
  /** A new run has begun, and what is shown is still the one before. */
  readonly isStale: boolean;
  readonly acceptance: AcceptanceEnd | undefined;
}

const shownRuns = new WeakMap<RunsState, RunOnShow>();
const keptLists = new WeakMap<readonly RunId[], readonly PastRun[]>();

/** The run that is shown; the same object for the same state. */
export function shownRun(state: RunsState): RunOnShow {
  const known = shownRuns.get(state);
  if (known !== undefined) return known;
  const { shown, viewAt, refusal, acceptance, isStale } = state;
  const run: RunOnShow = {
    ...runNow(state, shown),
    viewAt: viewAt?.run === shown ? viewAt?.seq : undefined,
    refusal: refusal?.run === shown ? refusal?.problem : undefined,
    acceptance: acceptance?.run === shown ? acceptance?.end : undefined,
    isStale,
  };
  shownRuns.set(state, run);
  return run;
}

/** The newest run, whichever is shown. */
export function liveRun(state: RunsState): RunNow {
  return runNow(state, state.live?.id);
}

/** The earlier run that a person has chosen to see; `undefined` while the newest one is shown. */
export function chosenRun({ byId, live, shown, isStale }: RunsState): PastRun | undefined {
  const run = shown === undefined || shown === live?.id ? undefined : byId.get(shown);
  return isStale || run === undefined || !isPast(run) ? undefined : run;
}

/** The past runs that are listed, the newest first; the same list as long as the same ones are kept. */
export function keptRuns({ byId, kept }: RunsState): readonly PastRun[] {
  const known = keptLists.get(kept);
  if (known !== undefined) return known;
  const runs = kept.flatMap((id) => {
    const run = byId.get(id);
    return run !== undefined && isPast(run) ? [run] : [];
  });
  keptLists.set(kept, runs);
  return runs;
}

export function isPast(run: Run | PastRun): run is PastRun {
  return 'endedAt' in run;
}

const NO_EVENTS: EventList = [];

function runNow(state: RunsState, id: RunId | undefined): RunNow {
  const run = id === undefined ? undefined : state.byId.get(id);
  return {
    phase: phaseOf(state, id),
    events: run?.events ?? NO_EVENTS,
    scenario: run?.scenario,
    source: run?.source ?? '',
  };
}

/** Controls go by the live run, also while the one before it is still to be seen. */
function phaseOf({ live, isStale, refusal }: RunsState, id: RunId | undefined): ShownPhase {
  if (live !== undefined && (isStale || live.id === id)) return live.phase;
  return id === undefined && refusal === undefined ? 'not-run' : 'ended';
}
