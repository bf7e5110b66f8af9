import { childElements, type XmlElement } from '../xml/element.ts';
import type { AttributeDiff, ElementDiff } from './difference.ts';
import { nameRange, startTag, type Finding, type Outer } from './outer.ts';
import { comparedAttributes } from './pattern.ts';
import { told } from './sentence.ts';

/** Whether a child is on the expected side alone, or on the received side alone. */
type Side = 'missing' | 'extra';

/** A child that one side has alone, with its difference unless the rules allow it. */
export function unpaired(side: Side, child: XmlElement, outer: Outer): ElementDiff {
  const { strict, ordered } = outer.parents.expected;
  const options = { side, ordered, allowed: side === 'extra' && !strict };
  const branch = oneSided(child, options);
  if (options.allowed) return branch;
  const finding = unpairedFinding(side, child, outer);
  const place = { node: sidesOf(side, child), parent: outer.place };
  return { ...branch, differences: [told(finding, place)] };
}

function unpairedFinding(side: Side, child: XmlElement, outer: Outer): Finding {
  const { expected, received } = outer.parents;
  const where = { outer, element: child };
  if (side === 'missing') {
    const text = startTag(child, expected.element.ns);
    return { kind: 'child-missing', where, expected: text, ...nameRange(child) };
  }
  const text = startTag(child, received.element.ns);
  return { kind: 'child-extra', where, received: text, ...nameRange(expected.element) };
}

function sidesOf(side: Side, element: XmlElement) {
  return side === 'missing' ? { expected: element } : { received: element };
}

interface BranchOptions {
  readonly side: Side;
  readonly allowed: boolean;
  readonly ordered: boolean;
}

/** A whole branch, for painting; only its top can carry the difference. */
function oneSided(element: XmlElement, options: BranchOptions): ElementDiff {
  const { side, allowed, ordered } = options;
  return {
    kind: side,
    ...sidesOf(side, element),
    allowed,
    ordered,
    attributes: comparedAttributes(element).map((attribute): AttributeDiff => {
      if (side === 'missing') return { state: 'missing', expected: attribute };
      return { state: allowed ? 'extra-allowed' : 'extra', received: attribute };
    }),
    children: childElements(element).map((child) => oneSided(child, options)),
    outOfOrder: false,
    differences: [],
  };
}
