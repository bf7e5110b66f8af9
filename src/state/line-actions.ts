import { compileScript } from '../script/compile.ts';
import { isSending } from '../script/scenario.ts';
import type { Actions, Stores } from './app-state.ts';
import type { Consent } from './consent.ts';
import { placesNow } from './places-now.ts';
import { shownRun } from './run-selectors.ts';
import type { RunSession } from './run-session.ts';
import { currentServer } from './server-choice.ts';
import { showNewest } from './show-run.ts';

type LineActions = Pick<Actions, 'runToLine' | 'rerunToLine'>;

/** Running up to a step, with the run that there is or with a new one. */
export function createLineActions(
  stores: Stores,
  session: RunSession,
  consent: Consent,
): LineActions {
  const rerunToLine = (line: number): void => {
    const choice = currentServer(stores);
    const rerun = () => session.send({ kind: 'start', wish: { mode: 'run', isAnew: true, line } });
    if (choice.kind === 'embedded') return rerun();
    const stanzas = stanzasBefore(stores.document.getState().text, line);
    consent.request({ server: choice.url, about: { kind: 'rerun', line, stanzas } }, rerun);
  };
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
function stanzasBefore(text: string, line: number): number {
  const { scenario } = compileScript(text);
  const steps = scenario?.steps ?? [];
  const target = steps.findLast((step) => step.line <= line)?.index ?? 0;
  return steps.filter((step) => isSending(step) && step.index < target).length;
}
