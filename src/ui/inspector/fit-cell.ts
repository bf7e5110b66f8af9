import { truncateJid, truncateMiddle } from '../../timeline/words/middle-truncate.ts';
import type { XmlToken } from '../widgets/xml-tokens.ts';
import type { DiffCell, DiffRow } from './diff-row.ts';

const INDENT = 2;
/** The tag's font is smaller than the tree's, and a gap stands before it: in characters of the tree. */
const TAG_SCALE = 0.72;
const TAG_GAP = 1.95;
/** No value is cut to less than this. */
const LEAST = 9;

/** The cell with its long values cut in their middle, so that it fits into a line of so many characters. */
export function fitCell(cell: DiffCell, columns: number): DiffCell {
  const { depth, tokens, tag } = cell;
  const tagLength = tag === undefined ? 0 : tag.length * TAG_SCALE + TAG_GAP;
  const fitted = fitTokens(tokens, columns - depth * INDENT - tagLength);
  return fitted === tokens ? cell : { ...cell, tokens: fitted };
}

/** The right tree has no line numbers: so many more characters fit. */
const RIGHT_MORE = 3.6;

/** All rows fitted; `columns` is what a line of the left side holds. */
export function fitRows(rows: readonly DiffRow[], columns: number): readonly DiffRow[] {
  return rows.map(({ left, right, isDifference }) => ({
    left: fitCell(left, columns),
    right: fitCell(right, columns + RIGHT_MORE),
    isDifference,
  }));
}

/** The longest values lose their middle first; the result may still be too long when there is nothing to cut. */
export function fitTokens(tokens: readonly XmlToken[], room: number): readonly XmlToken[] {
  const excess = Math.ceil(tokens.reduce((sum, { text }) => sum + text.length, 0) - room);
  if (excess <= 0) return tokens;
  const longest = tokens
    .filter(({ kind, text }) => isCuttable(kind) && text.length > LEAST)
    .sort((a, b) => b.text.length - a.text.length)[0];
  if (longest === undefined) return tokens;
  const second = tokens
    .filter((token) => token !== longest && isCuttable(token.kind))
    .reduce((most, { text }) => Math.max(most, text.length), LEAST);
  const target = Math.max(
    longest.text.length - excess,
    Math.min(second, longest.text.length - 1),
    LEAST,
  );
  const cut = { ...longest, text: shorten(longest.text, target), whole: wholeOf(longest) };
  return fitTokens(
    tokens.map((token) => (token === longest ? cut : token)),
    room,
  );
}

function isCuttable(kind: XmlToken['kind']): boolean {
  return kind === 'value' || kind === 'text';
}

function wholeOf({ text, whole }: XmlToken): string {
  return whole ?? text.replace(/^"|"$/g, '');
}

/** Quotes stay. */
function shorten(text: string, limit: number): string {
  if (text.startsWith('"') && text.endsWith('"')) {
    return `"${shorten(text.slice(1, -1), limit - 2)}"`;
  }
  return text.includes('@') ? truncateJid(text, limit) : truncateMiddle(text, limit);
}
