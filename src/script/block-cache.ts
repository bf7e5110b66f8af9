import type { BlockContent } from './ast.ts';

/** Blocks that were parsed before, by their text: a keystroke changes one of them, the others need no parsing. */
export class BlockCache {
  #recent = new Map<string, BlockContent>();
  #older: ReadonlyMap<string, BlockContent> = new Map();

  /** The content of a block with that text. */
  contentOf(text: string, parse: () => BlockContent): BlockContent {
    const known = this.#recent.get(text);
    if (known !== undefined) return known;
    const content = this.#older.get(text) ?? parse();
    this.#recent.set(text, content);
    return content;
  }

  /** Forgets the blocks that nobody has asked for since the last call. */
  sweep(): void {
    this.#older = this.#recent;
    this.#recent = new Map();
  }
}
