import { t } from '../../base/translate.ts';
import { replaceRange, type TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { blockAt, touches } from '../elements-at.ts';
import { splitLines, type Line } from '../lines.ts';
import { wrongIndent } from '../parse-block.ts';
import { preferred, type QuickFixDraft, type RepairContext } from './draft.ts';

/** Every line of a block or a definition begins with a TAB afterwards. */
export function indentBlock({ syntax, diagnostic, text }: RepairContext): readonly QuickFixDraft[] {
  const { start } = diagnostic.range;
  const block = blockAt(syntax, start);
  const definition = syntax.definitions.find(({ range }) => touches(range, start));
  const range = block?.range ?? definition?.range;
  if (range === undefined) return [];
  const lines = splitLines(text.slice(range.start, range.end)).filter(
    ({ kind }) => kind === 'indented' || kind === 'xml',
  );
  const unit = block === undefined ? Infinity : unitOf(lines);
  const edits = lines.flatMap((line) => indentLine(line, unit, range));
  return [preferred(t('Indent with TABs'), ...edits)];
}

function indentLine(line: Line, unit: number, { start }: TextRange): readonly TextEdit[] {
  const wrong = wrongIndent(line);
  if (wrong === undefined) return [];
  const width = wrong.end - wrong.start;
  const tabs = Math.max(1, Math.floor(width / unit));
  const rest = Number.isFinite(unit) && width > unit ? width % unit : 0;
  const lead = '\t'.repeat(tabs) + ' '.repeat(rest);
  return [replaceRange({ start: start + wrong.start, end: start + wrong.end }, lead)];
}

/** How many spaces one level of a block has: as many as its first line, or its first deeper one if that has none. */
function unitOf(lines: readonly Line[]): number {
  const widths = lines.map(({ text }) => /^ */.exec(text)?.[0].length ?? 0);
  return Math.max(1, widths.find((width) => width > 0) ?? 1);
}
