import type { Stores } from '../../state/app-state.ts';
import { createCatalogueStore } from '../../state/catalogue-store.ts';
import { createComparisonStore } from '../../state/comparison-store.ts';
import { createCoverageStore } from '../../state/coverage-store.ts';
import { createDocumentStore } from '../../state/document-store.ts';
import { createKeepingStore } from '../../state/keeping/keeping-store.ts';
import { createLessonStore } from '../../state/lesson/lesson-store.ts';
import { createMatrixStore } from '../../state/matrix/matrix-store.ts';
import { createRunsStore } from '../../state/runs-store.ts';
import { createSettingsStore } from '../../state/settings-store.ts';
import { createSuiteStore } from '../../state/suite/suite-store.ts';
import { createViewStore } from '../../state/view-store.ts';

/** Those of the page, all as they are before anything was kept. */
export function createEmbedStores(): Stores {
  return {
    document: createDocumentStore({ isOpening: true }),
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
}
