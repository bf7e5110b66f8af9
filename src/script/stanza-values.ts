import { remembering } from '../base/lazy.ts';
import { shiftRange, type TextRange } from '../base/text-range.ts';
import type { XmlAttribute, XmlElement } from '../xml/element.ts';
import type { BlockContent, BlockSyntax, ScriptSyntax } from './ast.ts';
import { findVariables, type VariableReference } from './variables.ts';

/** An attribute value or a text of a stanza in a script: the places where `${…}` and `{scansion:…}` may stand. */
export interface StanzaValue {
  readonly element: XmlElement;
  /** `undefined` for a text. */
  readonly attribute: XmlAttribute | undefined;
  /** Decoded. */
  readonly value: string;
  /** Of the value as written, without quotes. */
  readonly range: TextRange;
}

/** All values of an element and its descendants, in document order. */
export function stanzaValues(element: XmlElement): readonly StanzaValue[] {
  const attributes = element.attributes.flatMap((attribute) => {
    const { value, valueRange: range } = attribute;
    return range === undefined ? [] : [{ element, attribute, value, range }];
  });
  const children = element.children.flatMap((child): readonly StanzaValue[] => {
    if (child.kind === 'element') return stanzaValues(child);
    const { text: value, range } = child;
    return range === undefined ? [] : [{ element, attribute: undefined, value, range }];
  });
  return [...attributes, ...children];
}

/** Every `${…}` of a block, with ranges in the block's own text. */
export const contentVariables = remembering(
  ({ text, isRaw, roots, comments }: BlockContent): readonly VariableReference[] =>
    (isRaw ? [{ range: { start: 0, end: text.length } }] : roots.flatMap(stanzaValues))
      .flatMap(({ range }) =>
        findVariables(text.slice(range.start, range.end)).map((found) => shift(found, range.start)),
      )
      .filter(({ range }) => !isCommented(range, comments)),
);

/** Whether one of these comments, which come in order, holds the range. */
function isCommented(range: TextRange, comments: BlockContent['comments']): boolean {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.range.end ?? 0) < range.end) low = middle + 1;
    else high = middle;
  }
  const comment = comments[low];
  return comment !== undefined && contains(comment.range, range);
}

/** Every `${…}` of a block, with ranges in the script. */
export function blockVariables({ content, range }: BlockSyntax): readonly VariableReference[] {
  return contentVariables(content).map((found) => shift(found, range.start));
}

/** Every `${…}` of the script's actions, with ranges in the script. */
export function scriptVariables(syntax: ScriptSyntax): readonly VariableReference[] {
  return syntax.actions.flatMap(({ block }) => (block === undefined ? [] : blockVariables(block)));
}

function shift(found: VariableReference, by: number): VariableReference {
  const { range, actorRange, ...rest } = found;
  const shifted = { ...rest, range: shiftRange(range, by) };
  return actorRange === undefined
    ? shifted
    : { ...shifted, actorRange: shiftRange(actorRange, by) };
}

function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
