import type { XmlElement } from '../xml/element.ts';
import { capturesOf, createCompatibility } from './compatibility.ts';
import { elementKey } from './pattern.ts';
import { createForest } from './shape.ts';

export interface Match {
  /** What `{scansion:capture:NAME}` took, by name. */
  readonly captures: Readonly<Record<string, string>>;
}

/**
 * Whether a received stanza satisfies an expectation whose variables are substituted; `undefined` if it does not.
 * Defined exactly when `diffStanza(expected, received).differences` is empty, but much faster. The rules:
 *
 * - Names are compared with their resolved namespaces; prefixes and `xmlns` never.
 * - Not strict: each expected attribute is there with its value; each expected child is satisfied by a received child
 *   of its own, in any order; everything else received is ignored.
 * - Strict: the same attributes, and the same children in the same order; none more.
 * - See `comparisonOf` in `strictness.ts`, and `wildcardOf`, `comparedText` and `textSatisfies` in `pattern.ts`, for the rest.
 */
export function matches(expected: XmlElement, received: XmlElement): Match | undefined {
  if (elementKey(expected) !== elementKey(received)) return undefined;
  const forest = createForest();
  const pattern = forest.shapeOf(expected);
  const stanza = forest.shapeOf(received);
  const compatibility = createCompatibility();
  if (!compatibility.satisfied(pattern, stanza)) return undefined;
  return { captures: capturesOf(pattern, stanza, compatibility) };
}
