import { compileScript } from '../script/compile.ts';
import { isSending } from '../script/scenario.ts';
import type { Actions, Stores } from './app-state.ts';
import type { Consent } from './consent.ts';
import { placesNow } from './places-now.ts';
import { shownRun } from './run-selectors.ts';
import type { RunSession } from './run-session.ts';
import { currentServer } from './server-choice.ts';
import type { Wish } from './session-state.ts';
import { showNewest } from './show-run.ts';

type LineActions = Pick<Actions, 'runToLine' | 'rerunToLine'>;

/** Where a new run is to pause, and what is sent by hand there again. */
export type RerunPlace = Required<Pick<Wish, 'line'>> & Pick<Wish, 'replays'>;

/** Starts afresh and replays up to there; a server of others is asked about first. */
export type ReplayRun = (place: RerunPlace) => void;

export function createRerun(stores: Stores, session: RunSession, consent: Consent): ReplayRun {
  return ({ line = 'end', replays = [] }) => {
    const choice = currentServer(stores);
    const wish: Wish = { mode: 'run', isAnew: true, line, replays };
    const rerun = () => session.send({ kind: 'start', wish });
    if (choice.kind === 'embedded') return rerun();
    const stanzas = stanzasBefore(stores.document.getState().text, line) + replays.length;
    consent.request({ server: choice.url, about: { kind: 'rerun', line, stanzas } }, rerun);
  };
}

/** Running up to a step, with the run that there is or with a new one. */
export function createLineActions(
  stores: Stores,
  session: RunSession,
  rerun: ReplayRun,
): LineActions {
  const rerunToLine = (line: number): void => rerun({ line });
  return {
    rerunToLine,
    runToLine: (line) => {
      showNewest(stores);
      const way = wayTo(stores, line);
      if (way === 'back') return rerunToLine(line);
      if (way === 'here') return;
      session.send({ kind: 'go', wish: { mode: 'run', line } });
    },
  };
}

/** Where the step at a line is, seen from the one at which the run pauses. */
function wayTo(stores: Stores, line: number): 'ahead' | 'here' | 'back' {
  const { phase, events } = shownRun(stores.runs.getState());
  const paused = events.findLast((event) => event.type === 'run-paused')?.step;
  const target = placesNow(stores).stepAround(line);
  if (phase !== 'paused' || paused === undefined || target === undefined) return 'ahead';
  if (target === paused) return 'here';
  return target < paused ? 'back' : 'ahead';
}

/** How many stanzas a run sends before it comes to the step at a line. */
function stanzasBefore(text: string, line: number | 'end'): number {
  const { scenario } = compileScript(text);
  const steps = scenario?.steps ?? [];
  const last = steps.length + 1;
  const target = line === 'end' ? last : steps.findLast((step) => step.line <= line)?.index;
  return steps.filter((step) => isSending(step) && step.index < (target ?? 0)).length;
}
