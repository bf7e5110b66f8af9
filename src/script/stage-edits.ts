import type { TextRange } from '../base/text-range.ts';
import type { TagSyntax } from './ast.ts';
import { touches } from './elements-at.ts';
import { wholeLines } from './source-lines.ts';
import { stageTag, tagParts } from './stage-entries.ts';

/** What goes with one of the things that a line with a tag asks for. */
export function removedWith(text: string, line: TagSyntax, range: TextRange): TextRange {
  const tag = stageTag(line);
  const parts = tag === undefined ? [] : tagParts(line, tag);
  const at = parts.findIndex((each) => touches(each.range, range.start));
  const [part, before, after] = [parts[at], parts[at - 1], parts[at + 1]];
  if (part === undefined || parts.length < 2) return wholeLines(text, line.key.range);
  if (after !== undefined) return { start: part.range.start, end: after.range.start };
  return { start: before?.range.end ?? part.range.start, end: part.range.end };
}
