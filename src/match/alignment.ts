import { CLIENT_NS } from '../xmpp/namespaces.ts';
import { maximumMatching } from './assignment.ts';
import {
  candidatesFor,
  createCompatibility,
  PairMap,
  type Compatibility,
} from './compatibility.ts';
import { attributeKey, textSatisfies, valueSatisfies } from './pattern.ts';
import { commonSubsequence, longestIncreasing } from './sequence.ts';
import { pairRest } from './rest-pairing.ts';
import {
  ATTRIBUTE_WEIGHT,
  ELEMENT_WEIGHT,
  NAMING_ATTRIBUTES,
  TEXT_WEIGHT,
  type Shape,
} from './shape.ts';

/** Which received child each expected child is shown beside, and what the two elements' differences weigh. */
export interface Alignment {
  /** For each expected child the position of its received partner, or -1. */
  readonly partners: readonly number[];
  /** Expected children of a strict level whose partner stands elsewhere; as few as possible. */
  readonly moved: ReadonlySet<number>;
  /** The weight of all differences of the two elements and of what is in them; 0 when there is none. */
  readonly weight: number;
}

/** The two elements around a pair: a change of their namespace is no second change in their children. */
export interface Parents {
  readonly expected: Shape;
  readonly received: Shape;
}

export interface Aligner {
  readonly compatibility: Compatibility;
  align(expected: Shape, received: Shape, parents?: Parents): Alignment;
}

const ORDER_WEIGHT = 1;
/** Decides between partners that differ in equally many attributes: rather not in one that says who is meant. */
const IDENTIFYING_EXTRA = 0.1;
/** Where others are allowed, an element of the same name is the one that is meant, however much of it differs. */
const SAME_NAME_BONUS = 1e6;
/** A changed name weighs less than a missing element, but makes all other changes weigh more. */
const RENAME_WEIGHT = 1.5;
const RENAME_FACTOR = 2.5;
/** Up to this many pairs of children of a level without order are weighed all. */
const SMALL_LEVEL = 1024;

export function createAligner(): Aligner {
  const compatibility = createCompatibility();
  const known = new PairMap<Alignment>();
  const aligner: Aligner = {
    compatibility,
    align: (expected, received, parents) =>
      known.remember(expected, received, () =>
        compatibility.satisfied(expected, received)
          ? satisfiedAlignment(expected, received, compatibility)
          : alignDiffering({ expected, received }, aligner, parents),
      ),
  };
  return aligner;
}

/** Whether two elements count as different ones by name. */
export function isRenamed(expected: Shape, received: Shape, parents?: Parents): boolean {
  if (expected.key === received.key) return false;
  if (parents === undefined || expected.element.local !== received.element.local) return true;
  const sameChange =
    expected.element.ns === parents.expected.element.ns &&
    received.element.ns === parents.received.element.ns;
  return !sameChange;
}

function satisfiedAlignment(
  expected: Shape,
  received: Shape,
  compatibility: Compatibility,
): Alignment {
  const partners = compatibility.pairing(expected, received) ?? [];
  return { partners, moved: new Set(), weight: 0 };
}

function alignDiffering(pair: Parents, aligner: Aligner, parents: Parents | undefined): Alignment {
  const { expected, received } = pair;
  const partners = pairRest(expected, received, {
    anchors: anchorsOf(pair, aligner.compatibility),
    weigh: (child, other) => weighPair(child, other, { pair, aligner }),
  });
  const moved = expected.strict ? movedChildren(partners) : new Set<number>();
  const rest =
    ownWeight(expected, received) +
    moved.size * ORDER_WEIGHT +
    childrenWeight(pair, partners, aligner);
  const renamed = isRenamed(expected, received, parents);
  return { partners, moved, weight: renamed ? RENAME_WEIGHT + RENAME_FACTOR * rest : rest };
}

