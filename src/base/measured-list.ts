import type { InParts } from './in-parts.ts';
import {
  between,
  countUpTo,
  countWhile,
  emptyNode,
  found,
  foundLast,
  itemAt,
  itemsOf,
  measureOfAll,
  remeasuredTree,
  splicedTree,
  type Measuring,
  type Node,
} from './measured-tree.ts';

export type { Measuring } from './measured-tree.ts';

/** Items that came one after the other to one place, and have not been put into the tree yet. */
interface Tail<Item, Measure> {
  /** The item of the tree before which they stand. */
  readonly at: number;
  /** Lists that grew from one another share it; each has the first `count` items of it. */
  readonly storage: Item[];
  readonly count: number;
  readonly measure: Measure;
}

/** So many items are put into the tree together: as many as a node of it has, so that to look at them all costs no more. */
const MOST_WAITING = 32;

/**
 * A list that never changes: with other items it is another list, which shares with this one all but a few nodes. To
 * change it, to find an item by its place and to find a place by what was measured takes as many steps as the list's
 * length has digits; to put items in where some were put in before, one after the other, takes the same few however long
 * the list is.
 */
export class MeasuredList<Item, Measure> {
  readonly #measuring: Measuring<Item, Measure>;
  readonly #tree: Node<Item, Measure>;
  readonly #tail: Tail<Item, Measure>;
  /** The item after the tail. */
  readonly #next: Item | undefined;

  private constructor(
    measuring: Measuring<Item, Measure>,
    tree: Node<Item, Measure>,
    tail: Tail<Item, Measure>,
    next = itemAt(tree, tail.at),
  ) {
    this.#measuring = measuring;
    this.#tree = tree;
    this.#tail = tail;
    this.#next = next;
  }

  static of<Item, Measure>(
    measuring: Measuring<Item, Measure>,
    items: readonly Item[] = [],
  ): MeasuredList<Item, Measure> {
    const tree = emptyNode(measuring);
    const empty = new MeasuredList(measuring, tree, noTail(measuring, tree));
    return items.length === 0 ? empty : empty.splice(0, 0, items);
  }

