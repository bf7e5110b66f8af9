import type { BlockContent } from './ast.ts';
import { readHead, type ActionHead } from './parse-head.ts';

/**
 * What was parsed before, by its text: a keystroke changes one block or one line, the others need no parsing. What
 * nobody asks for between two calls of `begin` is forgotten.
 */
export class ParseCache {
  readonly #blocks = new Generations<BlockContent>();
  #heads = new Generations<ActionHead | undefined>();
  #names: ReadonlySet<string> = new Set();

  /** Before a script with these names is parsed: heads mean what they mean by the names. */
  begin(names: ReadonlySet<string>): void {
    this.#blocks.advance();
    this.#heads.advance();
    if (!isSame(names, this.#names)) this.#heads = new Generations();
    this.#names = names;
  }

  /** The content of a block with that text, which means something else where it is sent as written. */
  contentOf(text: string, isRaw: boolean, parse: () => BlockContent): BlockContent {
    return this.#blocks.get(isRaw ? `raw:${text}` : text, parse);
  }

  /** The parts of a line that may be an action's, as `readHead` gives them. */
  headOf(text: string): ActionHead | undefined {
    return this.#heads.get(text, () => readHead(text, this.#names));
  }
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}

class Generations<T> {
  #recent = new Map<string, { readonly value: T }>();
  #older: ReadonlyMap<string, { readonly value: T }> = new Map();

  get(key: string, make: () => T): T {
    const known = this.#recent.get(key);
    if (known !== undefined) return known.value;
    const entry = this.#older.get(key) ?? { value: make() };
    this.#recent.set(key, entry);
    return entry.value;
  }

  advance(): void {
    this.#older = this.#recent;
    this.#recent = new Map();
  }
}
