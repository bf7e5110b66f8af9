import { t } from '../../base/translate.ts';
import { plainAddress, scenarioAddress } from '../address.ts';
import type { Stores } from '../app-state.ts';
import type { CatalogueEntry } from '../catalogue-store.ts';
import { openScript } from '../open-script.ts';
import type { Platform } from '../ports.ts';
import type { SuiteScript } from './suite-script.ts';
import type { SuiteSource } from './suite-scripts.ts';

type Shipped = Pick<Platform, 'fetchScenario' | 'address' | 'showAddress'>;

/** The scenarios that ship with the page, without their broken variants; the one that is open as it is edited. */
export function createShippedScripts(stores: Stores, platform: Shipped): SuiteSource {
  const { catalogue, document } = stores;
  const read = async ({ id, chapter }: CatalogueEntry): Promise<readonly SuiteScript[]> => {
    const { scenarioId, text } = document.getState();
    const head = { path: `${id}.scs`, ...(chapter === '' ? {} : { chapter }) };
    if (scenarioId === id) return [{ ...head, source: text }];
    const shipped = await platform.fetchScenario(id);
    return shipped.ok ? [{ ...head, source: shipped.value }] : [];
  };
  return {
    suiteName: () => t('Lessons'),
    onChange: (mayHaveChanged) => {
      document.subscribe(({ text }, before) => {
        if (text !== before.text) mayHaveChanged();
      });
    },
    suiteScripts: async () => {
      const whole = catalogue
        .getState()
        .scenarios.filter(({ brokenOf, taskOf }) => brokenOf === undefined && taskOf === undefined);
      return (await Promise.all(whole.map(read))).flat();
    },
    openSuiteScript: ({ path, source }) => {
      const id = path.replace(/\.scs$/, '');
      const { scenarioId, text, drafts } = document.getState();
      // It may have been edited since: that is what a person goes on with.
      if (scenarioId === id || text === source) return;
      const draft = drafts.find((each) => each.text === source);
      const address = platform.address();
      if (draft === undefined) {
        openScript(stores, { text: source, scenarioId: id });
        platform.showAddress(scenarioAddress(address, id));
      } else {
        openScript(stores, { text: source, draftId: draft.id, isForeign: draft.isForeign });
        platform.showAddress(plainAddress(address));
      }
    },
  };
}
