import type { Aligner } from './aligner.ts';
import { maximumMatching } from './assignment.ts';
import { candidatesFor } from './compatibility.ts';
import type { Identified } from './identified.ts';
import { cheapestPartners, type OrderedLevel } from './ordered-level.ts';
import {
  aloneCost,
  costOf,
  isAboutTheSame,
  isRenamed,
  isSimilarName,
  ONE_DIFFERENCE,
  ORDER_COST,
  type Parents,
  type Price,
} from './price.ts';
import { pairRest } from './rest-pairing.ts';
import { onlyOnes } from './siblings.ts';
import { commonSubsequence } from './sequence.ts';
import type { Shape } from './shape.ts';

/** Missing and extra: to tell a pair of children by no more differences than that is never worse. */
const APART = 2;

/** Up to so many pairs are not worth a rough answer first. */
const FEW_PAIRS = 16;

/** For each expected child of a strict level the position of its partner, or -1. */
export function pairStrict(pair: Parents, aligner: Aligner): readonly number[] {
  const window = windowOf(pair);
  const pairs = window.leftCount * window.rightCount;
  const none = new Array<number>(window.leftCount).fill(-1);
  if (pairs === 0) return unfolded(window, none);
  const level = createLevel(pair, aligner);
  const isSmall = aligner.affords(
    pair.expected.children.slice(window.head, window.head + window.leftCount),
    pair.received.children.slice(window.head, window.head + window.rightCount),
  );
  const { ordered } = pair.expected;
  const isTiny = isSmall && ordered && pairs <= FEW_PAIRS;
  const rough = isTiny ? [] : roughPartners(pair, aligner, { level, isSmall });
  // Without order it is the best already: no pair is in the way of another one.
  if (!isSmall || !ordered) return rough;
  const start = isTiny ? none : folded(window, rough);
  return unfolded(window, cheapestPartners(orderedLevel(level, window), start, aligner.effort));
}

/** The children between those that are the same at both ends. */
interface Window {
  readonly head: number;
  readonly tail: number;
  readonly leftCount: number;
  readonly rightCount: number;
}

function windowOf({ expected, received }: Parents): Window {
  const lefts = expected.children;
  const rights = received.children;
  const head = equalHead(lefts, rights);
  const tail = equalTail(lefts, rights, head);
  const around = head + tail;
  return { head, tail, leftCount: lefts.length - around, rightCount: rights.length - around };
}

/** Partners of all children as partners in the window. */
function folded({ head, leftCount }: Window, partners: readonly number[]): readonly number[] {
  const inner = partners.slice(head, head + leftCount);
  return inner.map((right) => (right === -1 ? -1 : right - head));
}

/** Partners in the window as partners of all children. */
function unfolded({ head, tail, rightCount }: Window, inner: readonly number[]): readonly number[] {
  return [
    ...Array.from({ length: head }, (_, index) => index),
    ...inner.map((right) => (right === -1 ? -1 : right + head)),
    ...Array.from({ length: tail }, (_, index) => head + rightCount + index),
  ];
}

/** How many children at the beginning are the same. */
function equalHead(lefts: readonly Shape[], rights: readonly Shape[]): number {
  const most = Math.min(lefts.length, rights.length);
  let head = 0;
  while (head < most && lefts[head]?.identity === rights[head]?.identity) head++;
  return head;
}

/** How many children at the end are the same, those at the beginning left out. */
function equalTail(lefts: readonly Shape[], rights: readonly Shape[], head: number): number {
  const most = Math.min(lefts.length, rights.length) - head;
  let tail = 0;
  while (tail < most && lefts.at(-1 - tail)?.identity === rights.at(-1 - tail)?.identity) tail++;
  return tail;
}

function orderedLevel(level: PricedLevel, { head, leftCount, rightCount }: Window): OrderedLevel {
  const { lefts, rights } = level;
  const table = Array.from({ length: leftCount * rightCount }, (_, cell) => {
    const left = head + Math.floor(cell / rightCount);
    const right = head + (cell % rightCount);
    return level.offer(left, right);
  });
  const at = (left: number, right: number) => table[left * rightCount + right];
  return {
    leftCount,
    rightCount,
    pair: (left, right) => at(left, right)?.cost ?? Infinity,
    moved: (left, right) => {
      const offer = at(left, right);
      return offer === undefined ? Infinity : offer.cost + ORDER_COST;
    },
    missing: (left) => aloneOf(lefts[head + left]),
    extra: (right) => aloneOf(rights[head + right]),
    twins: (left, right) => at(left, right)?.twins ?? false,
  };
}

function aloneOf(shape: Shape | undefined): number {
  return shape === undefined ? Infinity : aloneCost(shape);
}

