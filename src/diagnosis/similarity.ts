import { childElements, type XmlElement } from '../xml/element.ts';
import { isMistyped } from '../match/mistyped.ts';
import { comparedText, elementKey, wildcardOf } from '../match/pattern.ts';
import { attributeFinder, NAMING_ATTRIBUTES } from '../match/shape.ts';

/** What a value with a letter or two wrong is worth, of the right one. */
export const MISTYPED_SHARE = 0.6;

/** With so many elements of the same name one is held against all; of more, only against those that share most. */
const FEW = 8;
/** So many facts of an element are looked up to find those that share them. */
const MOST_FACTS = 16;
/** Comparisons for each element of the two stanzas: more is needed only where many are alike at many levels. */
const COMPARISONS = 16;

/** How much of an expected child there is among the children of what came, from 0 to 1; half for its name alone. */
export type Similarity = (payload: XmlElement) => number;

/**
 * Compares the children of two stanzas, the same kinds at all depths. What takes part is bounded by the size of both: at
 * a level of thousands each expected one is held only against those that have a value in common with it. After `looks`
 * comparisons the elements that were looked at stand for the others.
 */
export function createSimilarity(
  expected: XmlElement,
  received: XmlElement,
  looks: number,
): Similarity {
  const comparison = {
    left: Math.min(looks, COMPARISONS * (elementsIn(expected) + elementsIn(received))),
  };
  const levels = new Map<XmlElement, Level>();
  const levelOf = (element: XmlElement): Level => {
    const level = levels.get(element) ?? levelIn(element, looks);
    levels.set(element, level);
    return level;
  };
  const similarity = (wanted: XmlElement, found: XmlElement): number => {
    comparison.left -= 1;
    const shares = ownShares(wanted, found);
    for (const child of childElements(wanted)) {
      if (comparison.left <= 0) break;
      shares.push(best(child, found) ?? 0);
    }
    return shares.length === 0 ? 1 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  const best = (wanted: XmlElement, parent: XmlElement): number | undefined => {
    const others = levelOf(parent).likely(wanted);
    if (others.length === 0) return undefined;
    const share = (other: XmlElement) => similarity(wanted, other);
    return others.reduce((most, other) => (most === 1 ? 1 : Math.max(most, share(other))), 0);
  };
  return (payload) => {
    const share = best(payload, received);
    return share === undefined ? 0 : 0.5 + share / 2;
  };
}

/** How many of the expected attributes and texts are there. */
function ownShares(expected: XmlElement, received: XmlElement): number[] {
  const found = attributeFinder(received.attributes);
  const attributes = expected.attributes
    .filter(({ ns }) => ns === '')
    .flatMap(({ local, value }) => {
      const share = valueShare(value, found(local)?.value);
      // What says who is meant counts twice.
      return NAMING_ATTRIBUTES.includes(local) ? [share, share] : [share];
    });
  return [...attributes, ...textShares(expected, received)];
}

function valueShare(expected: string, received: string | undefined): number {
  if (received === undefined) return 0;
  return expected === received || wildcardOf(expected) !== undefined ? 1 : 0;
}

function textShares(expected: XmlElement, received: XmlElement): readonly number[] {
  const wanted = comparedText(expected);
  const found = comparedText(received);
  if (wanted === '') return [];
  return [isMistyped(wanted, found) ? MISTYPED_SHARE : valueShare(wanted, found)];
}

/** The children of one element, to be found by what they have. */
interface Level {
  /** Those of the same name and namespace, the first ones and those that share a fact where there are many. */
  likely(wanted: XmlElement): readonly XmlElement[];
}

interface Group {
  readonly all: XmlElement[];
  /** The first few of those that have a fact. */
  readonly byFact: Map<string, XmlElement[]>;
}

/** Of a huge level the first `most` children. */
function levelIn(parent: XmlElement, most: number): Level {
  const groups = new Map<string, Group>();
  for (const child of childElements(parent).slice(0, most)) {
    const key = elementKey(child);
    const group = groups.get(key) ?? { all: [], byFact: new Map<string, XmlElement[]>() };
    group.all.push(child);
    groups.set(key, group);
  }
  for (const group of groups.values()) if (group.all.length > FEW) index(group);
  return { likely: (wanted) => likelyIn(groups.get(elementKey(wanted)), wanted) };
}

function index({ all, byFact }: Group): void {
  for (const element of all) {
    for (const fact of factsOf(element)) {
      const having = byFact.get(fact) ?? [];
      if (having.length < FEW) having.push(element);
      byFact.set(fact, having);
    }
  }
}

function likelyIn(group: Group | undefined, wanted: XmlElement): readonly XmlElement[] {
  if (group === undefined) return [];
  const { all, byFact } = group;
  if (all.length <= FEW) return all;
  const shared = new Map<XmlElement, number>();
  for (const fact of factsOf(wanted)) {
    const having = byFact.get(fact) ?? [];
    // A fact that few have tells more.
    for (const element of having)
      shared.set(element, (shared.get(element) ?? 0) + 1 / having.length);
  }
  const sharing = [...shared].toSorted(([, one], [, other]) => other - one).slice(0, FEW);
  return sharing.length > 0 ? sharing.map(([element]) => element) : all.slice(0, FEW);
}

/** Values and texts of an element and of what is in it, those of its own first. */
function factsOf(element: XmlElement): readonly string[] {
  const facts: string[] = [];
  const collect = ({ attributes }: XmlElement, text: string, lead: string) => {
    for (const { local, value } of attributes.slice(0, MOST_FACTS)) {
      facts.push([lead, local, value].join('\u0000'));
    }
    if (text !== '') facts.push([lead, text].join('\u0000'));
  };
  collect(element, comparedText(element), '');
  for (const child of childElements(element).slice(0, MOST_FACTS)) {
    if (facts.length >= MOST_FACTS) break;
    collect(child, comparedText(child), elementKey(child));
  }
  return facts;
}

/** How many elements there are, itself counted. */
export function elementsIn(element: XmlElement): number {
  return childElements(element).reduce((sum, child) => sum + elementsIn(child), 1);
}
