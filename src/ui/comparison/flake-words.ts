import { t } from '../../base/translate.ts';
import type { Facet, VaryingStep } from '../../insight/runs/flakes.ts';

/** What varied, in words. */
export const FACET_WORDS: Readonly<Record<Facet, string>> = {
  outcome: t('how it ended'),
  stanza: t('the stanza it took'),
  company: t('which stanzas came after it'),
  order: t('the order of the stanzas after it'),
};

/** `matched`; `message A`, where words alone do not tell variants apart. */
export function variantWords({ variants, facet }: VaryingStep, index: number): string {
  const { words = '' } = variants[index] ?? {};
  if (facet === 'outcome') return words;
  return `${words} ${String.fromCharCode('A'.charCodeAt(0) + index)}`.trim();
}
