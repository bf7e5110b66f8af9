import type { TextRange } from '../../src/base/text-range.ts';

/** A text with its markers taken out. */
export interface MarkedText {
  readonly text: string;
  /** What `<|` and `|>` enclosed, in order. */
  readonly ranges: readonly TextRange[];
  /** Where `‸` stood; -1 without one. */
  readonly cursor: number;
}

const MARKER = /<\||\|>|‸/g;

/** Reads `Romeo <|sends|>: ‸`. Ranges do not nest. */
export function readMarkers(marked: string): MarkedText {
  const ranges: TextRange[] = [];
  let [cursor, start, removed] = [-1, 0, 0];
  for (const { 0: marker, index } of marked.matchAll(MARKER)) {
    const at = index - removed;
    if (marker === '‸') cursor = at;
    else if (marker === '<|') start = at;
    else ranges.push({ start, end: at });
    removed += marker.length;
  }
  return { text: marked.replaceAll(MARKER, ''), ranges, cursor };
}

/** The text with markers around ranges: the reverse of `readMarkers`. */
export function writeMarkers(text: string, ranges: readonly TextRange[]): string {
  return ranges
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (marked, { start, end }) =>
        `${marked.slice(0, start)}<|${marked.slice(start, end)}|>${marked.slice(end)}`,
      text,
    );
}

/** Two actors and a separator, for scripts in which the steps matter. */
export const CAST = `# Sample

[Client] Romeo
	jid: romeo@localhost
	password: secret

[Client] Juliet's phone
	jid: juliet@localhost
	password: secret

-----
Romeo connects

Juliet's phone connects

`;
