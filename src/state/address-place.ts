import { compileScript } from '../script/compile.ts';
import { eventSeq } from '../trace/event-seq.ts';
import type { AddressPlace } from './address.ts';
import type { Stores } from './app-state.ts';
import { viewedAt } from './run-changes.ts';
import { shownRun } from './run-selectors.ts';

/** Selects the step that an address names, and looks back to its moment of the run; what is not there changes nothing. */
export function goToPlace(
  { document, runs, view }: Pick<Stores, 'document' | 'runs' | 'view'>,
  { step, moment }: AddressPlace,
): void {
  const { events, scenario, refusal } = shownRun(runs.getState());
  if (refusal !== undefined) return;
  if (moment !== undefined && moment < events.length - 1) {
    runs.setState((state) => viewedAt(state, eventSeq(moment)));
  }
  const { steps = [] } = scenario ?? compileScript(document.getState().text).scenario ?? {};
  if (step === undefined || step > steps.length) return;
  view.setState({ selection: { step, stanza: undefined, origin: 'run' } });
}
