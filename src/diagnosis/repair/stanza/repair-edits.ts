import { insertAt, replaceRange, type TextEdit } from '../../../base/text-edit.ts';
import { indentation, leadBefore } from '../../../base/text-lines.ts';
import type { XmlAttribute, XmlElement } from '../../../xml/element.ts';
import { quoteValue } from '../../../xml/escape.ts';
import { withComments } from './carried-comments.ts';
import type { AttributeDiff, ElementDiff } from '../../../match/difference.ts';
import { attributeName } from '../../../match/label.ts';
import { merged, restored, writtenValue, type Writing } from './merge.ts';
import { commentLines } from './pattern-text.ts';
import { printInScript, startOfBlank, takeAway } from './source-layout.ts';
import { changedText } from './text-change.ts';
import { isWritableIfThere, isWritableText } from './writable.ts';

export interface EditContext {
  /** The whole script. */
  readonly source: string;
  readonly writing: Writing;
  /** What one level of XML is indented by in it. */
  readonly indent: string;
}

/**
 * Edits of the script that turn an expectation into what was received, and touch nothing else where that can be. An
 * element whose name or whose children's order differs is written anew. `undefined` where a range is missing, or where
 * what came is too large for a script.
 */
export function acceptingEdits(
  node: ElementDiff,
  inheritedNs: string,
  context: EditContext,
): readonly TextEdit[] | undefined {
  if (needsRewrite(node)) {
    const edit = rewrite(node, inheritedNs, context);
    return edit && [edit];
  }
  const edits: (readonly TextEdit[] | undefined)[] = [
    ...node.attributes.map((attribute) => attributeEdits(attribute, node, context)),
    addedAttributes(node, context),
    textEdits(node, context),
    addedChildren(node, context),
    ...node.children.map((child) => childEdits(child, node, context)),
  ];
  const known = edits.filter((list) => list !== undefined);
  return known.length === edits.length ? known.flat() : undefined;
}

function needsRewrite(node: ElementDiff): boolean {
  return (
    node.differences.some(({ kind }) => kind === 'name') ||
    node.children.some(({ outOfOrder }) => outOfOrder)
  );
}

/** The whole element, written anew with all that can stay; with `whole` all that came is taken in. */
export function rewrite(
  node: ElementDiff,
  inheritedNs: string,
  { source, writing, indent: unit }: EditContext,
  whole = false,
): TextEdit | undefined {
  const range = node.expected?.range;
  if (!isWritableIfThere(node.received)) return undefined;
  const element = merged(node, { writing, whole });
  if (range === undefined || element === undefined) return undefined;
  const lead = leadBefore(source, range.start);
  const text = printInScript(element, inheritedNs, { lead, indent: unit });
  if (commentLines(source, range).length === 0) return replaceRange(range, text);
  // Comments need lines of their own, wherever the element begins.
  const begin = lead ?? indentation(source, range.start);
  const layout = { lead: begin, indent: unit };
  const printed = begin + printInScript(element, inheritedNs, layout);
  const lines = withComments(printed, element, source);
  if (lead !== undefined) {
    return replaceRange({ start: range.start - lead.length, end: range.end }, lines);
  }
  const isBegun = lines.startsWith(`${begin}<`);
  return replaceRange(range, isBegun ? lines.slice(begin.length) : `\n${lines}`);
}

function attributeEdits(
  { state, expected, received }: AttributeDiff,
  owner: ElementDiff,
  { source, writing }: EditContext,
): readonly TextEdit[] | undefined {
  if (expected === undefined || (state !== 'missing' && state !== 'differs')) return [];
  const { range, valueRange } = expected;
  if (range === undefined || valueRange === undefined) return undefined;
  if (received === undefined) {
    return [takeAway(source, range)];
  }
  const quotes = { start: valueRange.start - 1, end: valueRange.end + 1 };
  const value = writtenValue(received, owner.received, writing);
  if (!isWritableText(value)) return undefined;
  const text = quotedAs(source[quotes.start] ?? '"', value);
  return [replaceRange(quotes, text)];
}

