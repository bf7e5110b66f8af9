import type { TextRange } from '../base/text-range.ts';
import { childElements, type XmlAttribute, type XmlElement } from '../xml/element.ts';
import type { ActionSyntax, BlockSyntax, ScriptSyntax } from './ast.ts';
import { stanzaValues, type StanzaValue } from './stanza-values.ts';

/** Whether an offset lies in a range or at one of its ends. */
export function touches({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The block at an offset, stray ones included. */
export function blockAt(syntax: ScriptSyntax, offset: number): BlockSyntax | undefined {
  for (const item of syntax.items) {
    if (item.kind !== 'action' && item.kind !== 'stray-block') continue;
    if (item.block !== undefined && touches(item.block.range, offset)) return item.block;
  }
  return undefined;
}

/** The action whose lines an offset is on. */
export function actionAt(syntax: ScriptSyntax, offset: number): ActionSyntax | undefined {
  return syntax.actions.find(({ range }) => touches(range, offset));
}

/** An element and all below it, in document order. */
export function withDescendants(element: XmlElement): readonly XmlElement[] {
  return [element, ...childElements(element).flatMap(withDescendants)];
}

export function elementsOf(block: BlockSyntax): readonly XmlElement[] {
  return block.roots.flatMap(withDescendants);
}

/** The elements of a block from its root down to one of them, that one included; empty when it is not there. */
export function pathTo({ roots }: BlockSyntax, element: XmlElement): readonly XmlElement[] {
  const find = (from: readonly XmlElement[]): readonly XmlElement[] => {
    for (const each of from) {
      if (each === element) return [each];
      const rest = find(childElements(each));
      if (rest.length > 0) return [each, ...rest];
    }
    return [];
  };
  return find(roots);
}

export interface AttributePlace {
  readonly element: XmlElement;
  readonly attribute: XmlAttribute;
}

/** The attribute at an offset, its quotes and both ends included. */
export function attributeAt(block: BlockSyntax, offset: number): AttributePlace | undefined {
  for (const element of elementsOf(block)) {
    const attribute = element.attributes.find(({ range }) => range && touches(range, offset));
    if (attribute !== undefined) return { element, attribute };
  }
  return undefined;
}

/** The attribute value or text at an offset. */
export function valueAt(block: BlockSyntax, offset: number): StanzaValue | undefined {
  return block.roots.flatMap(stanzaValues).find(({ range }) => touches(range, offset));
}

/** Where an element's name stands: in its start tag and, if it has one, in its end tag. */
export function tagNames(
  text: string,
  { nameRange, range }: { readonly nameRange?: TextRange; readonly range?: TextRange },
): readonly TextRange[] {
  if (nameRange === undefined || range === undefined) return [];
  const name = text.slice(nameRange.start, nameRange.end);
  const closing = /<\/([^\s<>]*)\s*>$/.exec(text.slice(range.start, range.end));
  if (closing === null || closing[1] !== name) return [nameRange];
  const start = range.start + closing.index + 2;
  return [nameRange, { start, end: start + name.length }];
}
