import type { TextRange } from './text-range.ts';

/** Which characters may not stand right before and right behind a word, as it would be part of something longer. */
export interface WordEdges {
  readonly joinsBefore: (char: string) => boolean;
  readonly joinsBehind: (char: string) => boolean;
}

export interface WordFinder {
  /** Where words stand in a text, in order, without overlaps; of several that begin at one place the longest. */
  readonly find: (text: string) => readonly TextRange[];
}

/**
 * Looks for several words in one go (Aho and Corasick), whatever characters they hold: at most as many steps as the
 * words and the text are long, and one for each word that ends at a place. Empty words are none.
 */
export function wordFinder(words: Iterable<string>, edges: WordEdges): WordFinder {
  const root = createNode(0);
  for (const word of words) if (word !== '') plant(root, word);
  linkUp(root);
  return { find: (text) => (root.next.size === 0 ? [] : longestFirst(meet(root, text, edges))) };
}

/** A beginning of words. */
interface Node {
  readonly next: Map<number, Node>;
  readonly length: number;
  isWord: boolean;
  /** The longest other beginning that this one ends with. */
  shorter: Node | undefined;
  /** The same among whole words. */
  shorterWord: Node | undefined;
}

function createNode(length: number): Node {
  return { next: new Map(), length, isWord: false, shorter: undefined, shorterWord: undefined };
}

function plant(root: Node, word: string): void {
  let node = root;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    const next = node.next.get(unit) ?? createNode(at + 1);
    node.next.set(unit, next);
    node = next;
  }
  node.isWord = true;
}

function linkUp(root: Node): void {
  const queue = [root];
  for (const node of queue) {
    for (const [unit, child] of node.next) {
      child.shorter = node === root ? root : follow(node.shorter ?? root, unit);
      child.shorterWord = child.shorter.isWord ? child.shorter : child.shorter.shorterWord;
      queue.push(child);
    }
  }
}

function follow(from: Node, unit: number): Node {
  for (let node = from; ;) {
    const next = node.next.get(unit);
    if (next !== undefined) return next;
    if (node.shorter === undefined) return node;
    node = node.shorter;
  }
}

/** For each place where a word begins the end of the longest one. */
function meet(root: Node, text: string, edges: WordEdges): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  let node = root;
  for (let end = 1; end <= text.length; end++) {
    node = follow(node, text.charCodeAt(end - 1));
    const first = node.isWord ? node : node.shorterWord;
    if (first === undefined || (end < text.length && edges.joinsBehind(text.charAt(end)))) continue;
    for (let word: Node | undefined = first; word !== undefined; word = word.shorterWord) {
      const start = end - word.length;
      if (start === 0 || !edges.joinsBefore(text.charAt(start - 1))) ends.set(start, end);
    }
  }
  return ends;
}

function longestFirst(ends: ReadonlyMap<number, number>): readonly TextRange[] {
  const found: TextRange[] = [];
  let at = 0;
  for (const [start, end] of [...ends].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    found.push({ start, end });
    at = end;
  }
  return found;
}

/** A text with each of these ranges, which are in order, replaced. */
export function replaceFound(
  text: string,
  ranges: readonly TextRange[],
  replacement: (found: string) => string,
): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), replacement(text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}
