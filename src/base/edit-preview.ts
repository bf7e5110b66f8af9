import { t } from './translate.ts';
import { applyEdits, inOrder, type TextEdit } from './text-edit.ts';
import { createLineIndex } from './text-range.ts';

/** Lines of a text that edits change, and what becomes of them. */
export interface EditPreview {
  /** The first of the lines, from 1. */
  readonly line: number;
  /** Empty where lines come in between. */
  readonly before: readonly string[];
  /** Empty where lines go. */
  readonly after: readonly string[];
}

/** What edits change, line by line: one preview for edits in the same or neighbouring lines, in order. */
export function previewEdits(text: string, edits: readonly TextEdit[]): readonly EditPreview[] {
  const index = createLineIndex(text);
  const lineOf = (offset: number) => index.positionAt(offset).line;
  const groups: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of inOrder(edits)) {
    const [first, last] = [lineOf(edit.start), lineOf(edit.end)];
    const group = groups.at(-1);
    if (group !== undefined && first <= group.last + 1) {
      group.last = Math.max(group.last, last);
      group.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups.map((group) => {
    const start = index.lineStart(group.first);
    const end = group.last === index.lineCount ? text.length : index.lineStart(group.last + 1);
    const block = text.slice(start, end);
    const inside = group.edits.map((edit) => ({
      ...edit,
      start: edit.start - start,
      end: edit.end - start,
    }));
    return changedLines(
      group.first,
      block.split(/\r?\n/),
      applyEdits(block, inside).split(/\r?\n/),
    );
  });
}

/** Without the lines that stay, at both ends. */
function changedLines(
  line: number,
  before: readonly string[],
  after: readonly string[],
): EditPreview {
  const shortest = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < shortest && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  let head = 0;
  while (head < shortest - tail && before[head] === after[head]) head++;
  return {
    line: line + head,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
  };
}

/** The previews in one text, for a tooltip: `line 61: <item role="none"/> → <item/>`. */
export function printPreviews(previews: readonly EditPreview[]): string {
  return previews
    .map(({ line, before, after }) =>
      t('line {line}: {before} → {after}', {
        line,
        before: printSide(before),
        after: printSide(after),
      }),
    )
    .join('\n');
}

/** Of a long side no more than a tooltip can show. */
const LONGEST_SIDE = 600;

function printSide(lines: readonly string[]): string {
  let shown = '';
  for (const line of lines) {
    if (shown.length > LONGEST_SIDE) break;
    // Of a long line no more is looked at than is shown.
    const words = line.slice(0, 2 * LONGEST_SIDE).trim();
    if (words !== '') shown += shown === '' ? words : ` ${words}`;
  }
  if (shown === '') return t('nothing');
  return shown.length > LONGEST_SIDE ? `${shown.slice(0, LONGEST_SIDE)} …` : shown;
}
