import { maskedRun, type MaskedRun } from '../run/masked-run.ts';
import type { Stores } from './app-state.ts';
import { knownSecrets } from './known-secrets.ts';
import { shownRun } from './run-selectors.ts';

/** The run that is shown, or the script before a run, secrets masked: as it may leave the page. `most` events of it at most. */
export function maskedOnShow(
  stores: Pick<Stores, 'document' | 'runs' | 'settings'>,
  most = Infinity,
): MaskedRun {
  const { events, source } = shownRun(stores.runs.getState());
  const text = events.length === 0 ? stores.document.getState().text : source;
  return maskedRun({ events: [...events.slice(0, most)], source: text }, knownSecrets(stores));
}
