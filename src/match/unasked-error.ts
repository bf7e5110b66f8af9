import { attributeValue, childElements, type XmlElement } from '../xml/element.ts';

/** How a match is to differ from the rules of `matches`. */
export interface MatchRules {
  /** An error satisfies only a pattern that asks for it. */
  readonly strictErrors?: boolean | undefined;
  /** The order of children counts nowhere; what else a level asks for stays. */
  readonly anyOrder?: boolean | undefined;
}

/** Equal for rules that ask for the same. */
export function rulesKey({ strictErrors, anyOrder }: MatchRules): number {
  return (strictErrors === true ? 1 : 0) + (anyOrder === true ? 2 : 0);
}

/**
 * Whether a stanza is an error that a pattern does not ask for: it names no type, and no `<error>`. Scansion ignores
 * attributes that a pattern lacks, so `<presence from="room/nick"/>` takes a refused join (RFC 6120, section 8.3).
 */
export function isUnaskedError(pattern: XmlElement, received: XmlElement): boolean {
  if (attributeValue(received, 'type') !== 'error') return false;
  if (attributeValue(pattern, 'type') !== undefined) return false;
  return !childElements(pattern).some(({ local }) => local === 'error');
}
