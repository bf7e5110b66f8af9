import type { TextEdit } from '../../base/text-edit.ts';
import { createLineIndex } from '../../base/text-range.ts';
import { lineEnd } from '../../script/source-lines.ts';
import { trackLines } from '../../script/track-lines.ts';

/** The edits that turn `from` into `to` and leave the lines that both have alone, with whatever belongs to them. */
export function lineEdits(from: string, to: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let [start, otherStart] = [0, 0];
  const replaceUntil = (end: number, otherEnd: number) => {
    const text = to.slice(otherStart, otherEnd);
    if (from.slice(start, end) !== text) edits.push({ start, end, text });
  };
  for (const { at, other } of commonLineStarts(from, to)) {
    replaceUntil(at, other);
    start = lineEnd(from, at);
    otherStart = lineEnd(to, other);
  }
  replaceUntil(from.length, to.length);
  return edits;
}

interface CommonLine {
  readonly at: number;
  readonly other: number;
}

function commonLineStarts(from: string, to: string): readonly CommonLine[] {
  const [before, after] = [createLineIndex(from), createLineIndex(to)];
  const tracker = trackLines(from, to);
  return Array.from({ length: before.lineCount }, (_, index) => index + 1).flatMap((line) => {
    const other = tracker.lineOf(line);
    if (other === undefined) return [];
    return [{ at: before.lineStart(line), other: after.lineStart(other) }];
  });
}
