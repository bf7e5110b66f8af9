import type { AttributeDiff, ElementDiff } from '../../match/difference.ts';
import { wildcardOf } from '../../match/pattern.ts';
import type { XmlAttribute, XmlElement } from '../../xml/element.ts';
import { attributeTokens, punct, startTagName, type XmlToken } from '../widgets/xml-tokens.ts';
import type { DiffCell, DiffRow } from './diff-row.ts';
import { contentOf, type Level, type Painting } from './painting.ts';
import type { ScriptText } from './script-text.ts';

/**
 * Attributes stand one per line only if some differ, are absent or are extra, or if they would not fit into one
 * line on either side.
 */
export function isSpread(node: ElementDiff, level: Level, columns: number): boolean {
  const { attributes, expected, received } = node;
  if (attributes.some(({ state }) => state !== 'equal' && state !== 'wildcard')) return true;
  const room = columns - level.depth * INDENT;
  return (
    attributes.length > 0 &&
    (startLength(expected, level.expectedNs) > room ||
      startLength(received, level.receivedNs) > room)
  );
}

const INDENT = 2;

/** Characters of a start tag in one line; 0 for none. */
export function startLength(element: XmlElement | undefined, inheritedNs: string): number {
  if (element === undefined) return 0;
  const values = element.attributes.map(({ local, value }) => local.length + value.length + 4);
  const name = startTagName(element, inheritedNs).map(({ text }) => text.length);
  return [...values, ...name].reduce((sum, length) => sum + length, 2);
}

export function attributeRows(
  node: ElementDiff,
  level: Level,
  painting: Painting,
): readonly DiffRow[] {
  const { attributes } = node;
  const last = {
    expected: attributes.findLast(({ expected }) => expected),
    received: attributes.findLast(({ received }) => received),
  };
  const firstAllowed = attributes.find(({ state }) => state === 'extra-allowed');
  const content = contentOf(node);
  const end = (attribute: AttributeDiff, side: 'expected' | 'received'): readonly XmlToken[] =>
    last[side] === attribute ? [punct(content[side] ? '>' : '/>')] : [];
  return attributes.map((attribute): DiffRow => {
    const depth = level.depth + 1;
    const isDifference = attribute.difference !== undefined;
    return {
      left: leftCell(attribute, {
        depth,
        end: end(attribute, 'expected'),
        painting,
        isHinted: attribute === firstAllowed,
      }),
      right: rightCell(attribute, { depth, end: end(attribute, 'received'), painting }),
      isDifference,
    };
  });
}

interface CellContext {
  readonly depth: number;
  readonly end: readonly XmlToken[];
  readonly painting: Painting;
  readonly isHinted?: boolean;
}

function leftCell(attribute: AttributeDiff, context: CellContext): DiffCell {
  const { depth, end, painting, isHinted = false } = context;
  const { expected, state, difference } = attribute;
  const sign = difference === undefined ? {} : ({ sign: '−' } as const);
  if (expected === undefined) {
    if (state === 'extra') return { depth, tokens: [], slot: absence(attribute), ...sign };
    return { depth, tokens: [], ...(isHinted ? { hint: 'others are allowed here' } : {}) };
  }
  const written = painting.script.written(expected.valueRange, expected.value);
  const tokens = [...attributeTokens(expected, written, state === 'differs'), ...end];
  return { depth, tokens, ...painting.marks.at(expected.range?.start), ...sign };
}

function rightCell(attribute: AttributeDiff, { depth, end, painting }: CellContext): DiffCell {
  const { received, state, difference } = attribute;
  const sign = difference === undefined ? {} : ({ sign: '+' } as const);
  if (received === undefined) return { depth, tokens: [], slot: absence(attribute), ...sign };
  const tokens = [...attributeTokens(received, received.value, state === 'differs'), ...end];
  const tag = attributeTag(attribute, painting.script);
  return { depth, tokens, ...sign, ...(tag === undefined ? {} : { tag }) };
}

function absence({ expected, received }: AttributeDiff): string {
  return `no ${nameOf(expected ?? received)}`;
}

function nameOf(attribute: XmlAttribute | undefined): string {
  if (attribute === undefined) return '';
  return attribute.prefix === '' ? attribute.local : `${attribute.prefix}:${attribute.local}`;
}

const VARIABLE = /^\$\{(.+)\}$/s;

/** Why a received attribute is no difference, where that is not plain to see. */
export function attributeTag(attribute: AttributeDiff, script: ScriptText): string | undefined {
  const { state, expected } = attribute;
  if (state === 'extra-allowed') return 'extra';
  if (expected === undefined) return undefined;
  if (state === 'wildcard') return wildcardTag(expected.value);
  const variable = VARIABLE.exec(script.written(expected.valueRange, expected.value))?.[1];
  return state === 'equal' ? variable?.replaceAll("'", '’') : undefined;
}

function wildcardTag(value: string): string {
  const capture = wildcardOf(value)?.capture;
  return capture === undefined ? 'any' : `any, kept as ${capture}`;
}
