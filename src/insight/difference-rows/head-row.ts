import type { AttributeDiff, ElementDiff } from '../../match/difference.ts';
import { childElements, type XmlAttribute } from '../../xml/element.ts';
import { SCANSION_NS } from '../../xmpp/namespaces.ts';
import {
  attributeTokens,
  punct,
  space,
  startTagName,
  type XmlToken,
} from '../widgets/xml-tokens.ts';
import { attributeTag } from './attribute-rows.ts';
import type { DiffRow } from './diff-row.ts';
import { contentOf, type Level, type Painting, type PairDiff, type Written } from './painting.ts';
import { leafTokens, textTag } from './text-row.ts';

/** How the head of a pair is painted: `spread` when its attributes have lines of their own. */
interface HeadPainting extends Painting {
  readonly spread: boolean;
}

/** The line of a pair's start tag: the whole element if it is a leaf whose attributes need no lines of their own. */
export function headRow(node: PairDiff, level: Level, painting: HeadPainting): DiffRow {
  const { expected } = node;
  const { depth } = level;
  const isDifference = differsInHead(node, painting.spread);
  const sign = (own: '−' | '+') => (isDifference ? { sign: own } : {});
  const line = painting.marks.at(expected.startTag?.start ?? expected.range?.start);
  const tag = headTag(node, painting);
  return {
    left: { depth, tokens: leftTokens(node, level, painting), ...line, ...sign('−') },
    right: {
      depth,
      tokens: rightTokens(node, level, painting),
      ...sign('+'),
      ...(tag === undefined ? {} : { tag }),
    },
    isDifference,
  };
}

function differsInHead(node: PairDiff, spread: boolean): boolean {
  const isNamedOrMoved = node.differences.some(({ kind }) => kind === 'name' || kind === 'order');
  return isNamedOrMoved || (isInlineLeaf(node, spread) && node.text?.state === 'differs');
}

function isInlineLeaf(node: ElementDiff, spread: boolean): boolean {
  return node.children.length === 0 && !spread;
}

function leftTokens(
  node: PairDiff,
  { expectedNs }: Level,
  { script, spread }: HeadPainting,
): readonly XmlToken[] {
  const { expected } = node;
  const written = ({ value, valueRange }: XmlAttribute) => script.written(valueRange, value);
  const shown = spread ? [] : node.attributes.flatMap((a) => a.expected ?? []);
  const directives = expected.attributes.filter(
    ({ ns, range }) => ns === SCANSION_NS && range !== undefined,
  );
  return [
    ...startTagName(expected, expectedNs),
    ...[...directives, ...shown].flatMap((attribute) => [
      space,
      ...attributeTokens(attribute, written(attribute)),
    ]),
    ...ending(node, 'expected', { spread, written: (range, text) => script.written(range, text) }),
  ];
}

function rightTokens(
  node: PairDiff,
  { receivedNs }: Level,
  { spread }: HeadPainting,
): readonly XmlToken[] {
  const { received } = node;
  const shown = spread ? [] : node.attributes.flatMap((a) => a.received ?? []);
  return [
    ...startTagName(received, receivedNs),
    ...shown.flatMap((attribute) => [space, ...attributeTokens(attribute)]),
    ...ending(node, 'received', { spread, written: (_range, text) => text }),
  ];
}

/** `>`, `/>` or the leaf's text; nothing when lines with attributes follow. */
function ending(
  node: PairDiff,
  side: 'expected' | 'received',
  { spread, written }: { readonly spread: boolean; readonly written: Written },
): readonly XmlToken[] {
  if (spread && node.attributes.some((attribute) => attribute[side])) return [];
  if (node.children.length === 0 && !spread) return leafTokens(node, side, written);
  return [punct(contentOf(node)[side] ? '>' : '/>')];
}

function headTag(node: PairDiff, painting: HeadPainting): string | undefined {
  if (node.outOfOrder) return orderTag(node);
  const tags = [
    ...(painting.spread ? [] : node.attributes.map((attribute) => namedTag(attribute, painting))),
    isInlineLeaf(node, painting.spread) ? textTag(node) : undefined,
    hasFreeOrder(node) ? 'order: free here' : undefined,
  ].filter((tag) => tag !== undefined);
  return tags.length === 0 ? undefined : tags.join(' · ');
}

function orderTag({ differences }: PairDiff): string {
  const place = differences.find(({ kind }) => kind === 'order')?.places?.expected;
  return place === undefined ? 'out of order' : `expected ${place}`;
}

/** In a line with several attributes the tag says which one it means. */
function namedTag(attribute: AttributeDiff, { script }: Painting): string | undefined {
  const tag = attributeTag(attribute, script);
  return tag === undefined ? undefined : `${attribute.received?.local ?? ''}: ${tag}`;
}

/** Whether children came in another order than expected, where the order does not count. */
function hasFreeOrder({ strict, received, children }: PairDiff): boolean {
  if (strict) return false;
  const came = childElements(received);
  const places = children.flatMap((child) =>
    child.kind === 'pair' && child.received ? [came.indexOf(child.received)] : [],
  );
  return places.some((place, index) => place < (places[index - 1] ?? 0));
}
