import { countBuiltIns } from './built-ins.ts';

/** The counters of one file, as `instrument.ts` puts them in. */
interface FileCounters {
  readonly file: string;
  /** The function around each counter. */
  readonly names: readonly string[];
  readonly at: number[];
  /** The file and the function around each counter. */
  readonly keys: readonly string[];
  /** Adds what it takes to make a string, or to copy an object's properties, and hands it on. */
  readonly of: (counter: number, value: unknown) => unknown;
}

const counters: FileCounters[] = [];
const reached = new Set<string>();

// Files that are instrumented take their counters as they load: whoever counts imports this file before them.
Object.assign(globalThis, {
  $stepsOf(file: string, names: readonly string[]): FileCounters {
    const at = new Array<number>(names.length).fill(0);
    const of = (counter: number, value: unknown) => {
      at[counter] = (at[counter] ?? 0) + sizeOf(value);
      return value;
    };
    const keys = names.map((name) => `${file} ${name}`);
    const made = { file, names, at, keys, of };
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
  // Some ten thousand counters, of which a call reaches few: what is done for each shows in how long all takes.
  for (const { at, keys } of counters) {
    for (let index = 0; index < at.length; index += 1) {
      const count = at[index] ?? 0;
      if (count === 0) continue;
      const key = keys[index] ?? '';
      reached.add(key);
      byFunction.set(key, (byFunction.get(key) ?? 0) + count);
    }
  }
  return { total: [...byFunction.values()].reduce((sum, count) => sum + count, 0), byFunction };
}

/**
 * The functions that were entered in what was counted, by the file below `src/` and the name; of classes those of which
 * every method was.
 */
export function reachedFunctions(): ReadonlySet<string> {
  const left = new Set(
    counters.flatMap(({ file, names }) =>
      names
        .filter((name) => isMember(name) && !reached.has(`${file} ${name}`))
        .map((name) => ownerOf(file, name)),
    ),
  );
  const owners = [...reached].map((key) => {
    const [file = '', name = ''] = key.split(' ');
    return ownerOf(file, name);
  });
  return new Set(owners.filter((owner) => !left.has(owner)));
}

function ownerOf(file: string, name: string): string {
  return `${file.replace(/^src\//, '')} ${name.split('.', 1)[0] ?? ''}`;
}

/** Classes have names with capitals. What is below their methods need not be entered. */
function isMember(name: string): boolean {
  return /^[A-Z]\w*\.#?\w+$/.test(name);
}
