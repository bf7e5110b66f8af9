import { compileScript } from '../script/compile.ts';
import { placesOf, type StepPlaces } from '../script/step-places.ts';
import type { Stores } from './app-state.ts';

/** Where the steps of the run that is shown are in the script as it stands now; before a run, those of the script. */
export function placesNow({ run, document }: Pick<Stores, 'run' | 'document'>): StepPlaces {
  const { scenario, source } = run.getState();
  const { text } = document.getState();
  if (scenario !== undefined) return placesOf(scenario, source, text);
  return placesOf(compileScript(text).scenario, text, text);
}
