import { childElements, type XmlElement } from '../xml/element.ts';
import { capturesOf, createCompatibility } from './compatibility.ts';
import {
  attributeKey,
  comparedAttributes,
  comparedText,
  elementKey,
  textSatisfies,
  valueSatisfies,
} from './pattern.ts';
import { createForest } from './shape.ts';
import type { MatchRules } from './unasked-error.ts';

export interface Match {
  /** What `{scansion:capture:NAME}` took, by name. */
  readonly captures: Readonly<Record<string, string>>;
}

/**
 * Whether a received stanza satisfies an expectation whose variables are substituted; `undefined` if it does not.
 * Defined exactly when `diffStanza(expected, received, { anyOrder }).differences` is empty, but much faster. The rules:
 *
 * - Names are compared with their resolved namespaces; prefixes and `xmlns` never.
 * - Not strict: each expected attribute is there with its value; each expected child is satisfied by a received child
 *   of its own, in any order; everything else received is ignored.
 * - Strict: the same attributes, and the same children in the same order; none more. `anyOrder` frees the order.
 * - See `comparisonOf` in `strictness.ts`, and `wildcardOf`, `comparedText` and `textSatisfies` in `pattern.ts`, for the rest.
 */
export function matches(
  expected: XmlElement,
  received: XmlElement,
  { anyOrder }: Pick<MatchRules, 'anyOrder'> = {},
): Match | undefined {
  if (elementKey(expected) !== elementKey(received)) return undefined;
  if (surelyDiffers(expected, received)) return undefined;
  const forest = createForest(anyOrder);
  const pattern = forest.shapeOf(expected);
  const stanza = forest.shapeOf(received);
  const compatibility = createCompatibility();
  if (!compatibility.satisfied(pattern, stanza)) return undefined;
  return { captures: capturesOf(pattern, stanza, compatibility) };
}

/** Of elements with so many attributes and children something is seen at once. */
const FEW = 8;

/**
 * Whether a value differs, or something is not there, in what can be held against one received element only. A step
 * that waits looks at every stanza that comes, and most are not meant. `false` says nothing.
 */
function surelyDiffers(expected: XmlElement, received: XmlElement): boolean {
  const { attributes, children } = received;
  if (Math.max(attributes.length, children.length, expected.children.length) > FEW) return false;
  const others = comparedAttributes(received);
  const isThere = comparedAttributes(expected).every((attribute) => {
    const key = attributeKey(attribute);
    const found = others.find((other) => attributeKey(other) === key);
    return found !== undefined && valueSatisfies(attribute.value, found.value);
  });
  if (!isThere || !textSatisfies(comparedText(expected), comparedText(received))) return true;
  const [wanted, there] = [childElements(expected), childElements(received)];
  return wanted.some((child) => {
    const key = elementKey(child);
    const named = there.filter((other) => elementKey(other) === key);
    const [only] = named;
    if (only === undefined) return true;
    const isOnly =
      named.length === 1 && wanted.every((other) => other === child || elementKey(other) !== key);
    return isOnly && surelyDiffers(child, only);
  });
}