/** Children that are paired beforehand because they need no change at all; -1 for the others. */
function anchorsOf(pair: Parents, compatibility: Compatibility): readonly number[] {
  const { expected, received } = pair;
  const leftCount = expected.children.length;
  const rightCount = received.children.length;
  const related = (left: number, right: number) => {
    const child = expected.children[left];
    const other = received.children[right];
    return child !== undefined && other !== undefined && compatibility.satisfied(child, other);
  };
  if (!expected.strict) {
    if (leftCount * rightCount <= SMALL_LEVEL) return new Array<number>(leftCount).fill(-1);
    const candidates = candidatesFor(expected, received);
    return maximumMatching({ leftCount, rightCount, candidates, related });
  }
  const anchors = new Array<number>(leftCount).fill(-1);
  const common = commonSubsequence({
    leftCount,
    rightCount,
    same: related,
    leftIdentity: (left) => expected.children[left]?.identity ?? -1,
    rightIdentity: (right) => received.children[right]?.identity ?? -1,
  });
  for (const { left, right } of common) anchors[left] = right;
  return anchors;
}

interface Level {
  readonly pair: Parents;
  readonly aligner: Aligner;
}

/** The weight of showing two children as a pair, `undefined` if they must not be one. */
function weighPair(child: Shape, other: Shape, level: Level): number | undefined {
  const renamed = isRenamed(child, other, level.pair);
  if (renamed && !isSimilarName(child, other)) return undefined;
  const { weight } = level.aligner.align(child, other, level.pair);
  if (level.pair.expected.strict) return weight;
  if (renamed) return isTellingRename(child, other) && weight <= RENAME_WEIGHT ? weight : undefined;
  return isAboutAnother(child, other) && weight >= child.facts
    ? undefined
    : weight - SAME_NAME_BONUS;
}

function isSimilarName(child: Shape, other: Shape): boolean {
  return child.element.ns === other.element.ns || child.element.local === other.element.local;
}

/**
 * Where others are allowed, a missing element beside an unrelated extra one is the rule. Only what would hardly be
 * the same in all but the name by chance is called a changed name: the condition of an error, for one.
 */
function isTellingRename(child: Shape, other: Shape): boolean {
  return child.element.ns === other.element.ns
    ? child.element.ns !== CLIENT_NS
    : child.weight > ELEMENT_WEIGHT;
}

/** Whether both name what they are about, and it is not the same: status 110 and status 100, for instance. */
function isAboutAnother(child: Shape, other: Shape): boolean {
  return NAMING_ATTRIBUTES.some((name) => {
    const expected = child.attributeByKey.get(name)?.value;
    const received = other.attributeByKey.get(name)?.value;
    if (expected === undefined || received === undefined) return false;
    return !valueSatisfies(expected, received);
  });
}

function movedChildren(partners: readonly number[]): ReadonlySet<number> {
  const paired = [...partners.keys()].filter((index) => partners[index] !== -1);
  const inOrder = longestIncreasing(paired.map((index) => partners[index] ?? -1));
  return new Set(paired.filter((_, position) => !inOrder.has(position)));
}

function ownWeight(expected: Shape, received: Shape): number {
  const text = textSatisfies(expected.text, received.text) ? 0 : TEXT_WEIGHT;
  const wanted = expected.attributes.filter((attribute) => {
    const found = received.attributeByKey.get(attributeKey(attribute));
    return found === undefined || !valueSatisfies(attribute.value, found.value);
  });
  const extra = expected.strict
    ? received.attributes.filter((a) => !expected.attributeByKey.has(attributeKey(a)))
    : [];
  return [...wanted, ...extra].reduce((sum, { local }) => {
    return sum + ATTRIBUTE_WEIGHT + (NAMING_ATTRIBUTES.includes(local) ? IDENTIFYING_EXTRA : 0);
  }, text);
}

function childrenWeight(pair: Parents, partners: readonly number[], aligner: Aligner): number {
  const { expected, received } = pair;
  const used = new Set(partners);
  const ofExpected = expected.children.reduce((sum, child, index) => {
    const other = received.children[partners[index] ?? -1];
    return sum + (other === undefined ? child.weight : aligner.align(child, other, pair).weight);
  }, 0);
  if (!expected.strict) return ofExpected;
  return received.children.reduce(
    (sum, child, position) => sum + (used.has(position) ? 0 : child.weight),
    ofExpected,
  );
}
