import { cheapestAssignment } from './assignment.ts';
import { longestIncreasing } from './sequence.ts';

/** Two lists of children whose order counts, and what each way to tell their differences would cost. */
export interface OrderedLevel {
  readonly leftCount: number;
  readonly rightCount: number;
  /** Of a pair that stands in order; infinite where two must not be paired. */
  readonly pair: (left: number, right: number) => number;
  /** Of a pair that stands elsewhere, the change of place included; infinite where it must not be one. */
  readonly moved: (left: number, right: number) => number;
  readonly missing: (left: number) => number;
  readonly extra: (right: number) => number;
  /** Whether the one may not be told as missing while the other is told as extra. */
  readonly twins: (left: number, right: number) => boolean;
}

/** For each left item the position of its partner, or -1. */
type Partners = readonly number[];

interface Priced {
  readonly price: number;
  readonly partners: Partners;
}

/** How much may be looked at yet, in partial answers; what is best until then is taken. */
export interface Effort {
  left: number;
}

/** What one level may take of it. */
const LEVEL_EFFORT = 5000;
/** What two twins weigh that are told apart: more than any answer without such. */
const APART = 1e12;
/** So many pairings of the rest are tried when the cheapest one would tell twins apart. */
const MOST_TRIES = 2000;
/** How many tries take as long as a look at a partial answer. */
const TRIES_PER_LOOK = 10;
const NEGLIGIBLE = 1e-9;

/**
 * The partners that make the differences of two lists cheapest; `start` when nothing cheaper is found. Exact for what
 * the budget covers: branch and bound over the pairs in order, each time with the cheapest pairing of the rest.
 */
export function cheapestPartners(
  level: OrderedLevel,
  start: Partners,
  effort: Effort = { left: Infinity },
): Partners {
  const bounds = lowerBounds(level);
  const granted = Math.min(LEVEL_EFFORT, effort.left);
  const search: Search = {
    level,
    bounds,
    best: { price: priceOf(level, start), partners: start },
    left: granted,
  };
  explore(search, { left: 0, right: 0, price: 0, bound: 0, chain: undefined, isPastLefts: false });
  effort.left -= granted - Math.max(0, search.left);
  return search.best.partners;
}

/** What partners cost: those that are not in the longest run in order count as moved. */
export function priceOf(level: OrderedLevel, partners: Partners): number {
  const paired = [...partners.keys()].filter((left) => partners[left] !== -1);
  const kept = longestIncreasing(paired.map((left) => partners[left] ?? -1));
  const pairs = paired.map((left, index) => {
    const right = partners[left] ?? -1;
    return kept.has(index) ? level.pair(left, right) : level.moved(left, right);
  });
  const taken = new Set(partners);
  const missing = [...partners.keys()].filter((left) => partners[left] === -1);
  const extra = rangeTo(level.rightCount).filter((right) => !taken.has(right));
  return sum(pairs) + alonePrice(level, missing, extra);
}

function alonePrice(level: OrderedLevel, missing: readonly number[], extra: readonly number[]) {
  const apart = missing.some((left) => extra.some((right) => level.twins(left, right)));
  return sum(missing.map(level.missing)) + sum(extra.map(level.extra)) + (apart ? APART : 0);
}

interface Search {
  readonly level: OrderedLevel;
  readonly bounds: Bounds;
  best: Priced;
  /** How many more partial answers may be looked at. */
  left: number;
}

/** A pair in order and those before it. */
interface Chain {
  readonly left: number;
  readonly right: number;
  readonly before: Chain | undefined;
}

/** The first so many items of both sides are decided: paired in order, or left for the rest. */
interface Partial {
  readonly left: number;
  readonly right: number;
  /** Of the pairs in order. */
  readonly price: number;
  /** What the items that are left for the rest cost at least. */
  readonly bound: number;
  readonly chain: Chain | undefined;
  /** Left items are passed over before right ones, so that each answer is looked at once. */
  readonly isPastLefts: boolean;
}

function explore(search: Search, partial: Partial): void {
  const { level, bounds } = search;
  const { left, right } = partial;
  const least = partial.price + partial.bound + bounds.from(left, right);
  if (least >= search.best.price - NEGLIGIBLE || search.left-- <= 0) return;
  if (left === level.leftCount && right === level.rightCount) return finish(search, partial);
  if (left < level.leftCount && right < level.rightCount) {
    const price = partial.price + level.pair(left, right);
    const chain = { left, right, before: partial.chain };
    if (price < Infinity) {
      const next = { left: left + 1, right: right + 1, isPastLefts: false };
      explore(search, { ...partial, ...next, price, chain });
    }
  }
  if (left < level.leftCount && !partial.isPastLefts) {
    explore(search, { ...partial, left: left + 1, bound: partial.bound + bounds.ofLeft(left) });
  }
  if (right < level.rightCount) {
    const bound = partial.bound + bounds.ofRight(right);
    explore(search, { ...partial, right: right + 1, bound, isPastLefts: true });
  }
}

