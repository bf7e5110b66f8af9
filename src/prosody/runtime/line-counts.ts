import { compiledFunctions, type CompiledFunction } from '../code/bytecode.ts';
import type { CountedFile, CountedFunction, CountedLine } from '../counted-code.ts';

/** Line -> how often it ran, by the first line of the function, by the file. */
type Counts = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, number>>>;

/** Reads what `lua/caesura/coverage.lua` tells. */
export interface LineCounts {
  /** One function of a file has run: `line=times,…`. */
  ran(file: string, defined: number, lines: string): void;
  /** A file as Lua has compiled it. */
  compiled(file: string, dump: Uint8Array): void;
  /** What was told of lines since this was asked last. */
  take(): Counts;
  /** The lines of a file with something to run, in order; `undefined` where `compiled` was not told of it. */
  linesOf(file: string): readonly number[] | undefined;
  /** Every file, those that nothing is known of but what ran in them, too; by name. */
  files(atStart: Counts, now: Counts): readonly CountedFile[];
}

export function createLineCounts(): LineCounts {
  const code = new Map<string, readonly CompiledFunction[]>();
  let told = new Map<string, Map<number, ReadonlyMap<number, number>>>();
  return {
    ran(file, defined, lines) {
      const functions = told.get(file) ?? new Map<number, ReadonlyMap<number, number>>();
      told.set(file, functions);
      functions.set(defined, readTimes(lines));
    },
    compiled: (file, dump) => void code.set(file, compiledFunctions(dump)),
    take() {
      const taken = told;
      told = new Map();
      return taken;
    },
    linesOf: (file) => {
      const lines = code.get(file)?.flatMap((each) => each.lines);
      return lines && [...new Set(lines)].sort((a, b) => a - b);
    },
    files: (atStart, now) =>
      [...new Set([...code.keys(), ...now.keys()])].sort().map((file) => ({
        file,
        functions: functionsOf(code.get(file) ?? [], atStart.get(file), now.get(file)),
      })),
  };
}

function readTimes(words: string): ReadonlyMap<number, number> {
  const pairs = words.split(',').map((pair) => pair.split('=').map(Number));
  return new Map(pairs.map(([line = 0, times = 0]) => [line, times]));
}

type Functions = ReadonlyMap<number, ReadonlyMap<number, number>>;

function functionsOf(
  compiled: readonly CompiledFunction[],
  atStart: Functions = new Map(),
  now: Functions = new Map(),
): readonly CountedFunction[] {
  const known = joined(compiled);
  const places = [...new Set([...known.keys(), ...now.keys()])].sort((a, b) => a - b);
  return places.map((defined) => {
    const [before, after] = [atStart.get(defined), now.get(defined)];
    const lines = new Set([...(known.get(defined)?.lines ?? []), ...(after?.keys() ?? [])]);
    return {
      defined,
      end: known.get(defined)?.end ?? defined,
      lines: [...lines]
        .sort((a, b) => a - b)
        .map((line): CountedLine => {
          const started = before?.get(line) ?? 0;
          return [line, started, (after?.get(line) ?? 0) - started];
        }),
    };
  });
}

/** Functions that begin in one line cannot be told apart by what Lua says of them: they count as one. */
function joined(compiled: readonly CompiledFunction[]): ReadonlyMap<number, CompiledFunction> {
  const known = new Map<number, CompiledFunction>();
  for (const each of compiled) {
    const other = known.get(each.defined);
    const { defined } = each;
    known.set(defined, {
      defined,
      end: Math.max(each.end, other?.end ?? 0),
      lines: [...(other?.lines ?? []), ...each.lines],
    });
  }
  return known;
}
