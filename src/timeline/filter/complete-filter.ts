import { FILTER_KEYS, filterKey } from './filter-keys.ts';
import { tokensOf, type FilterToken } from './filter-tokens.ts';

/** What can be written at a place of a filter. */
export interface FilterOffer {
  /** The part of the text that it takes the place of. */
  readonly at: number;
  readonly end: number;
  readonly text: string;
  /** A few words about it; `''` for a value that speaks for itself. */
  readonly help: string;
}

/** Values that a run has, by key. */
export type FilterFacts = Readonly<Partial<Record<string, readonly string[]>>>;

/** More would be no choice. */
const MOST_OFFERS = 16;

/** Keys for a word that is begun, values behind a key and its colon; none where something else stands. */
export function completeFilter(
  text: string,
  cursor: number,
  facts: FilterFacts,
): readonly FilterOffer[] {
  const token = tokensOf(text).find(({ at, end }) => at < cursor && cursor <= end);
  if (token === undefined) return keysFor('', cursor, cursor);
  const start = token.negated ? token.at + 1 : token.at;
  switch (token.kind) {
    case 'word':
      return keysFor(text.slice(start, cursor), start, token.end);
    case 'keyed':
      return valuesFor(token, text, cursor, facts);
    default:
      return [];
  }
}

function keysFor(begun: string, at: number, end: number): readonly FilterOffer[] {
  const lower = begun.toLowerCase();
  return FILTER_KEYS.filter(({ name }) => name.startsWith(lower) && name !== 'status')
    .slice(0, MOST_OFFERS)
    .map(({ name, help }) => ({ at, end, text: `${name}:`, help }));
}

function valuesFor(
  token: Extract<FilterToken, { kind: 'keyed' }>,
  text: string,
  cursor: number,
  facts: FilterFacts,
): readonly FilterOffer[] {
  const key = filterKey(token.name.toLowerCase());
  const colon = text.indexOf(':', token.at);
  if (key === undefined || cursor <= colon) return [];
  const at = Math.max(colon, text.lastIndexOf(',', cursor - 1)) + 1;
  const comma = text.indexOf(',', cursor);
  const end = comma >= 0 && comma < token.end ? comma : token.end;
  const begun = text.slice(at, cursor).replace(/^"/, '').toLowerCase();
  const values = [...new Set([...(facts[key.name] ?? []), ...key.values])];
  return values
    .filter((value) => value.toLowerCase().startsWith(begun) && value.toLowerCase() !== begun)
    .slice(0, MOST_OFFERS)
    .map((value) => ({ at, end, text: /[\s,]/.test(value) ? `"${value}"` : value, help: '' }));
}
