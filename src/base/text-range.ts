/** A half-open range of UTF-16 offsets into a text: `start` is inside, `end` is not. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A place as editors name it: line and column both count from 1, columns in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Whole lines of a text, counted from 1, both ends inside. */
export interface LineSpan {
  readonly line: number;
  readonly endLine: number;
}

/** Translates offsets to positions and back. `\n`, `\r\n` and `\r` end a line. */
export interface LineIndex {
  readonly lineCount: number;
  /** The position of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): TextPosition;
  /** The offset at which a line (from 1) starts; lines outside the text are clamped. */
  lineStart(line: number): number;
}

export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const clampLine = (line: number) => Math.min(Math.max(line, 1), starts.length);
  return {
    lineCount: starts.length,
    lineStart: (line) => starts[clampLine(line) - 1] ?? 0,
    positionAt: (offset) => {
      const at = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, at);
      return { line: line + 1, column: at - (starts[line] ?? 0) + 1 };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The index of the last element that is at most `value`; `sorted` starts with 0. */
function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The range of the same length, `by` characters further on. */
export function shiftRange({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
