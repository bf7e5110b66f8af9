import { t } from '../../base/translate.ts';
import type { Stores } from '../../state/app-state.ts';
import { moveView } from '../../state/move-view.ts';
import { viewedAt, withRefusal } from '../../state/run-changes.ts';
import { shownRun } from '../../state/run-selectors.ts';
import type { Problem } from '../../trace/event.ts';
import type { EmbedControls, LoadingStore } from '../../ui/embed/embed-desk.ts';
import { speakAllInFrame } from '../language.ts';
import type { EmbedRun } from './embed-run.ts';

/** What can be done in the embedded page. What runs a script is fetched when somebody asks for a run, and not before. */
export function createEmbedControls(stores: Stores, isLoading: LoadingStore): EmbedControls {
  let fetched: Promise<EmbedRun> | undefined;
  const withRun = (act: (run: EmbedRun) => void) => {
    if (fetched === undefined) isLoading.setState(true, true);
    fetched ??= speakAllInFrame()
      .catch(() => undefined)
      .then(() => import('./embed-run.ts'))
      .then(({ createEmbedRun }) => createEmbedRun(stores));
    fetched
      .then(act, () => {
        // The next press tries again.
        fetched = undefined;
        stores.runs.setState((state) => withRefusal(state, NOT_LOADED));
      })
      .finally(() => isLoading.setState(false, true));
  };
  const isLookingBack = () => shownRun(stores.runs.getState()).viewAt !== undefined;
  return {
    run: () => {
      stores.runs.setState((state) => viewedAt(state, undefined));
      withRun((run) => run.run());
    },
    step: () => {
      if (isLookingBack()) moveView(stores, 'forward');
      else withRun((run) => run.step());
    },
    back: () => moveView(stores, 'back'),
    stop: () => withRun((run) => run.stop()),
  };
}

const NOT_LOADED: Problem = {
  code: 'embedded-server-not-booted',
  what: t('What runs a script could not be loaded.'),
  meaning: t('The network is away, or a newer version of the page has just taken its place.'),
  advice: t('Try again, or reload the page.'),
};
