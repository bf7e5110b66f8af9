import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import type { StageVariation } from '../../xmpp/stage.ts';
import { VARIATIONS, variationNamed } from './variations.ts';
import type { ValueRule, Variation } from './variation.ts';

/**
 * `forgets-110`, `history-length=3`; without a value the usual one is meant. The error is a sentence that says what may
 * stand there.
 */
export function readVariation(text: string): Result<StageVariation, string> {
  const sign = text.indexOf('=');
  const name = (sign < 0 ? text : text.slice(0, sign)).trim();
  const value = sign < 0 ? undefined : text.slice(sign + 1).trim();
  const variation = variationNamed(name);
  if (variation === undefined) {
    return err(
      t('There is no variation {name}. There are {names}.', {
        name: JSON.stringify(name),
        names: listed(NAMES),
      }),
    );
  }
  const rule = variation.value;
  if (rule === undefined) {
    if (value === undefined) return ok({ name });
    return err(t('The variation {name} takes no value: leave out "={value}".', { name, value }));
  }
  const read = value === undefined ? String(rule.usual) : readValue(rule, value);
  if (read !== undefined) return ok({ name, value: read });
  return err(
    t('The variation {name} takes {value}: {name}={usual}.', {
      name,
      value: ruleWords(rule),
      usual: rule.usual,
    }),
  );
}

/** What of the server is changed, as far as it can be named without a value: `muc_room_locking`, `mod_variation_drops`. */
export function changedBy({ means, value }: Variation): string {
  if (means.kind === 'module') return `mod_${means.module}`;
  const values = value?.kind === 'word' ? value.words : [String(value?.usual ?? '')];
  return values.flatMap((each) => means.of(each).map(({ name }) => name)).join(', ');
}

/** Where XEP-0045 speaks of it: a sentence. */
export function xepWords({ xep }: Pick<Variation, 'xep'>): string {
  return xep.departs
    ? t('XEP-0045 has it otherwise in section {section}.', { section: xep.section })
    : t('XEP-0045 leaves room for it: section {section}.', { section: xep.section });
}

/** What may be its value, in words; of a variation that takes none nothing. */
export function ruleWords(rule: ValueRule): string {
  if (rule.kind === 'count') {
    return t('a whole number of {of} from {least} to {most}', {
      of: rule.of,
      least: rule.least,
      most: rule.most,
    });
  }
  return t('{of}, one of {words}', { of: rule.of, words: listed(rule.words) });
}

const NAMES = VARIATIONS.map(({ name }) => name);

function readValue(rule: ValueRule, value: string): string | undefined {
  if (rule.kind === 'word') return rule.words.includes(value) ? value : undefined;
  const count = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  return count >= rule.least && count <= rule.most ? String(count) : undefined;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  return t('{first} and {second}', { first: words.slice(0, -1).join(', '), second: last });
}