/** What telling two children as a pair would cost. */
interface Offer extends Price {
  readonly cost: number;
  /** They are the same child to a person, so they are told as a pair however much of them differs. */
  readonly twins: boolean;
}

interface PricedLevel {
  readonly lefts: readonly Shape[];
  readonly rights: readonly Shape[];
  /** `undefined` where the two must not be a pair. */
  readonly offer: (left: number, right: number) => Offer | undefined;
  readonly offerFor: (child: Shape, other: Shape) => Offer | undefined;
  readonly identified: Identified;
}

function createLevel(pair: Parents, aligner: Aligner): PricedLevel {
  const lefts = pair.expected.children;
  const rights = pair.received.children;
  const isOnlyLeft = onlyOnes(lefts);
  const isOnlyRight = onlyOnes(rights);
  const identified = aligner.identified(pair);
  const offerFor = (child: Shape, other: Shape): Offer | undefined => {
    if (identified.apart(child, other)) return undefined;
    const renamed = isRenamed(child, other, pair);
    if (renamed && !isSimilarName(child, other, pair)) return undefined;
    const isOnly = isOnlyLeft(child) && isOnlyRight(other);
    const isTwin =
      !renamed && (isOnly || identified.same(child, other) || isAboutTheSame(child, other));
    const { count, weight } = aligner.align(child, other, pair);
    const twins = isTwin || (!renamed && isHalf(count, child, other));
    return { count, weight, cost: costOf({ count, weight }), twins };
  };
  const offer = (left: number, right: number) => {
    const child = lefts[left];
    const other = rights[right];
    return child === undefined || other === undefined ? undefined : offerFor(child, other);
  };
  return { lefts, rights, offer, offerFor, identified };
}

/** Whether at least half of either is in the other, going by how many differences they have. */
function isHalf(count: number, child: Shape, other: Shape): boolean {
  return 2 * count <= Math.min(child.size, other.size);
}

interface RoughOptions {
  readonly level: PricedLevel;
  readonly isSmall: boolean;
}

/** A pairing that is good, not always the best: children that need no change in order, then the others. */
function roughPartners(
  { expected, received }: Parents,
  aligner: Aligner,
  { level, isSmall }: RoughOptions,
): readonly number[] {
  const parents = { expected, received };
  const anchors = expected.ordered
    ? anchorsInOrder(parents, aligner, level)
    : anchorsInAnyOrder(parents, aligner, { level, isSmall });
  return pairRest(expected, received, {
    anchors,
    pair: (child, other) => {
      const offer = level.offerFor(child, other);
      if (offer === undefined || !(offer.twins || offer.count <= APART)) return Infinity;
      const { twins, count, cost } = offer;
      return twins && count > 1 ? cost - (count - 1) * ONE_DIFFERENCE : cost;
    },
    accepts: (child, other) => {
      const offer = level.offerFor(child, other);
      return offer !== undefined && (offer.twins || offer.count <= APART);
    },
    alone: aloneCost,
    crossing: expected.ordered ? ORDER_COST : 0,
    affords: (children, others) => isSmall || aligner.affords(children, others),
  });
}

/** What needs no change, as much of it as stands in order. */
function anchorsInOrder(pair: Parents, aligner: Aligner, level: PricedLevel): readonly number[] {
  const { expected, received } = pair;
  const anchors = [...level.identified.anchors];
  const common = commonSubsequence({
    leftCount: expected.children.length,
    rightCount: received.children.length,
    same: sameIn(pair, aligner, level),
    leftIdentity: (left) => expected.children[left]?.identity ?? -1,
    rightIdentity: (right) => received.children[right]?.identity ?? -1,
  });
  for (const { left, right } of common) anchors[left] = right;
  return anchors;
}

/** Where all pairs can be priced, prices find what needs no change; else it is settled before, as much as there can be. */
function anchorsInAnyOrder(
  pair: Parents,
  aligner: Aligner,
  { level, isSmall }: RoughOptions,
): readonly number[] {
  const { anchors } = level.identified;
  if (isSmall) return anchors;
  const { expected, received } = pair;
  const matching = maximumMatching({
    leftCount: expected.children.length,
    rightCount: received.children.length,
    candidates: candidatesFor(expected, received),
    related: sameIn(pair, aligner, level),
  });
  return matching.map((right, left) => (right === -1 ? (anchors[left] ?? -1) : right));
}

/** Whether two children, by their positions, may be a pair and need no change. */
function sameIn(
  { expected, received }: Parents,
  { compatibility }: Aligner,
  { identified }: PricedLevel,
) {
  return (left: number, right: number): boolean => {
    const child = expected.children[left];
    const other = received.children[right];
    if (child === undefined || other === undefined) return false;
    return !identified.apart(child, other) && compatibility.satisfied(child, other);
  };
}
