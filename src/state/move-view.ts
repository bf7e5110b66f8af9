import type { Stores } from './app-state.ts';
import { viewedAt } from './run-changes.ts';
import { shownRun } from './run-selectors.ts';
import { momentAfter, momentBefore, stepAtMoment } from './view-back.ts';
import type { Selection } from './view-store.ts';

/** Shows the run as it stood one step earlier, or later; does nothing where that leads nowhere. */
export function moveView(
  stores: Pick<Stores, 'runs' | 'view'>,
  direction: 'back' | 'forward',
): void {
  const { events, viewAt } = shownRun(stores.runs.getState());
  const moment = direction === 'back' ? momentBefore(events, viewAt) : momentAfter(events, viewAt);
  if (moment === undefined) return;
  const seq = moment === 'newest' ? undefined : moment;
  stores.runs.setState((state) => viewedAt(state, seq));
  const ended = stepAtMoment(events, seq);
  const selection: Selection =
    ended === undefined
      ? { step: 1, stanza: undefined, origin: 'run' }
      : { step: ended.step, stanza: ended.stanza, origin: 'run' };
  stores.view.setState({ selection });
}
