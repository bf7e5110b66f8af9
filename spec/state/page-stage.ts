import { driven } from '../../src/state/driven-server.ts';
import { createMatrixStore } from '../../src/state/matrix/matrix-store.ts';
import { err, ok } from '../../src/base/result.ts';
import type { ActorConnector } from '../../src/run/ports.ts';
import { createActions } from '../../src/state/actions.ts';
import type { Stores } from '../../src/state/app-state.ts';
import { createCatalogueStore } from '../../src/state/catalogue-store.ts';
import { createComparisonStore } from '../../src/state/comparison-store.ts';
import { createCoverageStore } from '../../src/state/coverage-store.ts';
import { createDocumentStore } from '../../src/state/document-store.ts';
import type { Platform } from '../../src/state/ports.ts';
import { createKeepingStore } from '../../src/state/keeping/keeping-store.ts';
import { createRunsStore } from '../../src/state/runs-store.ts';
import { createSettingsStore } from '../../src/state/settings-store.ts';
import { createSuiteStore } from '../../src/state/suite/suite-store.ts';
import { createLessonStore } from '../../src/state/lesson/lesson-store.ts';
import { createViewStore } from '../../src/state/view-store.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';

/** A script of two steps, on lines 9 and 11. */
export const SCRIPT = `# Hello

[Client] Romeo
\tjid: romeo@localhost
\tpassword: tomb-of-capulet

-----

Romeo connects

Romeo disconnects
`;

export const NO_SERVER = {
  code: 'no-server',
  what: 'No server.',
  meaning: 'None.',
  advice: 'Start one.',
};

/** Sessions that are online at once and closed at once. */
export const connector: ActorConnector = {
  connect: ({ jid }, listener) => {
    queueMicrotask(() => listener.online(`${jid}/1`));
    return {
      send: () => undefined,
      sendRaw: () => undefined,
      disconnect: () => queueMicrotask(() => listener.closed()),
      abort: () => queueMicrotask(() => listener.closed()),
    };
  },
};

export const port = {
  label: 'simulated',
  prepare: () => Promise.resolve(),
  onLog: () => ({ dispose: () => undefined }),
};

/** A page over simulated sessions. */
export function page(text: string, more: Partial<Platform> = {}) {
  const stores: Stores = {
    document: createDocumentStore({ text, original: text }),
    runs: createRunsStore(),
    view: createViewStore(),
    settings: createSettingsStore(),
    catalogue: createCatalogueStore(),
    comparison: createComparisonStore(),
    coverage: createCoverageStore(),
    keeping: createKeepingStore(),
    suite: createSuiteStore(),
    lesson: createLessonStore(),
    matrix: createMatrixStore(),
  };
  const told = { copied: '', address: 'https://page.example/' };
  const clock = createSimulatedClock();
  const platform: Platform = {
    clock,
    openServer: () => Promise.resolve(ok(driven({ connector, port }))),
    fetchScenario: (id) => Promise.resolve(id === 'hello' ? ok(SCRIPT) : err(NO_SERVER)),
    serverSource: (version, file) => Promise.resolve(`-- ${file} of ${version}`),
    copy: (link) => {
      told.copied = link;
      return Promise.resolve(true);
    },
    address: () => told.address,
    showAddress: (href) => void (told.address = href),
    editor: () => undefined,
    ...more,
  };
  return { stores, told, clock, platform, actions: createActions(stores, platform) };
}
