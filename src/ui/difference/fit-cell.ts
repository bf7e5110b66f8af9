import { truncateEscaped, truncateJid } from '../../timeline/words/middle-truncate.ts';
import { isCuttable, wholeOf, type XmlToken } from '../widgets/xml-tokens.ts';
import type { DiffCell, DiffRow } from './diff-row.ts';
import { fitDifference } from './fit-difference.ts';
import { isAddress } from './is-address.ts';

const INDENT = 2;
/** The tag's font is smaller than the tree's, and a gap stands before it: in characters of the tree. */
const TAG_SCALE = 0.72;
const TAG_GAP = 1.1;
/** In characters: a longer line is painted as far as any is, and is not looked through for what may be cut. */
const MOST_FITTED = 1_000_000;
/** No value is cut to less than this. */
const LEAST = 9;

/** The cell with its long values cut in their middle, so that it fits into a line of so many characters. */
export function fitCell(cell: DiffCell, columns: number): DiffCell {
  const fitted = fitTokens(cell.tokens, roomIn(cell, columns));
  return fitted === cell.tokens ? cell : { ...cell, tokens: fitted };
}

/** What the indentation and the tag leave for the tokens. */
function roomIn({ depth, tag }: DiffCell, columns: number): number {
  const tagLength = tag === undefined ? 0 : tag.length * TAG_SCALE + TAG_GAP;
  return columns - depth * INDENT - tagLength;
}

/** The right tree has no line numbers: so many more characters fit. */
const RIGHT_MORE = 3.6;

/**
 * A row fitted; `columns` is what a line of the left side holds. Where both sides are there and differ, only what
 * they share is cut: such a line may stay too long, and wraps. What is the same on both sides looks the same on both.
 */
export function fitRow(row: DiffRow, columns: number): DiffRow {
  const { left, right, isDifference } = row;
  if (lengthOf(left) > MOST_FITTED || lengthOf(right) > MOST_FITTED) return row;
  const isPair = left.tokens.length > 0 && right.tokens.length > 0;
  const fitted =
    isDifference && isPair
      ? fitPair(row, columns)
      : {
          left: fitCell(left, columns),
          right: fitCell(right, columns + RIGHT_MORE),
          isDifference,
        };
  return isPair ? cutAlike(row, fitted) : fitted;
}

function lengthOf({ tokens }: DiffCell): number {
  return tokens.reduce((sum, { text }) => sum + text.length, 0);
}

/** What both sides have is as short on both as on the one with less room. */
function cutAlike(row: DiffRow, fitted: DiffRow): DiffRow {
  const shortest = new Map<string, XmlToken>();
  const sides = [
    [row.left, fitted.left],
    [row.right, fitted.right],
  ] as const;
  for (const [whole, cut] of sides) {
    whole.tokens.forEach(({ text }, index) => {
      const token = cut.tokens[index];
      const known = shortest.get(text);
      if (token === undefined) return;
      if (known === undefined || token.text.length < known.text.length) shortest.set(text, token);
    });
  }
  const alike = (whole: DiffCell, cut: DiffCell): DiffCell => ({
    ...cut,
    tokens: cut.tokens.map((token, index) => {
      const twin = shortest.get(whole.tokens[index]?.text ?? '');
      return twin === undefined || twin.text === token.text
        ? token
        : { ...token, text: twin.text, whole: wholeOf(whole.tokens[index] ?? token) };
    }),
  });
  return { ...fitted, left: alike(...sides[0]), right: alike(...sides[1]) };
}

function fitPair({ left, right, isDifference }: DiffRow, columns: number): DiffRow {
  const fitted = fitDifference(
    { tokens: left.tokens, room: roomIn(left, columns) },
    { tokens: right.tokens, room: roomIn(right, columns + RIGHT_MORE) },
  );
  return {
    left: { ...left, tokens: fitted.left },
    right: { ...right, tokens: fitted.right },
    isDifference,
  };
}

/** The longest values lose their middle first; the result may still be too long when there is nothing to cut. */
export function fitTokens(tokens: readonly XmlToken[], room: number): readonly XmlToken[] {
  const excess = Math.ceil(tokens.reduce((sum, { text }) => sum + text.length, 0) - room);
  if (excess <= 0) return tokens;
  const longest = tokens
    .filter((token) => isCuttable(token) && token.text.length > LEAST)
    .sort((a, b) => b.text.length - a.text.length)[0];
  if (longest === undefined) return tokens;
  const second = tokens
    .filter((token) => token !== longest && isCuttable(token))
    .reduce((most, { text }) => Math.max(most, text.length), LEAST);
  const target = Math.max(
    longest.text.length - excess,
    Math.min(second, longest.text.length - 1),
    LEAST,
  );
  const cut = { ...longest, text: shorten(longest, target), whole: wholeOf(longest) };
  return fitTokens(
    tokens.map((token) => (token === longest ? cut : token)),
    room,
  );
}

/** Quotes stay. Texts are no addresses, whatever they hold. */
function shorten({ kind, text }: XmlToken, limit: number): string {
  if (kind === 'text') return truncateEscaped(text, limit);
  const quoted = /^"(.*)"$/s.exec(text)?.[1];
  if (quoted !== undefined) return `"${shortenValue(quoted, limit - 2)}"`;
  return shortenValue(text, limit);
}

function shortenValue(value: string, limit: number): string {
  return isAddress(value) ? truncateJid(value, limit) : truncateEscaped(value, limit);
}
