import type { CodePlace } from '../../base/code-place.ts';
import { luaFunctions } from '../code/functions.ts';

/** Reads stacks as `lua/caesura/stacks.lua` writes them, and numbers them. */
export interface CallStacks {
  /** From now on, this number stands for the function that begins at this line. */
  note(number: number, file: string, defined: number): void;
  /** The number of a stack; `''` has none. Tells of each stack once, before it answers. */
  numberOf(stack: string): number | undefined;
  /** Forgets all, as the machine has done. */
  clear(): void;
}

type Function = Pick<CodePlace, 'file' | 'defined' | 'name'>;

/** `files`: the texts of the server's files by path; functions have the names that these give them. */
export function createCallStacks(
  files: Readonly<Record<string, string>>,
  tell: (stack: number, places: readonly CodePlace[]) => void,
): CallStacks {
  const functions = new Map<string, Function>();
  const numbers = new Map<string, number>();
  const nameOf = createFunctionNames(files);
  return {
    note(number, file, defined) {
      const name = nameOf(file, defined);
      functions.set(String(number), { file, defined, ...(name === undefined ? {} : { name }) });
    },
    numberOf(stack) {
      if (stack === '') return undefined;
      const known = numbers.get(stack);
      if (known !== undefined) return known;
      const number = numbers.size + 1;
      numbers.set(stack, number);
      tell(number, placesOf(stack, functions));
      return number;
    },
    clear() {
      functions.clear();
      numbers.clear();
    },
  };
}

function placesOf(stack: string, functions: ReadonlyMap<string, Function>): readonly CodePlace[] {
  return stack.split(',').flatMap((call) => {
    const isTailCall = call.endsWith('*');
    const [number = '', line] = (isTailCall ? call.slice(0, -1) : call).split(':');
    const found = functions.get(number);
    if (found === undefined) return [];
    // Lua says -1 where it does not know.
    const place = { ...found, line: Math.max(0, Number(line)) };
    return [isTailCall ? { ...place, isTailCall } : place];
  });
}

/** Names of functions by file and first line; a file is read when it is first asked for. */
export function createFunctionNames(files: Readonly<Record<string, string>>) {
  const names = new Map<string, ReadonlyMap<number, string>>();
  return (file: string, defined: number): string | undefined => {
    const known = names.get(file) ?? namesIn(Object.hasOwn(files, file) ? files[file] : undefined);
    names.set(file, known);
    return known.get(defined);
  };
}

/** Of several functions that begin in one line, nobody can tell which is meant. */
function namesIn(source = ''): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { line, name } of luaFunctions(source)) {
    if (name === undefined) continue;
    const other = names.get(line);
    names.set(line, other === undefined ? name : `${other} or ${name}`);
  }
  return names;
}
