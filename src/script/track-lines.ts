import { createLineIndex, type LineSpan, type TextRange } from '../base/text-range.ts';
import { commonSubsequence } from '../match/sequence.ts';

/** Where the lines of one text are in a later version of it. */
export interface LineTracker {
  /** The line in the later text, `undefined` when it was changed or deleted. */
  lineOf(line: number): number | undefined;
  /** The lines in the later text; `undefined` unless all of them are there, side by side. */
  spanOf(span: LineSpan): LineSpan | undefined;
  /** Offsets into the later text; `undefined` when a line of the range was changed. */
  rangeOf(range: TextRange): TextRange | undefined;
}

/** Follows whole lines from `source` to `text` by what the two have in common. */
export function trackLines(source: string, text: string): LineTracker {
  const places = source === text ? undefined : commonLines(source, text);
  const before = createLineIndex(source);
  const after = createLineIndex(text);
  const lineOf = (line: number) => (places === undefined ? line : places.get(line));
  const spanOf = (span: LineSpan) => {
    const start = lineOf(span.line);
    if (start === undefined) return undefined;
    for (let line = span.line; line <= span.endLine; line++) {
      if (lineOf(line) !== start + line - span.line) return undefined;
    }
    return { line: start, endLine: start + span.endLine - span.line };
  };
  const rangeOf = ({ start, end }: TextRange) => {
    const line = before.positionAt(start).line;
    const span = spanOf({ line, endLine: before.positionAt(end).line });
    if (span === undefined) return undefined;
    const shift = after.lineStart(span.line) - before.lineStart(line);
    return { start: start + shift, end: end + shift };
  };
  return { lineOf, spanOf, rangeOf };
}

function commonLines(source: string, text: string): ReadonlyMap<number, number> {
  const left = linesOf(source);
  const right = linesOf(text);
  const identities = new Map<string, number>();
  const identityOf = (line: string) => {
    const known = identities.get(line);
    if (known !== undefined) return known;
    identities.set(line, identities.size);
    return identities.size - 1;
  };
  const leftIds = left.map(identityOf);
  const rightIds = right.map(identityOf);
  const pairs = commonSubsequence({
    leftCount: left.length,
    rightCount: right.length,
    same: (a, b) => leftIds[a] === rightIds[b],
    leftIdentity: (index) => leftIds[index] ?? -1,
    rightIdentity: (index) => rightIds[index] ?? -2,
  });
  return new Map(pairs.map((pair) => [pair.left + 1, pair.right + 1]));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}
