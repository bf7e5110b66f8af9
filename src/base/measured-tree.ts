import type { InParts } from './in-parts.ts';

/** What is known of a stretch of a list without looking at its items. */
export interface Measuring<Item, Measure> {
  readonly of: (item: Item) => Measure;
  /** The same as to join what is measured of each, where that can be had for less. */
  readonly ofAll?: (items: readonly Item[]) => Measure;
  /** Of stretches, in whatever order. */
  readonly join: (measures: readonly Measure[]) => Measure;
}

interface Leaf<Item, Measure> {
  readonly items: readonly Item[];
  readonly size: number;
  readonly measure: Measure;
  readonly last: Item | undefined;
}

interface Branch<Item, Measure> {
  readonly nodes: readonly Node<Item, Measure>[];
  readonly size: number;
  readonly measure: Measure;
  readonly last: Item | undefined;
}

export type Node<Item, Measure> = Leaf<Item, Measure> | Branch<Item, Measure>;

/** A node has at most so many items or nodes, and joins its neighbour when both together are a few. */
const MOST = 32;
const FEW = 12;

export function emptyNode<Item, Measure>(measuring: Measuring<Item, Measure>): Node<Item, Measure> {
  return leafOf(measuring, []);
}

export function itemAt<Item, Measure>(root: Node<Item, Measure>, index: number): Item | undefined {
  if (index < 0 || index >= root.size) return undefined;
  let node = root;
  let rest = index;
  while ('nodes' in node) {
    for (const child of node.nodes) {
      node = child;
      if (rest < child.size) break;
      rest -= child.size;
    }
  }
  return node.items[rest];
}

/** The tree with other items in the place of some. It shares with the one before all but a few nodes. */
export function splicedTree<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  tree: Node<Item, Measure>,
  splice: Splice<Item>,
): Node<Item, Measure> {
  let nodes = spliced(measuring, tree, splice);
  while (nodes.length > 1) nodes = branchesOf(measuring, nodes, true);
  let root = nodes[0] ?? leafOf(measuring, []);
  for (; 'nodes' in root; root = root.nodes[0] ?? root) if (root.nodes.length > 1) break;
  return root;
}

/** A tree of the same items, which are shared, with other measures; `measure` is asked for each item once, in order. */
export function* remeasuredTree<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  node: Node<Item, Measure>,
  measure: (items: readonly Item[]) => Measure,
): InParts<Node<Item, Measure>> {
  if (!('nodes' in node)) return { ...node, measure: measure(node.items) };
  const nodes: Node<Item, Measure>[] = [];
  for (const child of node.nodes) {
    // Of the leaves, those of one branch are a part.
    if ('nodes' in child) nodes.push(yield* remeasuredTree(measuring, child, measure));
    else {
      const { items, size, last } = child;
      nodes.push({ items, size, measure: measure(items), last });
    }
  }
  yield;
  return branchOf(measuring, nodes);
}

/** How many items stand at the beginning of which something holds that holds of no item after them. */
export function countWhile<Item, Measure>(
  root: Node<Item, Measure>,
  holds: (item: Item) => boolean,
): number {
  let node = root;
  let count = 0;
  while ('nodes' in node) {
    const within: Node<Item, Measure> | undefined = node.nodes.find((child) => {
      const isBehind = child.last === undefined || !holds(child.last);
      if (!isBehind) count += child.size;
      return isBehind;
    });
    if (within === undefined) return count;
    node = within;
  }
  for (const item of node.items) {
    if (!holds(item)) break;
    count++;
  }
  return count;
}

/** How many items stand before the sum of what is counted of them exceeds a number. */
export function countUpTo<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  root: Node<Item, Measure>,
  { most, counted }: CountUpTo<Measure>,
): number {
  let node = root;
  let rest = most;
  let count = 0;
  while ('nodes' in node) {
    const within: Node<Item, Measure> | undefined = node.nodes.find((child) => {
      const own = counted(child.measure);
      if (own > rest) return true;
      rest -= own;
      count += child.size;
      return false;
    });
    if (within === undefined) return count;
    node = within;
  }
  for (const item of node.items) {
    rest -= counted(measuring.of(item));
    if (rest < 0) break;
    count++;
  }
  return count;
}

export interface CountUpTo<Measure> {
  readonly most: number;
  readonly counted: (measure: Measure) => number;
}

export interface Splice<Item> {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Item[];
}

/** The nodes that take the place of one: more than one when they would not fit in it, none when nothing is left. */
function spliced<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  node: Node<Item, Measure>,
  { from, to, items }: Splice<Item>,
): Node<Item, Measure>[] {
  const isAtEnd = from === node.size;
  if (!('nodes' in node)) {
    const all = node.items.slice(0, from).concat(items, node.items.slice(to));
    return parts(all, isAtEnd).map((part) => leafOf(measuring, part));
  }
  const nodes: Node<Item, Measure>[] = [];
  let start = 0;
  let isPut = false;
  for (const child of node.nodes) {
    const end = start + child.size;
    const own = { from: Math.max(from - start, 0), to: Math.min(to - start, child.size) };
    if (!isPut && from <= end) {
      for (const each of spliced(measuring, child, { ...own, items })) nodes.push(each);
      isPut = true;
    } else if (!isPut || start >= to) nodes.push(child);
    else if (end > to) {
      for (const each of spliced(measuring, child, { ...own, items: [] })) nodes.push(each);
    }
    start = end;
  }
  return branchesOf(measuring, merged(measuring, nodes), isAtEnd);
}

