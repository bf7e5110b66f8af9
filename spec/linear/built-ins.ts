/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument -- built-in functions of every signature are put aside and back */
type Builtin = (this: any, ...parameters: any[]) => any;
/** What a call passed over, given what it was called on, with what, and what came of it. */
type Cost = (self: any, parameters: readonly any[], result: any) => number;
type Adder = (name: string) => (count: number) => void;

const whole: Cost = (self) => self.length;
const found: Cost = (self, _, at) => (at < 0 ? self.length : at);
const included: Cost = (self, [wanted], isThere) => (isThere ? self.indexOf(wanted) : self.length);
/** What stands behind the place of a change. */
const moved: Cost = (self, [start = 0], gone) =>
  gone.length + (start < 0 ? -start : Math.max(self.length - start, 0));
const made: Cost = (_, __, result) => result.length;
const written: Cost = (_, __, text) => text?.length ?? 0;
const trimmed: Cost = (self, _, text) => self.length - text.length;
const sorted: Cost = (self) => self.length * Math.ceil(Math.log2(self.length + 2));

const ARRAYS: Readonly<Record<string, Cost>> = {
  indexOf: found,
  lastIndexOf: (self, _, at) => (at < 0 ? self.length : self.length - at),
  includes: included,
  slice: made,
  concat: made,
  flat: made,
  with: made,
  toReversed: made,
  toSpliced: made,
  splice: moved,
  shift: (self) => (self.length > 50_000 ? self.length : 1),
  unshift: whole,
  reverse: whole,
  join: whole,
  fill: whole,
  sort: sorted,
  toSorted: sorted,
};

/** A slice counts as a copy, though V8 gives views of long strings: whoever cuts the rest off again and again is told. */
const STRINGS: Readonly<Record<string, Cost>> = {
  indexOf: (self, [, from = 0], at) => (at < 0 ? self.length : at) - from,
  lastIndexOf: (self, [, from = self.length], at) => from - Math.max(at, 0),
  includes: (self, [wanted], isThere) => (isThere ? self.indexOf(wanted) : self.length),
  startsWith: (_, [wanted]) => wanted.length,
  endsWith: (_, [wanted]) => wanted.length,
  slice: made,
  substring: made,
  split: (_, __, parts) => parts.reduce((sum: number, part: string) => sum + part.length, 1),
  trim: trimmed,
  trimStart: trimmed,
  trimEnd: trimmed,
  concat: made,
  padStart: made,
  padEnd: made,
  normalize: whole,
  toLowerCase: whole,
  toUpperCase: whole,
  repeat: made,
  replaceAll: whole,
  localeCompare: whole,
};

const OBJECTS: Readonly<Record<string, Cost>> = {
  keys: made,
  values: made,
  entries: made,
  fromEntries: (_, __, record) => objectKeys(record).length,
  assign: (_, [, ...sources]) =>
    sources.reduce((sum, source) => sum + (source ? objectKeys(source).length : 0), 0),
};

const objectKeys = Object.keys;

interface Tally {
  readonly name: string;
  count: number;
}

interface Watch {
  readonly tallies: readonly Tally[];
  readonly restore: readonly (() => void)[];
}

let watch: Watch | undefined;
let isCounting = false;

/**
 * Calls with every built-in function that hides a loop counted; gives what they passed over, by their names. Between the
 * calls the functions stay watched, as the engine compiles anew what it had compiled for other ones: `restoreBuiltIns` ends it.
 */
export function countBuiltIns(call: () => unknown): ReadonlyMap<string, number> {
  watch ??= watchBuiltIns();
  for (const tally of watch.tallies) tally.count = 0;
  isCounting = true;
  try {
    call();
  } finally {
    isCounting = false;
  }
  const counted = watch.tallies.filter(({ count }) => count > 0);
  return new Map(counted.map(({ name, count }) => [name, count] as const));
}

/** Puts the built-in functions back. */
export function restoreBuiltIns(): void {
  for (const undo of watch?.restore ?? []) undo();
  watch = undefined;
}

function watchBuiltIns(): Watch {
  const tallies: Tally[] = [];
  const adder: Adder = (name) => {
    const tally = { name, count: 0 };
    tallies.push(tally);
    return (count) => {
      if (isCounting) tally.count += count > 0 ? count + 1 : 1;
    };
  };
  const restore = [
    ...countedAll('Array', Array.prototype, ARRAYS, adder),
    ...countedAll('String', String.prototype, STRINGS, adder),
    ...countedAll('Object', Object, OBJECTS, adder),
    ...countedAll('Array', Array, { from: made }, adder),
    ...countedAll('JSON', JSON, { parse: (_, [text]) => text.length, stringify: written }, adder),
    countedExec(adder('RegExp.exec')),
    ...[Array, Map, Set, String].map(({ name, prototype }) =>
      countedIterator(prototype, adder(`${name}.iterator`)),
    ),
  ];
  return { tallies, restore };
}

function countedAll(
  owner: string,
  holder: any,
  costs: Readonly<Record<string, Cost>>,
  adder: Adder,
): (() => void)[] {
  return Object.entries(costs).map(([name, cost]) =>
    counted(holder, name, cost, adder(`${owner}.${name}`)),
  );
}

function put(prototype: any, name: string | symbol, value: Builtin): () => void {
  const before = Object.getOwnPropertyDescriptor(prototype, name);
  Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  return () => {
    if (before !== undefined) Object.defineProperty(prototype, name, before);
  };
}

function counted(prototype: any, name: string, cost: Cost, add: (count: number) => void) {
  const original: Builtin = prototype[name];
  let isInside = false;
  return put(prototype, name, function (...parameters) {
    const result = original.apply(this, parameters);
    if (isCounting && !isInside) {
      isInside = true;
      add(cost(this, parameters, result));
      isInside = false;
    }
    return result;
  });
}

/** All functions that take a pattern call this one. A pattern for one place looks there only. */
function countedExec(add: (count: number) => void) {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on what it is called on
  const original: Builtin = RegExp.prototype.exec;
  return put(RegExp.prototype, 'exec', function (text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const result = original.call(this, text);
    if (!isCounting) return result;
    if (result !== null) add(result.index + result[0].length - from);
    else add(isBound(this as RegExp) ? 0 : String(text).length - from);
    return result;
  });
}

/** The source of a pattern is written anew for each who asks. */
const bound = new WeakMap<RegExp, boolean>();

function isBound(pattern: RegExp): boolean {
  const known = bound.get(pattern);
  if (known !== undefined) return known;
  const found = pattern.sticky || (pattern.source.startsWith('^') && !pattern.multiline);
  bound.set(pattern, found);
  return found;
}

/** Spreading, destructuring and `for … of` take one step for each item. */
function countedIterator(prototype: any, add: (count: number) => void) {
  const original: Builtin = prototype[Symbol.iterator];
  return put(prototype, Symbol.iterator, function () {
    const iterator = original.call(this);
    if (!isCounting) return iterator;
    const next = iterator.next.bind(iterator);
    return {
      next: () => {
        add(0);
        return next();
      },
      return: (value: unknown) => ({ done: true, value }),
      [Symbol.iterator]() {
        return this;
      },
    };
  });
}
