/**
 * A persistent list, cheap to extend at its end and to shorten at its front. Versions share one array; a version
 * never sees what a later one appended.
 */
export interface Sequence<T> {
  readonly length: number;
  /** Shared storage; valid from `start` to `end`. Use the functions below. */
  readonly storage: T[];
  readonly start: number;
  readonly end: number;
}

export function emptySequence<T>(): Sequence<T> {
  return sequence([], 0, 0);
}

/** Of a copy of the items. */
export function sequenceFrom<T>(items: Iterable<T>): Sequence<T> {
  const storage = [...items];
  return sequence(storage, 0, storage.length);
}

export function append<T>(list: Sequence<T>, item: T): Sequence<T> {
  const isNewest = list.storage.length === list.end;
  const storage = isNewest ? list.storage : list.storage.slice(list.start, list.end);
  storage.push(item);
  return sequence(storage, isNewest ? list.start : 0, storage.length);
}

export function first<T>(list: Sequence<T>): T | undefined {
  return list.length === 0 ? undefined : list.storage[list.start];
}

export function withoutFirst<T>(list: Sequence<T>): Sequence<T> {
  return list.length === 0 ? list : sequence(list.storage, list.start + 1, list.end);
}

/** The first `count` items, or all where there are not so many. */
export function firstOf<T>(list: Sequence<T>, count: number): Sequence<T> {
  return sequence(list.storage, list.start, Math.min(list.start + count, list.end));
}

/** Without the item at an index from 0; copies unless it is the first. */
export function without<T>(list: Sequence<T>, index: number): Sequence<T> {
  if (index === 0) return withoutFirst(list);
  const items = toArray(list).filter((_, i) => i !== index);
  return sequence(items, 0, items.length);
}

export function toArray<T>(list: Sequence<T>): T[] {
  return list.storage.slice(list.start, list.end);
}

/** The last `count` items at most, in order. */
export function newest<T>(list: Sequence<T>, count: number): T[] {
  return list.storage.slice(Math.max(list.start, list.end - count), list.end);
}

function sequence<T>(storage: T[], start: number, end: number): Sequence<T> {
  return { length: end - start, storage, start, end };
}
