import { StrictMode, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { ensure } from '../base/assert.ts';
import { CODE_LANGUAGE, spokenTag } from '../base/language.ts';
import { createActions } from '../state/actions.ts';
import type { Stores } from '../state/app-state.ts';
import { createCatalogueStore } from '../state/catalogue-store.ts';
import { createComparisonStore } from '../state/comparison-store.ts';
import { createCoverageStore } from '../state/coverage-store.ts';
import { createDocumentStore } from '../state/document-store.ts';
import { activeLogpoints } from '../state/placed-logpoint.ts';
import { readAddress } from '../state/address.ts';
import { folderOrLessons } from '../state/folder/folder-suite.ts';
import { createLessonStore } from '../state/lesson/lesson-store.ts';
import { createKeepingStore } from '../state/keeping/keeping-store.ts';
import { keepSettings, loadSettings, type KeyValueStorage } from '../state/persist.ts';
import { followServer } from '../state/known-server.ts';
import { createRunsStore } from '../state/runs-store.ts';
import { createOwnCodeKeeper } from '../state/own-code/own-code.ts';
import { createPageVersionStore } from '../state/page-version.ts';
import { createSettledText } from '../state/settled-text.ts';
import { createShownMoment } from '../state/shown-moment.ts';
import { createSettingsStore } from '../state/settings-store.ts';
import { createShippedScripts } from '../state/suite/shipped-scripts.ts';
import { createMatrixStore } from '../state/matrix/matrix-store.ts';
import { createSuiteStore } from '../state/suite/suite-store.ts';
import { createViewStore, looksAtLog } from '../state/view-store.ts';
import { createPaintPace } from '../state/paint-pace.ts';
import type { EditorPort, Platform } from '../state/ports.ts';
import { AppContext } from '../ui/app-context.ts';
import { fetchLaterParts } from '../ui/widgets/later.tsx';
import { Boundary } from '../ui/broken/Boundary.tsx';
import { App } from '../ui/shell/App.tsx';
import { browserClock } from './browser-clock.ts';
import { createEmbeddedServers } from './embedded-servers.ts';
import { fetchSoon } from './fetch-soon.ts';
import { openFirstScript } from './first-script.ts';
import { firstScreen } from './first-screen.ts';
import { knowOpenLesson, translateOpenLesson, whenKept } from './open-lesson.ts';
import { allLessonsSpoken, fetchCatalogue, fetchScenario, wordsOfScenario } from './scenarios.ts';
import { LANGUAGES, languageFor } from './language.ts';
import { createKeepers } from './keepers.ts';
import { droppedScripts } from './folder/dropped-scripts.ts';
import { createPageFolder, type PageFolder } from './folder/folder-desk.ts';
import { zipFiles } from './folder/zip.ts';
import { createOwnCodePort } from './own-code/code-port.ts';
import { watchVersion } from './offline/watch-version.ts';
import { createPlatform } from './platform.ts';
import { createJobSupply, createProsodySupply } from './prosody-supply.ts';
import { browserInquiries, type ProfileDesk } from './profile-servers.ts';
import { fetchTransport } from './server-access.ts';
import type { RunTells } from '../transport/watched-by.ts';
import { createFactsSource } from './server-facts.ts';
import { createSuiteServers } from './suite-job/suite-servers.ts';

fetchSoon();
const storage = safeStorage();
const { settings, damaged } = loadSettings(storage);
const stores: Stores = {
  document: createDocumentStore({ isOpening: true }),
  runs: createRunsStore(),
  view: createViewStore(),
  settings: createSettingsStore(settings),
  catalogue: createCatalogueStore(),
  comparison: createComparisonStore(),
  coverage: createCoverageStore(),
  keeping: createKeepingStore(),
  suite: createSuiteStore(),
  lesson: createLessonStore(),
  matrix: createMatrixStore(),
};
const version = createPageVersionStore(import.meta.env['CAESURA_VERSION'] as string);
let editor: EditorPort | undefined;
const ownCode = createOwnCodeKeeper(stores);
const supply = createProsodySupply();
const servers = createEmbeddedServers(stores.catalogue, ownCode, {
  supply,
  mayLoadOthers: () => !stores.document.getState().isForeign,
});
const settledText = createSettledText(stores.document, browserClock);
followServer(stores, settledText, createFactsSource(ownCode, supply));
const tells: RunTells = {
  tellsStacks: () => stores.settings.getState().serverStacks,
  tellsDebugLog: () => looksAtLog(stores.view.getState()),
  tellsCoverage: () => stores.coverage.getState().isOn,
  tellsEvents: () => stores.settings.getState().serverEvents,
  logpoints: () => activeLogpoints(stores.settings.getState().logpoints),
};
const profiles: ProfileDesk = {
  profiles: () => stores.settings.getState().profiles,
  left: (sentence) =>
    stores.catalogue.setState(({ left }) => ({ left: [...left, sentence].slice(-20) })),
};
const paints = createPaintPace(browserClock);
const platform: Platform = {
  ...createPlatform({ servers, ownCode }, () => editor, { tells, profiles }),
  paints,
};
const actions = createActions(stores, platform, {
  source: folderOrLessons(
    () => folder.store,
    () => folder.suite,
    { lessons: createShippedScripts(stores, platform), catalogue: stores.catalogue },
  ),
  servers: createSuiteServers(ownCode, {
    supply,
    jobs: createJobSupply(supply),
    tells,
    profiles,
    cores: navigator.hardwareConcurrency,
  }),
});
const keepers = createKeepers(stores, storage, damaged);
const folder: PageFolder = createPageFolder({ stores, actions, platform, keepers, keys: storage });
const context = {
  clock: browserClock,
  stores,
  actions,
  keepers,
  ownCode: createOwnCodePort(ownCode, browserClock),
  inquiries: browserInquiries,
  folder,
  openCourseLesson: (url: string) => {
    actions.stop();
    void import('./linked-course.ts').then(({ openCourseLesson }) =>
      openCourseLesson(stores, platform, url),
    );
  },
  folderAccess: {
    dropped: (dropped: DataTransfer) => droppedScripts(dropped, browserClock),
    zip: zipFiles,
  },
  shown: createShownMoment(
    {
      runs: stores.runs,
      settledText,
      view: stores.view,
    },
    browserClock,
  ),
  paints,
  version,
  editor: () => editor,
  attachEditor: (port: EditorPort | undefined) => {
    editor = port;
    // Whoever looks at the page has all that it begins with: the rest comes in the background.
    if (port !== undefined) void fetchRest();
  },
};

stores.catalogue.setState({ languages: LANGUAGES });
keepSettings(stores.settings, storage);
// Modules have sentences in their tables, so another language is another page. What is open and has run is kept.
stores.settings.subscribe((now, before) => {
  if (now.language === before.language) return;
  const tag = languageFor(LANGUAGES, now.language, navigator.languages);
  void translateOpenLesson(stores.document, fetchScenario, tag)
    .then(() => whenKept(stores.keeping))
    .finally(() => location.reload());
});
void servers.start();
const opened = keepers.document.open({
  isAsked: readAddress(location.href).kind !== 'none',
});
void fetchCatalogue()
  .then(async ({ start, scenarios }) => {
    stores.catalogue.setState({ scenarios });
    // A shared link that is opened in this very tab changes the fragment only.
    addEventListener('hashchange', () => {
      void openAnew(start);
    });
    // What the address asks for takes the place of what was kept, which becomes a draft.
    await opened;
    // It may have been kept by an English page.
    if (spokenTag() !== CODE_LANGUAGE) await translateOpenLesson(stores.document, fetchScenario);
    void knowOpenLesson(stores.document, fetchScenario, {
      languages: LANGUAGES,
      messages: wordsOfScenario,
    });
    if (await folder.openServed()) return;
    return openFirstScript(stores, platform, start);
  })
  .finally(() => {
    stores.document.setState({ isOpening: false });
    void folder.restore();
    void keepers.runs.restore();
  });

firstScreen().leave();
createRoot(ensure(document.getElementById('root'), '#root')).render(
  <StrictMode>
    <AppContext value={context}>
      <Boundary part="page" isWhole>
        <App />
        <FromFirstScreen />
      </Boundary>
    </AppContext>
  </StrictMode>,
);

/** Takes over from the frame: a Run that was pressed, and the focus where it stood. */
function FromFirstScreen() {
  useLayoutEffect(() => {
    const { handOver, focused } = firstScreen();
    handOver(actions.run);
    const part = focused();
    const place = { run: '[data-part="run-bar"] button', script: '[data-part="script"] pre' };
    if (part === undefined || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(place[part])?.focus();
  }, []);
  return null;
}

/** Another address was opened in this tab, which differs in its fragment only. */
async function openAnew(start: string): Promise<void> {
  if (await folder.openServed()) return;
  if (!/^#[st]=/.test(location.hash)) return;
  actions.stop();
  await openFirstScript(stores, platform, start);
}

/** What a first look and a first run do without; then all of it is kept for visits without a network. */
async function fetchRest(): Promise<void> {
  await fetchTransport().catch(() => undefined);
  await fetchLaterParts();
  await allLessonsSpoken().catch(() => undefined);
  // While the page is developed nothing of it is kept.
  if (import.meta.env.PROD) await watchVersion(version);
}

/** The browser's storage, or one that forgets, where the browser forbids it. */
function safeStorage(): KeyValueStorage {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}