/** Small neighbours become one node, so that a list that shrinks does not stay as deep as it was. */
function merged<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  nodes: readonly Node<Item, Measure>[],
): Node<Item, Measure>[] {
  const kept: Node<Item, Measure>[] = [];
  for (const node of nodes) {
    const last = kept.at(-1);
    if (last === undefined || widthOf(last) + widthOf(node) > FEW) kept.push(node);
    else if ('nodes' in last && 'nodes' in node) {
      kept[kept.length - 1] = branchOf(measuring, [...last.nodes, ...node.nodes]);
    } else if ('items' in last && 'items' in node) {
      kept[kept.length - 1] = leafOf(measuring, [...last.items, ...node.items]);
    }
  }
  return kept;
}

function widthOf<Item, Measure>(node: Node<Item, Measure>): number {
  return 'nodes' in node ? node.nodes.length : node.items.length;
}

/** Full ones first where a list grows at its end, else halves: each has room then, wherever more comes. */
function parts<T>(all: readonly T[], isAtEnd: boolean): (readonly T[])[] {
  if (all.length === 0) return [];
  const count = Math.ceil(all.length / MOST);
  const size = isAtEnd ? MOST : Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

function branchesOf<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  nodes: readonly Node<Item, Measure>[],
  isAtEnd: boolean,
): Node<Item, Measure>[] {
  return parts(nodes, isAtEnd).map((part) => branchOf(measuring, part));
}

function branchOf<Item, Measure>(
  { join }: Measuring<Item, Measure>,
  nodes: readonly Node<Item, Measure>[],
): Branch<Item, Measure> {
  let size = 0;
  for (const node of nodes) size += node.size;
  const measure = join(nodes.map((node) => node.measure));
  return { nodes, size, measure, last: nodes.at(-1)?.last };
}

function leafOf<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  items: readonly Item[],
): Leaf<Item, Measure> {
  return { items, size: items.length, measure: measureOfAll(measuring, items), last: items.at(-1) };
}

export function measureOfAll<Item, Measure>(
  { of, ofAll, join }: Measuring<Item, Measure>,
  items: readonly Item[],
): Measure {
  return ofAll === undefined ? join(items.map(of)) : ofAll(items);
}

/** The measure of the items from one place to before another. */
export function between<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  node: Node<Item, Measure>,
  from: number,
  to: number,
): Measure {
  if (from <= 0 && to >= node.size) return node.measure;
  if (!('nodes' in node)) {
    return measureOfAll(measuring, node.items.slice(Math.max(from, 0), Math.max(to, 0)));
  }
  const parts: Measure[] = [];
  let start = 0;
  for (const child of node.nodes) {
    if (start < to && start + child.size > from) {
      parts.push(between(measuring, child, from - start, to - start));
    }
    start += child.size;
  }
  return measuring.join(parts);
}

/** The first item from `start` on in whose measure there is what is looked for; -1 when there is none. */
export function found<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  node: Node<Item, Measure>,
  { start, has }: { readonly start: number; readonly has: (measure: Measure) => boolean },
): number {
  if (start >= node.size || !has(node.measure)) return -1;
  if (!('nodes' in node)) {
    return node.items.findIndex((item, index) => index >= start && has(measuring.of(item)));
  }
  let before = 0;
  for (const child of node.nodes) {
    const place = found(measuring, child, { start: start - before, has });
    if (place >= 0) return before + place;
    before += child.size;
  }
  return -1;
}

/** The last such item before `end`; -1 when there is none. */
export function foundLast<Item, Measure>(
  measuring: Measuring<Item, Measure>,
  node: Node<Item, Measure>,
  { end, has }: { readonly end: number; readonly has: (measure: Measure) => boolean },
): number {
  if (end <= 0 || !has(node.measure)) return -1;
  if (!('nodes' in node)) {
    return node.items.findLastIndex((item, index) => index < end && has(measuring.of(item)));
  }
  let before = node.size;
  for (const child of node.nodes.toReversed()) {
    before -= child.size;
    const place = foundLast(measuring, child, { end: end - before, has });
    if (place >= 0) return before + place;
  }
  return -1;
}

/** The items from one place to before another. */
export function* itemsOf<Item, Measure>(
  node: Node<Item, Measure>,
  from: number,
  to: number,
): Generator<Item> {
  if (!('nodes' in node)) {
    yield* node.items.slice(Math.max(from, 0), Math.max(to, 0));
    return;
  }
  let start = 0;
  for (const child of node.nodes) {
    if (start < to && start + child.size > from) yield* itemsOf(child, from - start, to - start);
    start += child.size;
  }
}