function finish(search: Search, { price, chain }: Partial): void {
  const { level } = search;
  const partners = new Array<number>(level.leftCount).fill(-1);
  for (let link = chain; link !== undefined; link = link.before) partners[link.left] = link.right;
  const taken = new Set(partners);
  const lefts = rangeTo(level.leftCount).filter((left) => partners[left] === -1);
  const rights = rangeTo(level.rightCount).filter((right) => !taken.has(right));
  search.left -= lefts.length * rights.length;
  const rest = cheapestRest(search, lefts, rights);
  if (price + rest.price >= search.best.price - NEGLIGIBLE) return;
  rest.partners.forEach((right, index) => {
    partners[lefts[index] ?? -1] = right;
  });
  search.best = { price: price + rest.price, partners };
}

/** The cheapest way to tell what is not paired in order: as moved, as missing, as extra. */
function cheapestRest(search: Search, lefts: readonly number[], rights: readonly number[]): Priced {
  const assigned = assignRest(search.level, lefts, rights);
  return assigned.price < APART ? assigned : tryRest(search, { ...assigned, lefts, rights });
}

/** By assignment, twins or not: relative to all right items being extra. */
function assignRest(level: OrderedLevel, lefts: readonly number[], rights: readonly number[]) {
  if (lefts.length === 0 || rights.length === 0) return alone(level, lefts, rights);
  const costs = lefts.map((left) => [
    ...rights.map((right) => Math.min(APART, level.moved(left, right)) - level.extra(right)),
    ...lefts.map(() => level.missing(left)),
  ]);
  const columns = cheapestAssignment(costs);
  const partners = columns.map((column, index) => {
    const right = rights[column] ?? -1;
    const isAllowed = right !== -1 && level.moved(lefts[index] ?? -1, right) < Infinity;
    return isAllowed ? right : -1;
  });
  return { partners, price: restPrice(level, { lefts, rights, partners }) };
}

function alone(level: OrderedLevel, lefts: readonly number[], rights: readonly number[]): Priced {
  return { partners: lefts.map(() => -1), price: alonePrice(level, lefts, rights) };
}

interface Rest {
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  readonly partners: Partners;
}

function restPrice(level: OrderedLevel, { lefts, rights, partners }: Rest): number {
  const pairs = lefts.map((left, index) => {
    const right = partners[index] ?? -1;
    return right === -1 ? 0 : level.moved(left, right);
  });
  const missing = lefts.filter((_, index) => partners[index] === -1);
  const extra = rights.filter((right) => !partners.includes(right));
  return sum(pairs) + alonePrice(level, missing, extra);
}

/** By trying everything, as far as it may lead to something cheaper and is not too much. */
function tryRest(search: Search, { lefts, rights, ...assigned }: Rest & Priced): Priced {
  const { level } = search;
  let best: Priced = assigned;
  let tries = MOST_TRIES;
  const partners = new Array<number>(lefts.length).fill(-1);
  const place = (index: number, spent: number) => {
    const left = lefts[index];
    if (spent >= best.price || tries-- <= 0) return;
    if (left === undefined) {
      const price = restPrice(level, { lefts, rights, partners });
      if (price < best.price) best = { price, partners: [...partners] };
      return;
    }
    for (const right of [...rights, -1]) {
      if (right !== -1 && partners.includes(right)) continue;
      partners[index] = right;
      place(index + 1, spent + (right === -1 ? level.missing(left) : level.moved(left, right)));
    }
    partners[index] = -1;
  };
  place(0, 0);
  search.left -= (MOST_TRIES - tries) / TRIES_PER_LOOK;
  return best;
}

/** What each item costs at least that is not paired in order, and what all items from two positions on do. */
interface Bounds {
  readonly ofLeft: (left: number) => number;
  readonly ofRight: (right: number) => number;
  readonly from: (left: number, right: number) => number;
}

/** Either side of a moved pair bears half of its price: what is shared out so is never more than the price. */
function lowerBounds(level: OrderedLevel): Bounds {
  const { leftCount, rightCount } = level;
  const lefts = Float64Array.from(rangeTo(leftCount), (left) => level.missing(left));
  const rights = Float64Array.from(rangeTo(rightCount), (right) => level.extra(right));
  for (let left = 0; left < leftCount; left++) {
    for (let right = 0; right < rightCount; right++) {
      const half = level.moved(left, right) / 2;
      if (half < (lefts[left] ?? 0)) lefts[left] = half;
      if (half < (rights[right] ?? 0)) rights[right] = half;
    }
  }
  const ofLeft = (left: number) => lefts[left] ?? Infinity;
  const ofRight = (right: number) => rights[right] ?? Infinity;
  return { ofLeft, ofRight, from: boundsFrom(level, ofLeft, ofRight) };
}

function boundsFrom(
  { leftCount, rightCount, pair }: OrderedLevel,
  ofLeft: (left: number) => number,
  ofRight: (right: number) => number,
): Bounds['from'] {
  const width = rightCount + 1;
  const table = new Float64Array((leftCount + 1) * width);
  const at = (left: number, right: number) => table[left * width + right] ?? Infinity;
  for (let left = leftCount; left >= 0; left--) {
    for (let right = rightCount; right >= 0; right--) {
      if (left === leftCount && right === rightCount) continue;
      const both = left < leftCount && right < rightCount;
      table[left * width + right] = Math.min(
        both ? pair(left, right) + at(left + 1, right + 1) : Infinity,
        left < leftCount ? ofLeft(left) + at(left + 1, right) : Infinity,
        right < rightCount ? ofRight(right) + at(left, right + 1) : Infinity,
      );
    }
  }
  return at;
}

function rangeTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
