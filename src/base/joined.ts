import { t } from './translate.ts';

/** `one and two and three`; `''` of none. */
export function joinedByAnd(parts: readonly string[]): string {
  const [first = '', ...others] = parts;
  return others.reduce((list, last) => t('{list} and {last}', { list, last }), first);
}
