import { countBuiltIns } from './built-ins.ts';

/** The counters of one file, as `instrument.ts` puts them in. */
interface FileCounters {
  readonly file: string;
  /** The function around each counter. */
  readonly names: readonly string[];
  readonly at: number[];
  /** Adds what it takes to make a string, or to copy an object's properties, and hands it on. */
  readonly of: (counter: number, value: unknown) => unknown;
}

const counters: FileCounters[] = [];

// Files that are instrumented take their counters as they load: whoever counts imports this file before them.
Object.assign(globalThis, {
  $stepsOf(file: string, names: readonly string[]): FileCounters {
    const at = new Array<number>(names.length).fill(0);
    const of = (counter: number, value: unknown) => {
      at[counter] = (at[counter] ?? 0) + sizeOf(value);
      return value;
    };
    const made = { file, names, at, of };
    counters.push(made);
    return made;
  },
});

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return typeof value === 'object' && value !== null ? keysOf(value).length : 1;
}

const keysOf = Object.keys;

export interface Steps {
  readonly total: number;
  /** By file and function; the built-in functions by their names. */
  readonly byFunction: ReadonlyMap<string, number>;
}

/**
 * The elementary steps of a call: the functions entered and the turns of loops in the files below `src/`, and what the
 * built-in functions pass over. No clock is looked at, so a busy machine counts the same.
 */
export function countSteps(call: () => unknown): Steps {
  for (const { at } of counters) at.fill(0);
  const byFunction = new Map(countBuiltIns(call));
  for (const { file, names, at } of counters) {
    for (const [index, name] of names.entries()) {
      const count = at[index] ?? 0;
      const key = `${file} ${name}`;
      if (count > 0) byFunction.set(key, (byFunction.get(key) ?? 0) + count);
    }
  }
  return { total: [...byFunction.values()].reduce((sum, count) => sum + count, 0), byFunction };
}
