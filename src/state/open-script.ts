import type { Stores } from './app-state.ts';
import { withOpened, type Opened } from './document-store.ts';
import { withoutRun } from './run-changes.ts';
import { NOTHING_COMPOSED } from './view-store.ts';

/** Another script takes the place of the one that was edited; whatever belonged to that one is gone. */
export function openScript(stores: Stores, opened: Opened): void {
  stores.document.setState((state) => withOpened(state, opened));
  stores.runs.setState((state) => withoutRun(state));
  stores.view.setState(({ compose }) => ({
    selection: undefined,
    foldedScenes: [],
    marked: [],
    range: undefined,
    filter: '',
    verdicts: [],
    compose: { ...NOTHING_COMPOSED, sent: compose.sent },
  }));
}
