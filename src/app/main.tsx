import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ensure } from '../base/assert.ts';
import { createActions } from '../state/actions.ts';
import type { Stores } from '../state/app-state.ts';
import { createCatalogueStore } from '../state/catalogue-store.ts';
import { createComparisonStore } from '../state/comparison-store.ts';
import { createDocumentStore } from '../state/document-store.ts';
import { keepDocument, keepSettings, loadDocument, loadSettings } from '../state/persist.ts';
import { createHistoryStore } from '../state/history-store.ts';
import { createRunStore } from '../state/run-store.ts';
import { createSettledText } from '../state/settled-text.ts';
import { createSettingsStore } from '../state/settings-store.ts';
import { createViewStore } from '../state/view-store.ts';
import type { EditorPort } from '../state/ports.ts';
import { AppContext } from '../ui/app-context.ts';
import { App } from '../ui/shell/App.tsx';
import { browserClock } from './browser-clock.ts';
import { createEmbeddedServers } from './embedded-servers.ts';
import { openFirstScript } from './first-script.ts';
import { fetchCatalogue } from './scenarios.ts';
import { safeStorage } from './safe-storage.ts';
import { createWorld } from './world.ts';
import '../ui/tokens.css';

const storage = safeStorage();
const stores: Stores = {
  document: createDocumentStore({ ...loadDocument(storage), isOpening: true }),
  run: createRunStore(),
  history: createHistoryStore(),
  view: createViewStore(),
  settings: createSettingsStore(loadSettings(storage)),
  catalogue: createCatalogueStore(),
  comparison: createComparisonStore(),
};
let editor: EditorPort | undefined;
const servers = createEmbeddedServers(stores.catalogue);
const world = createWorld(servers, () => editor);
const actions = createActions(stores, world);
const context = {
  stores,
  actions,
  settledText: createSettledText(stores.document, browserClock),
  editor: () => editor,
  attachEditor: (port: EditorPort | undefined) => {
    editor = port;
  },
};

keepSettings(stores.settings, storage);
const kept = keepDocument(stores.document, storage, browserClock);
addEventListener('pagehide', () => kept.flush());
void servers.start();
void fetchCatalogue()
  .then(({ start, scenarios }) => {
    stores.catalogue.setState({ scenarios });
    // A shared link that is opened in this very tab changes the fragment only.
    addEventListener('hashchange', () => {
      if (!location.hash.startsWith('#s=')) return;
      actions.stop();
      void openFirstScript(stores, world, start);
    });
    return openFirstScript(stores, world, start);
  })
  .finally(() => stores.document.setState({ isOpening: false }));

createRoot(ensure(document.getElementById('root'), '#root')).render(
  <StrictMode>
    <AppContext value={context}>
      <App />
    </AppContext>
  </StrictMode>,
);
