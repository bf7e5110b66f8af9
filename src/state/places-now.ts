import { compileScript } from '../script/compile.ts';
import { placesOf, type StepPlaces } from '../script/step-places.ts';
import type { Stores } from './app-state.ts';
import { shownRun } from './run-selectors.ts';

/** Where the steps of the run that is shown are in the script as it stands now; before a run, those of the script. */
export function placesNow({ runs, document }: Pick<Stores, 'runs' | 'document'>): StepPlaces {
  const { scenario, source } = shownRun(runs.getState());
  const { text } = document.getState();
  if (scenario !== undefined) return placesOf(scenario, source, text);
  return placesOf(compileScript(text).scenario, text, text);
}
