import { truncateEscaped } from '../../timeline/words/middle-truncate.ts';
import { isCuttable, wholeOf, type XmlToken } from '../widgets/xml-tokens.ts';
import { isAddress } from './is-address.ts';

/** One side of a line that differs, and how many characters of it fit. */
export interface FittedSide {
  readonly tokens: readonly XmlToken[];
  readonly room: number;
}

/** No shared part is cut to less than `least`, and none that is hardly longer. */
const OF_A_VALUE = { least: 11, worthCutting: 15 };
/** What people wrote is read, not looked up. */
const OF_A_TEXT = { least: 32, worthCutting: 48 };
/** Three parts of 1023 octets, what stands between them (RFC 7622, section 3.1), and quotes. */
const LONGEST_ADDRESS = 3 * 1023 + 4;

/**
 * Two lines that differ, cut alike in the middle of what they share at their start and at their end, as far as the
 * longer one needs. What differs stays whole; so a line may still be too long.
 */
export function fitDifference(left: FittedSide, right: FittedSide) {
  const [one, other] = [textOf(left), textOf(right)];
  const excess = Math.ceil(Math.max(one.length - left.room, other.length - right.room));
  const start = sharedStart(one, other);
  const end = sharedEnd(one.slice(start), other.slice(start));
  const shared = { start, end };
  return {
    left: cutShared(left.tokens, shared, excess),
    right: cutShared(right.tokens, shared, excess),
  };
}

function textOf({ tokens }: FittedSide): string {
  return tokens.map(({ text }) => text).join('');
}

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one[count] === other[count]) count += 1;
  return count;
}

function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

/** How many characters at both ends of the line are the same on the other side. */
interface Shared {
  readonly start: number;
  readonly end: number;
}

/** A part of a token that both sides have, as places in the token's text. */
interface Piece {
  readonly token: number;
  readonly from: number;
  readonly to: number;
}

/** The longest shared piece loses its middle, then the next one. */
function cutShared(
  tokens: readonly XmlToken[],
  shared: Shared,
  excess: number,
): readonly XmlToken[] {
  if (excess <= 0) return tokens;
  const pieces = sharedPieces(tokens, shared).sort((a, b) => b.to - b.from - (a.to - a.from));
  const cuts = new Map<Piece, number>();
  let left = excess;
  for (const piece of pieces) {
    const length = piece.to - piece.from;
    const limits = tokens[piece.token]?.kind === 'text' ? OF_A_TEXT : OF_A_VALUE;
    const kept = Math.max(length - left, limits.least);
    if (left <= 0) break;
    if (length < limits.worthCutting) continue;
    cuts.set(piece, kept);
    left -= length - kept;
  }
  return tokens.map((token, index) => {
    const own = [...cuts].filter(([piece]) => piece.token === index);
    if (own.length === 0) return token;
    // From the back, as a cut moves what is behind it.
    own.sort(([a], [b]) => b.from - a.from);
    const text = own.reduce((whole, [piece, kept]) => cutPiece(whole, piece, kept), token.text);
    return { ...token, text, whole: wholeOf(token) };
  });
}

function cutPiece(text: string, { from, to }: Piece, kept: number): string {
  return text.slice(0, from) + truncateEscaped(text.slice(from, to), kept) + text.slice(to);
}

function sharedPieces(tokens: readonly XmlToken[], { start, end }: Shared): Piece[] {
  const length = tokens.reduce((sum, { text }) => sum + text.length, 0);
  let at = 0;
  return tokens.flatMap((token, index): readonly Piece[] => {
    const first = at;
    at += token.text.length;
    if (!isCuttable(token)) return [];
    const head = { token: index, from: 0, to: Math.min(at, start) - first };
    const tail = {
      token: index,
      from: Math.max(first, length - end, first + Math.max(head.to, 0)) - first,
      to: at - first,
    };
    const resource = resourceIn(token.text);
    return [head, tail]
      .map((piece) => ({ ...piece, to: Math.min(piece.to, resource) }))
      .filter(({ from, to }) => to > from);
  });
}

/** Where the resource of an address begins, in a room the nickname: it stays. */
function resourceIn(text: string): number {
  if (text.length > LONGEST_ADDRESS) return text.length;
  const value = text.replace(/^"|"$/g, '');
  const slash = isAddress(value) ? text.indexOf('/') : -1;
  return slash === -1 ? text.length : slash;
}
