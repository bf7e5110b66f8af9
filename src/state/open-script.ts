import type { Stores } from './app-state.ts';
import { withOpened, type Opened } from './document-store.ts';
import { NO_RUN } from './run-store.ts';
import { NOTHING_COMPOSED } from './view-store.ts';

/** Another script takes the place of the one that was edited; whatever belonged to that one is gone. */
export function openScript(stores: Stores, opened: Opened): void {
  stores.document.setState((state) => withOpened(state, opened));
  stores.history.setState({ shown: undefined, newest: undefined });
  stores.run.setState(NO_RUN);
  stores.view.setState(({ compose }) => ({
    selection: undefined,
    foldedScenes: [],
    marked: [],
    filter: '',
    verdicts: [],
    compose: { ...NOTHING_COMPOSED, sent: compose.sent },
  }));
}