  /**
   * The same items, which are shared, of which something else is measured: by `first` this once, which is given each item once,
   * and later on as `measuring` says, which is to say the same.
   */
  *remeasuredInParts(
    measuring: Measuring<Item, Measure>,
    first: (items: readonly Item[]) => Measure,
  ): InParts<MeasuredList<Item, Measure>> {
    const tree = yield* remeasuredTree(measuring, this.#tree, first);
    const { storage, count } = this.#tail;
    const measure = first(storage.slice(0, count));
    return new MeasuredList(measuring, tree, { ...this.#tail, measure }, this.#next);
  }

  get length(): number {
    return this.#tree.size + this.#tail.count;
  }

  /** Of the whole list. */
  get measure(): Measure {
    return this.#with(this.#tree.measure);
  }

  at(index: number): Item | undefined {
    const { at, storage, count } = this.#tail;
    if (index < at) return itemAt(this.#tree, index);
    if (index < at + count) return storage[index - at];
    return index === at + count ? this.#next : itemAt(this.#tree, index - count);
  }

  /** The list with `items` in the place of `count` items from `start` on. */
  splice(start: number, count: number, items: readonly Item[]): MeasuredList<Item, Measure> {
    const end = start + count;
    const { at, count: waiting } = this.#tail;
    const isWithin = start >= at && end <= at + waiting;
    if (isWithin && waiting - count + items.length <= MOST_WAITING) {
      return new MeasuredList(
        this.#measuring,
        this.#tree,
        this.#splicedTail(start - at, count, items),
        this.#next,
      );
    }
    if (count === 0 && items.length <= MOST_WAITING) return this.#flushed().#open(start, items);
    if (isWithin || (start < at + waiting && end > at))
      return this.#flushed().#spliceTree(start, end, items);
    return this.#spliceTree(start, end, items);
  }

  /** With a tail elsewhere. */
  #open(at: number, items: readonly Item[]): MeasuredList<Item, Measure> {
    const measure = this.#measureOf(items);
    const tail = { at, storage: [...items], count: items.length, measure };
    return new MeasuredList(this.#measuring, this.#tree, tail);
  }

  /** With all items in the tree. */
  #flushed(): MeasuredList<Item, Measure> {
    const { at, storage, count } = this.#tail;
    const items = storage.length === count ? storage : storage.slice(0, count);
    const splice = { from: at, to: at, items };
    const tree = count === 0 ? this.#tree : splicedTree(this.#measuring, this.#tree, splice);
    return new MeasuredList(this.#measuring, tree, noTail(this.#measuring, tree));
  }

  /** Where the tail stands before or after all that changes. */
  #spliceTree(start: number, end: number, items: readonly Item[]): MeasuredList<Item, Measure> {
    const { at, count } = this.#tail;
    const before = start < at || end === at ? 0 : count;
    const splice = { from: start - before, to: end - before, items };
    const tree = splicedTree(this.#measuring, this.#tree, splice);
    const moved = before === 0 ? at + items.length - (end - start) : at;
    return new MeasuredList(this.#measuring, tree, { ...this.#tail, at: moved });
  }

  #splicedTail(from: number, removed: number, items: readonly Item[]): Tail<Item, Measure> {
    const { at, storage, count, measure } = this.#tail;
    const isAtEnd = from === count;
    if (isAtEnd && storage.length === count) {
      for (const item of items) storage.push(item);
      const whole = this.#measuring.join([measure, this.#measureOf(items)]);
      return { at, storage, count: storage.length, measure: whole };
    }
    const all = storage.slice(0, from).concat(items, storage.slice(from + removed, count));
    return { at, storage: all, count: all.length, measure: this.#measureOf(all) };
  }

  #measureOf(items: readonly Item[]): Measure {
    const [first] = items;
    if (items.length === 1 && first !== undefined) return this.#measuring.of(first);
    return measureOfAll(this.#measuring, items);
  }

  /** Which item of the tree stands at a place, or is the next one after it. */
  #inTree(place: number): number {
    const { at, count } = this.#tail;
    return Math.min(place, Math.max(at, place - count));
  }

  /** A measure of the tree, or of a stretch of it, with that of the tail. */
  #with(measure: Measure): Measure {
    return this.#tail.count === 0 ? measure : this.#measuring.join([measure, this.#tail.measure]);
  }

  /** How many items stand at the beginning of which something holds that holds of no item after them. */
  countWhile(holds: (item: Item) => boolean): number {
    const { at, storage, count } = this.#tail;
    const last = storage[count - 1];
    const isPastTail = count > 0 && last !== undefined && holds(last);
    if (isPastTail && (this.#next === undefined || !holds(this.#next))) return at + count;
    const inTree = countWhile(this.#tree, holds);
    if (inTree !== at) return inTree < at ? inTree : inTree + count;
    let own = isPastTail ? count : 0;
    for (let item = storage[own]; own < count && item !== undefined && holds(item);)
      item = storage[++own];
    return at + own;
  }

  /** How many items stand before the sum of what is counted of them exceeds a number. */
  countUpTo(most: number, counted: (measure: Measure) => number): number {
    const { at, storage, count, measure } = this.#tail;
    const before = countUpTo(this.#measuring, this.#tree, { most, counted });
    if (before < at || count === 0) return before;
    let rest = most - counted(between(this.#measuring, this.#tree, 0, at));
    if (counted(measure) <= rest) {
      return (
        countUpTo(this.#measuring, this.#tree, { most: most - counted(measure), counted }) + count
      );
    }
    const own = storage.slice(0, count).findIndex((item) => {
      rest -= counted(this.#measuring.of(item));
      return rest < 0;
    });
    return at + own;
  }

  /** The measure of the items from `start` to before `end`. */
  between(start: number, end: number): Measure {
    const { at, storage, count } = this.#tail;
    const measure = between(this.#measuring, this.#tree, this.#inTree(start), this.#inTree(end));
    const own = storage.slice(clamp(start - at, count), clamp(end - at, count));
    if (own.length === count) return this.#with(measure);
    return own.length === 0 ? measure : this.#measuring.join([measure, this.#measureOf(own)]);
  }

  /** The first item from `start` on in whose measure there is what is looked for; -1 when there is none. */
  find(start: number, has: (measure: Measure) => boolean): number {
    const { at, storage, count } = this.#tail;
    const place = found(this.#measuring, this.#tree, { start: this.#inTree(start), has });
    if (place >= 0 && place < at) return place;
    for (let index = Math.max(start - at, 0); index < count; index++) {
      const item = storage[index];
      if (item !== undefined && has(this.#measuring.of(item))) return at + index;
    }
    return place < 0 ? -1 : place + count;
  }

  /** The last such item before `end`; -1 when there is none. */
  findLast(end: number, has: (measure: Measure) => boolean): number {
    const { at, storage, count } = this.#tail;
    const place = foundLast(this.#measuring, this.#tree, { end: this.#inTree(end), has });
    if (place >= at) return place + count;
    for (let index = clamp(end - at, count) - 1; index >= 0; index--) {
      const item = storage[index];
      if (item !== undefined && has(this.#measuring.of(item))) return at + index;
    }
    return place;
  }

  /** From `start` to before `end`. */
  *items(start = 0, end = this.length): Generator<Item> {
    const { at, storage, count } = this.#tail;
    if (start < at) yield* itemsOf(this.#tree, start, Math.min(end, at));
    for (let index = Math.max(start - at, 0); index < clamp(end - at, count); index++) {
      const item = storage[index];
      if (item !== undefined) yield item;
    }
    if (end > at + count) yield* itemsOf(this.#tree, Math.max(start - count, at), end - count);
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.items();
  }
}

function noTail<Item, Measure>(
  { join }: Measuring<Item, Measure>,
  tree: Node<Item, Measure>,
): Tail<Item, Measure> {
  return { at: tree.size, storage: [], count: 0, measure: join([]) };
}

function clamp(place: number, most: number): number {
  return Math.max(0, Math.min(place, most));
}
