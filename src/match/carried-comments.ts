import { applyEdits, insertAt } from '../base/text-edit.ts';
import { leadBefore, lineStart } from '../base/text-lines.ts';
import { childElements, type XmlElement } from '../xml/element.ts';
import { parseTolerant } from '../xml/parse-tolerant.ts';
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
  const edits = comments.map(({ start, end }) =>
    insertAt(placeOf(start, { element, twin }, printed), `${source.slice(start, end)}\n`),
  );
  return applyEdits(printed, edits);
}

/** An element with places in the script, and the same one with places in what was printed. */
interface Twins {
  readonly element: XmlElement;
  readonly twin: XmlElement;
}

/** The start of the printed line above which a comment is to stand. */
function placeOf(comment: number, root: Twins, printed: string): number {
  let line = 0;
  let around: Twins | undefined = root;
  while (around !== undefined) {
    line = ownLine(around.twin.range?.start, printed) ?? line;
    const children: readonly Twins[] = twinsIn(around);
    const inside: Twins | undefined = children.find(({ element: { range } }) => {
      return range !== undefined && range.start < comment && comment < range.end;
    });
    if (inside === undefined) {
      const next = nextBehind(comment, children)?.twin.range?.start ?? endTag(around.twin, printed);
      return ownLine(next, printed) ?? line;
    }
    around = inside;
  }
  return line;
}

function twinsIn({ element, twin }: Twins): readonly Twins[] {
  const twins = childElements(twin);
  return childElements(element).flatMap((child, index) => {
    const other = twins[index];
    return other === undefined ? [] : [{ element: child, twin: other }];
  });
}

function nextBehind(comment: number, children: readonly Twins[]): Twins | undefined {
  const startOf = ({ element }: Twins) => element.range?.start ?? -1;
  const behind = children.filter((child) => startOf(child) > comment);
  return behind.toSorted((a, b) => startOf(a) - startOf(b))[0];
}

function endTag({ range, startTag }: XmlElement, printed: string): number | undefined {
  if (range === undefined || range.end === startTag?.end) return undefined;
  return printed.lastIndexOf('</', range.end);
}

function ownLine(offset: number | undefined, printed: string): number | undefined {
  if (offset === undefined || leadBefore(printed, offset) === undefined) return undefined;
  return lineStart(printed, offset);
}
