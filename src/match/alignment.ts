import type { Aligner, Alignment } from './aligner.ts';
import { createCompatibility, PairMap, type Compatibility } from './compatibility.ts';
import { pairFree } from './free-level.ts';
import { identify, type Identified } from './identified.ts';
import { isRenamed, ORDER_WEIGHT, ownPrice, type Parents, type Price } from './price.ts';
import { longestIncreasing } from './sequence.ts';
import type { Shape } from './shape.ts';
import { pairStrict } from './strict-level.ts';

/** A changed name weighs less than a missing element, but makes all other changes weigh more. */
const RENAME_WEIGHT = 1.5;
const RENAME_FACTOR = 2.5;
/** Up to this many pairs of children of one level are compared all. */
const LEVEL_PAIRS = 1024;
/** The same for all levels together: beyond it, names and what is quite the same decide. */
const ALL_PAIRS = 5000;
/** As `ALL_PAIRS`, for the pairs of all parts in them. */
const ALL_PARTS = 1_000_000;
const ALL_EFFORT = 20_000;

/**
 * Aligns two trees so that their differences are as few as can be, within the limits that keep it fast. Where equally
 * few are possible, those are taken that weigh least.
 */
export function createAligner(): Aligner {
  const compatibility = createCompatibility();
  const known = new PairMap<Alignment>();
  const identified = new PairMap<Identified>();
  let pairsLeft = ALL_PAIRS;
  let partsLeft = ALL_PARTS;
  const aligner: Aligner = {
    compatibility,
    effort: { left: ALL_EFFORT },
    align: (expected, received, parents) =>
      known.remember(expected, received, () =>
        compatibility.satisfied(expected, received)
          ? satisfiedAlignment(expected, received, compatibility)
          : alignDiffering({ expected, received }, aligner, parents),
      ),
    identified: (pair) => identified.remember(pair.expected, pair.received, () => identify(pair)),
    affords: (children, others) => {
      const pairs = children.length * others.length;
      if (pairs > LEVEL_PAIRS || pairs > pairsLeft) return false;
      const parts = partsOf(children) * partsOf(others);
      if (parts > partsLeft) return false;
      pairsLeft -= pairs;
      partsLeft -= parts;
      return true;
    },
  };
  return aligner;
}

function partsOf(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, { size }) => sum + size, 0);
}

const NONE_MOVED: ReadonlySet<number> = new Set();

function satisfiedAlignment(
  expected: Shape,
  received: Shape,
  compatibility: Compatibility,
): Alignment {
  const partners = compatibility.pairing(expected, received) ?? [];
  return { partners, moved: NONE_MOVED, count: 0, weight: 0 };
}

function alignDiffering(pair: Parents, aligner: Aligner, parents: Parents | undefined): Alignment {
  const { expected, received } = pair;
  if (expected.children.length + received.children.length === 0) {
    return {
      partners: [],
      moved: NONE_MOVED,
      ...withName(pair, ownPrice(expected, received), parents),
    };
  }
  const partners = expected.strict ? pairStrict(pair, aligner) : pairFree(pair, aligner);
  const moved = expected.ordered ? movedChildren(partners) : NONE_MOVED;
  const own = ownPrice(expected, received);
  const inner = childrenPrice(pair, partners, aligner);
  const count = own.count + moved.size + inner.count;
  const weight = own.weight + moved.size * ORDER_WEIGHT + inner.weight;
  return { partners, moved, ...withName(pair, { count, weight }, parents) };
}

/** The price with that of a changed name, if it changed. */
function withName({ expected, received }: Parents, price: Price, parents: Parents | undefined) {
  if (!isRenamed(expected, received, parents)) return price;
  return { count: price.count + 1, weight: RENAME_WEIGHT + RENAME_FACTOR * price.weight };
}

function movedChildren(partners: readonly number[]): ReadonlySet<number> {
  const paired = [...partners.keys()].filter((index) => partners[index] !== -1);
  const inOrder = longestIncreasing(paired.map((index) => partners[index] ?? -1));
  return new Set(paired.filter((_, position) => !inOrder.has(position)));
}

function childrenPrice(pair: Parents, partners: readonly number[], aligner: Aligner): Price {
  const { expected, received } = pair;
  let count = 0;
  let weight = 0;
  const add = (price: Price) => {
    count += price.count;
    weight += price.weight;
  };
  expected.children.forEach((child, index) => {
    const other = received.children[partners[index] ?? -1];
    add(other === undefined ? alone(child) : aligner.align(child, other, pair));
  });
  if (!expected.strict) return { count, weight };
  const used = new Set(partners);
  received.children.forEach((child, position) => {
    if (!used.has(position)) add(alone(child));
  });
  return { count, weight };
}

/** A child that is missing or extra is one difference, whatever is in it. */
function alone({ weight }: Shape): Price {
  return { count: 1, weight };
}
