import { lineEndOf } from '../base/text-lines.ts';
import { applyEdits, replaceRange, type TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import type { ItemSyntax, ScriptSyntax } from './ast.ts';
import { formatItem } from './formatting/format-item.ts';
import { parseScript } from './parse.ts';

/** The script laid out: see `formatEdits`. Laying out again changes nothing. */
export function formatScript(text: string): string {
  return applyEdits(text, formatEdits(parseScript(text)));
}

/**
 * The edits that lay a script out: TABs, one blank line between definitions and between steps of more than one line, XML indented by its
 * depth. What the script means stays as it is, and so do comments, quotes, texts, what stands on one line, and stanzas
 * that are no XML.
 */
export function formatEdits(syntax: ScriptSyntax): readonly TextEdit[] {
  const { text } = syntax;
  const eol = lineEndOf(text);
  const items = outermost(syntax.items);
  const edits: TextEdit[] = [];
  const change = (range: TextRange, formatted: string) => {
    if (text.slice(range.start, range.end) !== formatted)
      edits.push(replaceRange(range, formatted));
  };
  let before: ItemSyntax | undefined;
  for (const item of items) {
    const gap = { start: before?.range.end ?? bomLength(text), end: item.range.start };
    change(gap, formatGap(before, item, { raw: text.slice(gap.start, gap.end), eol }));
    change(item.range, formatItem(text, item, eol));
    before = item;
  }
  if (before !== undefined) change({ start: before.range.end, end: text.length }, eol);
  return edits;
}

function bomLength(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

/** Items that are inside no other one. */
function outermost(items: readonly ItemSyntax[]): readonly ItemSyntax[] {
  let end = -1;
  return items.filter(({ range }) => {
    const isInside = range.start < end;
    end = Math.max(end, range.end);
    return !isInside;
  });
}

interface Gap {
  readonly raw: string;
  readonly eol: string;
}

/** What stands between two items: line ends only. */
function formatGap(before: ItemSyntax | undefined, after: ItemSyntax, { raw, eol }: Gap): string {
  if (isUnclear(before) || isUnclear(after)) return raw;
  if (before === undefined) return '';
  const isApart = (raw.match(/\r\n|\n|\r/g)?.length ?? 0) > 1;
  const isComment = before.kind === 'comment' || before.kind === 'time';
  const mayTouch = isComment ? after.kind !== 'separator' : areShort(before, after);
  return mayTouch && !isApart ? eol : eol + eol;
}

/** Steps of one line each may stand together. */
function areShort(...items: readonly ItemSyntax[]): boolean {
  return items.every((item) => item.kind === 'action' && item.block === undefined);
}

/** Around lines that belong to nothing even a blank line may mean something. */
function isUnclear(item: ItemSyntax | undefined): boolean {
  return item?.kind === 'stray-block' || item?.kind === 'unknown';
}
