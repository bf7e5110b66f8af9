import type { XmlAttribute, XmlElement, XmlNode } from '../xml/element.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';
import { comparedText, textSatisfies, valueSatisfies, wildcardOf } from './pattern.ts';
import { comparisonOf, type LevelStrictness } from './strictness.ts';

/** `unsure`: it takes a whole comparison to say. */
export type PlainVerdict = 'satisfied' | 'differs' | 'unsure';

/** Of elements with so many attributes and children something is seen at once. */
const FEW = 8;

/**
 * Whether a stanza satisfies a pattern, as far as one look tells: where each expected child can be held against one
 * received child only. That is how nearly all stanzas are, and a step that waits looks at every one that comes.
 * `satisfied` only where nothing is captured. The rules are those of `matches`.
 */
export function lookPlainly(
  expected: XmlElement,
  received: XmlElement,
  anyOrder: boolean,
): PlainVerdict {
  return isSameKind(expected, received)
    ? new PlainLook(anyOrder).at(expected, received, undefined)
    : 'differs';
}

class PlainLook {
  readonly #anyOrder: boolean;

  constructor(anyOrder: boolean) {
    this.#anyOrder = anyOrder;
  }

  /** Of two of one name. */
  at(expected: XmlElement, received: XmlElement, around: boolean | undefined): PlainVerdict {
    if (isLarge(expected) || isLarge(received)) return 'unsure';
    const level = comparisonOf(expected, around);
    const own = ownParts(expected, received, level);
    if (own === 'differs') return own;
    const inside =
      level.strict && !this.#anyOrder
        ? this.#inOrder(expected, received, level)
        : this.#byName(expected, received, level);
    return worse(own, inside);
  }

  #inOrder(expected: XmlElement, received: XmlElement, { inherited }: LevelStrictness) {
    if (elementsIn(expected.children) !== elementsIn(received.children)) return 'differs';
    let verdict: PlainVerdict = 'satisfied';
    let at = 0;
    for (const child of expected.children) {
      if (child.kind !== 'element') continue;
      while (received.children[at]?.kind !== 'element') at += 1;
      const other = received.children[at++];
      if (other?.kind !== 'element' || !isSameKind(child, other)) return 'differs';
      verdict = worse(verdict, this.at(child, other, inherited));
      if (verdict === 'differs') return verdict;
    }
    return verdict;
  }

  #byName(expected: XmlElement, received: XmlElement, { strict, inherited }: LevelStrictness) {
    if (strict && elementsIn(expected.children) !== elementsIn(received.children)) return 'differs';
    let verdict: PlainVerdict = 'satisfied';
    for (const child of expected.children) {
      if (child.kind !== 'element') continue;
      const other = onlyOf(child, received.children);
      if (other === 'none') return 'differs';
      const isOnly = other !== 'many' && onlyOf(child, expected.children) === child;
      verdict = worse(verdict, isOnly ? this.at(child, other, inherited) : 'unsure');
      if (verdict === 'differs') return verdict;
    }
    return verdict;
  }
}

function worse(one: PlainVerdict, other: PlainVerdict): PlainVerdict {
  if (one === 'differs' || other === 'differs') return 'differs';
  return one === 'unsure' ? one : other;
}

function isLarge({ attributes, children }: XmlElement): boolean {
  return attributes.length > FEW || children.length > FEW;
}

/** Attributes and texts. */
function ownParts(
  expected: XmlElement,
  received: XmlElement,
  { strict }: LevelStrictness,
): PlainVerdict {
  let verdict: PlainVerdict = 'satisfied';
  let wanted = 0;
  for (const attribute of expected.attributes) {
    if (!isCompared(attribute)) continue;
    wanted += 1;
    const found = received.attributes.find((other) => isSameAttribute(attribute, other));
    if (found === undefined || !valueSatisfies(attribute.value, found.value)) return 'differs';
    if (wildcardOf(attribute.value)?.capture !== undefined) verdict = 'unsure';
  }
  if (strict && received.attributes.filter(isCompared).length !== wanted) return 'differs';
  const text = comparedText(expected);
  if (!textSatisfies(text, comparedText(received))) return 'differs';
  return wildcardOf(text)?.capture === undefined ? verdict : 'unsure';
}

function isCompared({ ns }: XmlAttribute): boolean {
  return ns !== SCANSION_NS;
}

function isSameAttribute(one: XmlAttribute, other: XmlAttribute): boolean {
  return one.local === other.local && one.ns === other.ns;
}

function isSameKind(one: XmlElement, other: XmlElement): boolean {
  return one.local === other.local && one.ns === other.ns;
}

function elementsIn(nodes: readonly XmlNode[]): number {
  let count = 0;
  for (const { kind } of nodes) if (kind === 'element') count += 1;
  return count;
}

/** The one element of that name. */
function onlyOf(named: XmlElement, nodes: readonly XmlNode[]): XmlElement | 'none' | 'many' {
  let found: XmlElement | undefined;
  for (const node of nodes) {
    if (node.kind !== 'element' || !isSameKind(named, node)) continue;
    if (found !== undefined) return 'many';
    found = node;
  }
  return found ?? 'none';
}
