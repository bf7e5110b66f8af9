import { lineEndOf } from './text-lines.ts';
import type { TextRange } from './text-range.ts';

/** A replacement in a text: what stands in the range becomes `text`. An empty range inserts. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** The text with all edits made; their offsets are those of the text as given. They must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of inOrder(edits)) {
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return parts.join('') + text.slice(done);
}

/** Edits by their places; those at one place stay in their order. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two of the edits change the same characters. Those that only touch do not. */
export function doOverlap(edits: readonly TextEdit[]): boolean {
  let end = 0;
  return inOrder(edits).some((edit) => {
    const isInside = edit.start < end;
    end = Math.max(end, edit.end);
    return isInside;
  });
}

/** The same edits, their lines ended as those of the text that they are for. */
export function inLineEndsOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const lineEnd = lineEndOf(text);
  return edits.map((edit) => ({ ...edit, text: edit.text.replace(/\r\n|\r|\n/g, lineEnd) }));
}

/**
 * The smallest single edit that turns `from` into `to`: what both begin and end with stays. So breakpoints and the
 * cursor outside of it keep their place. `undefined` when they are equal.
 */
export function smallestEdit(from: string, to: string): TextEdit | undefined {
  if (from === to) return undefined;
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  return { start, end: from.length - tail, text: to.slice(start, to.length - tail) };
}

export function insertAt(offset: number, text: string): TextEdit {
  return { start: offset, end: offset, text };
}

export function replaceRange({ start, end }: TextRange, text: string): TextEdit {
  return { start, end, text };
}

export function removeRange(range: TextRange): TextEdit {
  return replaceRange(range, '');
}
