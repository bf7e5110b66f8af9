import { remembering } from '../../../base/lazy.ts';
import { applyEdits, insertAt } from '../../../base/text-edit.ts';
import { leadBefore, lineStart } from '../../../base/text-lines.ts';
import type { TextRange } from '../../../base/text-range.ts';
import { childElements, type XmlElement } from '../../../xml/element.ts';
import { parseTolerant } from '../../../xml/parse-tolerant.ts';
import { commentLines } from './pattern-text.ts';

/**
 * Lines that hold an element as it was printed anew, with the comment lines that it has in the script: each above the
 * element that it stands above there, or above the end tag. Where that has no line of its own now, the comment goes
 * above what is around it and has. The element knows its place in the script, its children theirs as far as they are
 * from there.
 */
export function withComments(printed: string, element: XmlElement, source: string): string {
  const comments = element.range === undefined ? [] : commentLines(source, element.range);
  const [twin] = parseTolerant(printed).roots;
  if (twin === undefined) return printed;
  const root = { element, twin };
  const insides = remembering(insideOf);
  const edits = comments.map(({ start, end }) =>
    insertAt(placeOf(start, root, { printed, insides }), `${source.slice(start, end)}\n`),
  );
  return applyEdits(printed, edits);
}

/** An element with places in the script, and the same one with places in what was printed. */
interface Twins {
  readonly element: XmlElement;
  readonly twin: XmlElement;
}

interface Printed {
  readonly printed: string;
  readonly insides: (twins: Twins) => readonly Inside[];
}

/** A child that has a place in the script. */
interface Inside extends TextRange {
  readonly twins: Twins;
}

/** The start of the printed line above which a comment is to stand. */
function placeOf(comment: number, root: Twins, { printed, insides }: Printed): number {
  let line = 0;
  let around = root;
  for (;;) {
    line = ownLine(around.twin.range?.start, printed) ?? line;
    const children = insides(around);
    const behind = firstBehind(comment, children);
    const before = children[behind - 1];
    if (before === undefined || before.end <= comment) {
      const next = children[behind]?.twins.twin.range?.start ?? endTag(around.twin, printed);
      return ownLine(next, printed) ?? line;
    }
    around = before.twins;
  }
}

/** In the order of the script. */
function insideOf({ element, twin }: Twins): readonly Inside[] {
  const twins = childElements(twin);
  const placed = childElements(element).flatMap((child, index) => {
    const other = twins[index];
    if (other === undefined || child.range === undefined) return [];
    return [{ ...child.range, twins: { element: child, twin: other } }];
  });
  const isInOrder = placed.every(({ start }, index) => start >= (placed[index - 1]?.start ?? 0));
  return isInOrder ? placed : placed.toSorted((a, b) => a.start - b.start);
}

/** How many of them start before an offset, or at it. */
function firstBehind(offset: number, sorted: readonly Inside[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function endTag({ range, startTag }: XmlElement, printed: string): number | undefined {
  if (range === undefined || range.end === startTag?.end) return undefined;
  return printed.lastIndexOf('</', range.end);
}

function ownLine(offset: number | undefined, printed: string): number | undefined {
  if (offset === undefined || leadBefore(printed, offset) === undefined) return undefined;
  return lineStart(printed, offset);
}
