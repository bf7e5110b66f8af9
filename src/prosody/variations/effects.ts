import type { StageOption, StageVariation } from '../../xmpp/stage.ts';
import { variationNamed } from './variations.ts';

/** What makes a server vary so. */
export interface VariationEffects {
  /** Options of Prosody, which it reads as its hosts begin. */
  readonly options: readonly StageOption[];
  /** Options of our modules, which they read when they are loaded. */
  readonly settings: readonly StageOption[];
  /** Without `mod_`; for every service of rooms. */
  readonly modules: readonly string[];
}

/** Of one name the last count counts, and all words do. Unknown names have no effect: who reads them refuses them. */
export function effectsOf(variations: readonly StageVariation[]): VariationEffects {
  const found = variations.flatMap(({ name, value = '' }) => {
    const variation = variationNamed(name);
    return variation === undefined
      ? []
      : [{ means: variation.means, rule: variation.value, value }];
  });
  const modules = new Set<string>();
  const settings = new Map<string, StageOption>();
  for (const { means, rule, value } of found) {
    if (means.kind !== 'module') continue;
    const name = means.module;
    modules.add(name);
    if (rule?.kind === 'count') settings.set(name, { name, value: Number(value) });
    if (rule?.kind === 'word')
      settings.set(name, { name, value: [...wordsOf(settings.get(name)), value] });
  }
  return {
    options: found.flatMap(({ means, value }) => (means.kind === 'options' ? means.of(value) : [])),
    settings: [...settings.values()],
    modules: [...modules],
  };
}

function wordsOf(setting: StageOption | undefined): readonly string[] {
  return typeof setting?.value === 'object' ? setting.value : [];
}
