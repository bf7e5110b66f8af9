import { cheapestAssignment } from './assignment.ts';
import type { Shape } from './shape.ts';

interface RestPairingOptions {
  /** For each expected child its partner if it is settled already, else -1. */
  readonly anchors: readonly number[];
  /** The price of pairing two children, infinite if they must not be paired; below 0 if they should be. */
  readonly pair: (child: Shape, other: Shape) => number;
  /** Whether two of one name that have not been priced may be a pair. */
  readonly accepts: (child: Shape, other: Shape) => boolean;
  /** The price of telling a child as missing or as extra. */
  readonly alone: (child: Shape) => number;
  /** What a pair costs more that crosses a settled one: it will be a difference of order. */
  readonly crossing: number;
  /** Whether all pairs of the rest may be priced; else names decide. */
  readonly affords: (children: readonly Shape[], others: readonly Shape[]) => boolean;
}

const FORBIDDEN = 1e14;
/** Keeps the order among partners that are equally good. */
const DISPLACEMENT = 1e-4;

interface Positioned {
  readonly shape: Shape;
  readonly position: number;
  /** How many settled pairs stand before it. */
  readonly gap: number;
}

/**
 * Completes the settled pairs of two lists of children so that pairs, missing and extra children together weigh
 * least. Gives for each expected child the position of its partner, or -1.
 */
export function pairRest(
  expected: Shape,
  received: Shape,
  options: RestPairingOptions,
): readonly number[] {
  const settled = new Set(options.anchors.filter((position) => position !== -1));
  const lefts = restOf(expected.children, (index) => options.anchors[index] !== -1);
  const rights = restOf(received.children, (position) => settled.has(position));
  const partners = [...options.anchors];
  const shapesOf = (rest: readonly Positioned[]) => rest.map(({ shape }) => shape);
  const pairs = options.affords(shapesOf(lefts), shapesOf(rights))
    ? pairByPrice(lefts, rights, { ...options, countsExtras: expected.strict })
    : pairByName(lefts, rights).filter(([left, right]) => options.accepts(left.shape, right.shape));
  for (const [left, right] of pairs) partners[left.position] = right.position;
  return partners;
}

function restOf(
  shapes: readonly Shape[],
  isSettled: (index: number) => boolean,
): readonly Positioned[] {
  let gap = 0;
  const rest: Positioned[] = [];
  shapes.forEach((shape, position) => {
    if (isSettled(position)) gap++;
    else rest.push({ shape, position, gap });
  });
  return rest;
}

type Pairs = readonly (readonly [Positioned, Positioned])[];

interface PriceOptions extends RestPairingOptions {
  /** Whether this level counts extras as differences. */
  readonly countsExtras: boolean;
}

/** One column for each received child, and one more for each expected child to stay without a partner. */
function pairByPrice(
  lefts: readonly Positioned[],
  rights: readonly Positioned[],
  options: PriceOptions,
): Pairs {
  if (rights.length === 0) return [];
  const costs = lefts.map((left) => [
    ...rights.map((right) => pairCost(left, right, options)),
    ...lefts.map(() => options.alone(left.shape)),
  ]);
  const columns = cheapestAssignment(costs);
  return lefts.flatMap((left, index) => {
    const column = columns[index] ?? -1;
    const right = rights[column];
    const cost = costs[index]?.[column] ?? FORBIDDEN;
    return right === undefined || cost >= FORBIDDEN / 2 ? [] : [[left, right] as const];
  });
}

/** Relative to leaving the received child alone: where that is a difference, pairing saves its weight. */
function pairCost(left: Positioned, right: Positioned, options: PriceOptions): number {
  const price = options.pair(left.shape, right.shape);
  if (price === Infinity) return FORBIDDEN;
  const displaced = price + DISPLACEMENT * Math.abs(left.position - right.position);
  if (!options.countsExtras) return displaced;
  const crossing = left.gap === right.gap ? 0 : options.crossing;
  return displaced + crossing - options.alone(right.shape);
}

/** For very long lists: first by name and naming attributes, then by name alone, in order. */
function pairByName(lefts: readonly Positioned[], rights: readonly Positioned[]): Pairs {
  const named = pairFirstComeFirstServed(lefts, rights, (shape) => shape.naming);
  const takenLefts = new Set(named.map(([left]) => left));
  const takenRights = new Set(named.map(([, right]) => right));
  const others = pairFirstComeFirstServed(
    lefts.filter((left) => !takenLefts.has(left)),
    rights.filter((right) => !takenRights.has(right)),
    (shape) => shape.key,
  );
  return [...named, ...others];
}

function pairFirstComeFirstServed(
  lefts: readonly Positioned[],
  rights: readonly Positioned[],
  keyOf: (shape: Shape) => string,
): Pairs {
  const waiting = new Map<string, Positioned[]>();
  for (const right of [...rights].reverse()) {
    const key = keyOf(right.shape);
    const group = waiting.get(key);
    if (group === undefined) waiting.set(key, [right]);
    else group.push(right);
  }
  return lefts.flatMap((left) => {
    const right = waiting.get(keyOf(left.shape))?.pop();
    return right === undefined ? [] : [[left, right] as const];
  });
}
