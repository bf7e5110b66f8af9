import { t } from '../base/translate.ts';
import type { Problem } from '../trace/event.ts';
import type { Stores } from './app-state.ts';
import { openScript } from './open-script.ts';
import { withRefusal } from './run-changes.ts';
import { shownRun } from './run-selectors.ts';

/**
 * Opens a script that is made of the run that is shown, or of a part of it; what was edited becomes a draft. Refuses in a
 * sentence where there is nothing in it that has to do with rooms or with what people say.
 */
export async function openMadeScript(
  stores: Stores,
  part: { readonly from: number; readonly to: number } = { from: 0, to: Infinity },
): Promise<void> {
  const { events } = shownRun(stores.runs.getState());
  const started = events.at(0);
  if (started?.type !== 'run-started') return;
  const { makeScript } = await import('../logs/make-script.ts');
  const used = [...events].filter(({ seq }) => seq >= part.from && seq <= part.to);
  const title =
    started.log === undefined
      ? t('Made of a run')
      : t('Made of a log of {format}', { format: started.log.format });
  const made = makeScript(title, started, used);
  if (made === undefined) {
    stores.runs.setState((state) => withRefusal(state, NOTHING_TO_MAKE));
    return;
  }
  openScript(stores, { text: made.text, fileName: 'made.scs' });
}

const NOTHING_TO_MAKE: Problem = {
  code: 'nothing-to-make',
  what: t('No script can be made of this.'),
  meaning: t('No stanza in it has to do with rooms, or with what people say to each other.'),
  advice: t('Choose a part of the run in which somebody enters a room, or speaks.'),
};