/** In the quotes that the script has there, unless the value itself holds such. */
function quotedAs(quote: string, value: string): string {
  const usual = quoteValue(value);
  return /['"]/.test(value) ? usual : quote + usual.slice(1, -1) + quote;
}

/** What a strict element has too many, put behind its last attribute. */
function addedAttributes(
  node: ElementDiff,
  { source, writing }: EditContext,
): readonly TextEdit[] | undefined {
  const extras = node.attributes.filter(({ state }) => state === 'extra');
  if (extras.length === 0) return [];
  const end = node.expected && endOfAttributes(source, node.expected);
  if (end === undefined || extras.some(({ received }) => !canBeAdded(received))) return undefined;
  const text = extras.flatMap(({ received }) => {
    if (received === undefined) return [];
    const value = writtenValue(received, node.received, writing);
    return ` ${attributeName(received)}=${quoteValue(value)}`;
  });
  return [insertAt(end, text.join(''))];
}

/** An attribute with a prefix would need its declaration, too. */
function canBeAdded(attribute: XmlAttribute | undefined): boolean {
  const { prefix, value = '' } = attribute ?? {};
  return (prefix === '' || prefix === 'xml') && isWritableText(value);
}

/** Behind the last attribute of a start tag; behind its name when it has none. */
export function endOfAttributes(source: string, element: XmlElement): number | undefined {
  if (element.startTag === undefined) return undefined;
  const close = isEmptyTag(source, element) ? 2 : 1;
  return startOfBlank(source, element.startTag.end - close);
}

function isEmptyTag(source: string, { startTag }: XmlElement): boolean {
  return startTag !== undefined && source.slice(startTag.end - 2, startTag.end) === '/>';
}

function textEdits(
  { text, expected }: ElementDiff,
  { source, writing }: EditContext,
): readonly TextEdit[] | undefined {
  if (text?.state !== 'differs' || expected === undefined) return [];
  if (!isWritableText(text.received)) return undefined;
  return changedText(source, expected, writing.restore(text.received));
}

function childEdits(
  child: ElementDiff,
  parent: ElementDiff,
  context: EditContext,
): readonly TextEdit[] | undefined {
  if (child.kind === 'pair') {
    return acceptingEdits(child, parent.expected?.ns ?? '', context);
  }
  if (child.kind === 'extra') return [];
  const range = child.expected?.range;
  if (range === undefined) return undefined;
  return [takeAway(context.source, range)];
}

/** What a strict element has too many, each behind the child that it follows in the stanza. */
function addedChildren(node: ElementDiff, context: EditContext): readonly TextEdit[] | undefined {
  const extras = node.children.filter((child) => child.kind === 'extra' && !child.allowed);
  if (extras.length === 0) return [];
  const { expected: parent, received } = node;
  if (parent?.startTag === undefined || !isWritableIfThere(received)) return undefined;
  if (isEmptyTag(context.source, parent)) return filledTag(node, parent, context);
  const edits: TextEdit[] = [];
  let at = parent.startTag.end;
  let lead = childLead(parent, context.source);
  for (const child of node.children) {
    const range = child.expected?.range;
    if (range !== undefined) {
      at = range.end;
      lead = leadBefore(context.source, range.start);
    } else if (child.received !== undefined && !child.allowed) {
      const written = restored(child.received, context.writing);
      const text =
        (lead === undefined ? '' : `\n${lead}`) +
        printInScript(written, parent.ns, { lead, indent: context.indent });
      edits.push(insertAt(at, text));
    }
  }
  return edits;
}

/** The lead of the first child, if that has a line of its own. */
export function childLead(parent: XmlElement | undefined, source: string): string | undefined {
  const first = parent?.children.find((child) => child.kind === 'element');
  return first?.range && leadBefore(source, first.range.start);
}

/** `<x/>` opened for its children. */
function filledTag(
  node: ElementDiff,
  parent: XmlElement,
  { source, writing, indent }: EditContext,
): readonly TextEdit[] | undefined {
  const { startTag, nameRange } = parent;
  if (startTag === undefined || nameRange === undefined) return undefined;
  const lead = leadBefore(source, startTag.start);
  const inner = lead === undefined ? undefined : lead + indent;
  const children = node.children.flatMap(({ received, allowed }) => {
    if (received === undefined || allowed) return [];
    const layout = { lead: inner, indent };
    const text = printInScript(restored(received, writing), parent.ns, layout);
    return inner === undefined ? text : `\n${inner}${text}`;
  });
  const end = lead === undefined ? '' : `\n${lead}`;
  const name = source.slice(nameRange.start, nameRange.end);
  const range = { start: startOfBlank(source, startTag.end - 2), end: startTag.end };
  return [replaceRange(range, `>${children.join('')}${end}</${name}>`)];
}
