import type { ElementDiff } from '../../match/difference.ts';
import { wildcardOf } from '../../match/pattern.ts';
import { textRange } from '../../match/own-diff.ts';
import { leafEnd, punct, textTokens, endTag, type XmlToken } from '../widgets/xml-tokens.ts';
import type { DiffCell, DiffRow } from './diff-row.ts';
import type { PairDiff, Written } from './painting.ts';

type Side = 'expected' | 'received';

/** What follows the attributes of a leaf on one side: its text and its end tag, or `/>`. */
export function leafTokens(node: PairDiff, side: Side, written: Written): readonly XmlToken[] {
  const { text } = node;
  const element = node[side];
  if (text === undefined || text[side] === '') return leafEnd(element, '');
  const shown = written(textRange(element), text[side]).trim();
  const tokens = textTokens(shown, text.state === 'differs');
  return [punct('>'), ...tokens, ...endTag(element)];
}

/** The text of an element whose attributes or children have lines of their own; no row when it has none. */
export function textRow({ text }: ElementDiff, depth: number): readonly DiffRow[] {
  if (text === undefined) return [];
  const isDifference = text.state === 'differs';
  const cell = (side: Side): DiffCell => {
    const sign = isDifference ? ({ sign: side === 'expected' ? '−' : '+' } as const) : {};
    if (text[side] !== '') return { depth, tokens: textTokens(text[side], isDifference), ...sign };
    return isDifference ? { depth, tokens: [], slot: 'no text', ...sign } : { depth, tokens: [] };
  };
  const tag = tagOf(text);
  const right = { ...cell('received'), ...(tag === undefined ? {} : { tag }) };
  return [{ left: cell('expected'), right, isDifference }];
}

/** Why a received text is no difference, where that is not plain to see. */
export function textTag({ text }: ElementDiff): string | undefined {
  return text === undefined ? undefined : tagOf(text);
}

function tagOf({ state, expected }: NonNullable<ElementDiff['text']>): string | undefined {
  if (state !== 'ignored') return undefined;
  return wildcardOf(expected) === undefined ? 'any text' : 'any';
}
