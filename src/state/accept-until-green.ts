import { type AcceptAllResult, type FinishedRun, acceptAll } from '../diagnosis/repairs.ts';
import { modelOf } from '../trace/model-of.ts';
import type { Actions, Stores } from './app-state.ts';
import { liveRun } from './run-selectors.ts';

/**
 * Runs the script of the page, accepts what came at the first step that fails, and so on until it passes or nothing
 * helps. Each repair is one undoable change. Ends early when a person stops a run, pauses it, or edits the script; the run says why where it
 * ended before it was green.
 */
export async function acceptUntilGreen(
  stores: Stores,
  actions: Pick<Actions, 'run' | 'applyEdits'>,
): Promise<AcceptAllResult> {
  const result = await acceptAll({
    text: stores.document.getState().text,
    play: (text) => playToTheEnd(stores, actions, text),
    onRepair: ({ repair }) => actions.applyEdits(repair.edits),
  });
  const { outcome: why, step, accepted } = result;
  if (step !== undefined && (why === 'refused' || why === 'stuck')) {
    stores.runs.setState(({ live }) => ({
      acceptance: live && { run: live.id, end: { why, step, repairs: accepted.length } },
    }));
  }
  return result;
}

async function playToTheEnd(
  stores: Stores,
  { run }: Pick<Actions, 'run'>,
  text: string,
): Promise<FinishedRun | undefined> {
  if (stores.document.getState().text !== text) return undefined;
  run();
  await untilSettled(stores);
  const { phase, scenario, source, events } = liveRun(stores.runs.getState());
  if (phase !== 'ended' || scenario === undefined || source !== text) return undefined;
  return { scenario, model: modelOf(events) };
}

/** Resolves when the run is over, or stands still. */
function untilSettled({ runs }: Stores): Promise<void> {
  const isBusy = () => ['preparing', 'running'].includes(liveRun(runs.getState()).phase);
  return new Promise((resolve) => {
    if (!isBusy()) return resolve();
    const unsubscribe = runs.subscribe(() => {
      if (isBusy()) return;
      unsubscribe();
      resolve();
    });
  });
}
