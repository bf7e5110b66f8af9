import type { Aligner } from './aligner.ts';
import { maximumMatching } from './assignment.ts';
import { candidatesFor } from './compatibility.ts';
import type { Identified } from './identified.ts';
import {
  aloneCost,
  costOf,
  isAboutAnother,
  isAnotherKind,
  isRenamed,
  isSimilarName,
  isTellingRename,
  type Parents,
} from './price.ts';
import { pairRest } from './rest-pairing.ts';
import { onlyLeftOvers, onlyOnes } from './siblings.ts';
import type { Shape } from './shape.ts';

/** Where others are allowed, an element of the same name is the one that is meant, however much of it differs. */
const SAME_NAME_BONUS = 1e11;
/** Another name for nearly the same is rather told than a missing element, but only where none has the same name. */
const RENAMED_BONUS = 1e9;
/** Decides between partners that differ in equally much: rather not one that is about something else. */
const ABOUT_ANOTHER = 0.5;
/** Up to this many pairs of children are compared all. */
const SMALL_LEVEL = 1024;

/** For each expected child of a level without order the position of its partner, or -1. */
export function pairFree(pair: Parents, aligner: Aligner): readonly number[] {
  const { expected, received } = pair;
  const leftCount = expected.children.length;
  const rightCount = received.children.length;
  const level = createLevel(pair, aligner);
  const isSmall = leftCount * rightCount <= SMALL_LEVEL;
  const candidates = candidatesFor(expected, received);
  const related = (left: number, right: number) => {
    const child = expected.children[left];
    const other = received.children[right];
    if (child === undefined || other === undefined) return false;
    return !level.identified.apart(child, other) && aligner.compatibility.satisfied(child, other);
  };
  const { anchors } = level.identified;
  const partners = pairRest(expected, received, {
    anchors: isSmall
      ? anchors
      : maximumMatching({ leftCount, rightCount, candidates, related }).map((right, left) =>
          right === -1 ? (anchors[left] ?? -1) : right,
        ),
    pair: (child, other) => freePairCost(child, other, level),
    accepts: (child, other) => !level.identified.apart(child, other),
    alone: aloneCost,
    crossing: 0,
    affords: (children, others) => aligner.affords(children, others),
  });
  return partners.map((position, index) => {
    const child = expected.children[index];
    const other = received.children[position];
    if (child === undefined || other === undefined) return -1;
    return isAnother(child, other, level) ? -1 : position;
  });
}

interface Level {
  readonly pair: Parents;
  readonly aligner: Aligner;
  readonly leftOvers: (child: Shape, other: Shape) => boolean;
  readonly areOnly: (child: Shape, other: Shape) => boolean;
  readonly identified: Identified;
}

function createLevel(pair: Parents, aligner: Aligner): Level {
  const isOnlyLeft = onlyOnes(pair.expected.children);
  const isOnlyRight = onlyOnes(pair.received.children);
  return {
    pair,
    aligner,
    leftOvers: onlyLeftOvers(pair),
    areOnly: (child, other) => isOnlyLeft(child) && isOnlyRight(other),
    identified: aligner.identified(pair),
  };
}

/** The cost of showing two children as a pair, infinite if they must not be one. */
function freePairCost(child: Shape, other: Shape, level: Level): number {
  const { pair, aligner, identified } = level;
  if (identified.apart(child, other)) return Infinity;
  if (isRenamed(child, other, pair)) return renamedCost(child, other, level);
  const cost = costOf(aligner.align(child, other, pair)) - SAME_NAME_BONUS;
  return isAnother(child, other, level) ? cost + ABOUT_ANOTHER : cost;
}

/** A pair under another name: where nothing else differs, most of it is the same, or no other can be meant. */
function renamedCost(child: Shape, other: Shape, { pair, aligner, leftOvers }: Level): number {
  if (!isSimilarName(child, other, pair) || !isTellingRename(child, other)) return Infinity;
  const price = aligner.align(child, other, pair);
  if (price.count === 1) return costOf(price);
  // One of the differences is the name itself.
  const isMostlyTheSame = 2 * (price.count - 1) < Math.min(child.size, other.size);
  const isMeant = isMostlyTheSame || leftOvers(child, other);
  return isMeant ? costOf(price) - RENAMED_BONUS : Infinity;
}

/** Whether a child is about something else, and nothing of what is expected is in it. */
function isAnother(child: Shape, other: Shape, level: Level): boolean {
  const { pair, aligner, areOnly, identified } = level;
  if (identified.same(child, other)) return false;
  if (child.key !== other.key || !isAboutAnother(child, other)) return false;
  if (areOnly(child, other) && !isAnotherKind(child, other)) return false;
  return aligner.align(child, other, pair).count >= child.facts;
}
