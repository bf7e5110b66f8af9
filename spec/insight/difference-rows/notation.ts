import type { RowLayout } from '../../../src/insight/difference-rows/layout.ts';
import {
  nodeOf,
  type DifferenceRow,
  type TagEnding,
  type RowAttribute,
  type RowMark,
  type RowSide,
} from '../../../src/insight/difference-rows/row.ts';
import { differenceRows } from '../../../src/insight/difference-rows/rows.ts';
import type { XmlElement } from '../../../src/xml/element.ts';
import { diff } from '../../match/notation.ts';

const SIGNS: Readonly<Record<RowMark, string>> = {
  same: ' ',
  differs: '!',
  moved: '~',
  allowed: 'a',
  error: 'e',
};

/** Each row as `sign expected | received {words} (left out)`, both sides indented; `[…]` is no node. */
export function rowsOf(expected: string, received: string, layout: RowLayout): readonly string[] {
  return differenceRows(diff(expected, received), layout).map(print);
}

function print(row: DifferenceRow): string {
  const { mark, words, leftOut, depth } = row;
  const indent = '  '.repeat(depth);
  const said = words.map(({ text }) => ` {${text}}`).join('');
  const out = leftOut === 0 ? '' : ` (${leftOut} left out)`;
  const [left, right] = [sideText(row.expected), sideText(row.received)];
  const side = (text: string) => (text === '' ? '' : indent + text);
  return `${SIGNS[mark]} ${side(left)} | ${side(right)}${said}${out}`;
}

function sideText(side: RowSide): string {
  if (side.kind === 'absent' || side.kind === 'hint') return `[${side.words}]`;
  const node = nodeOf(side);
  switch (node?.kind) {
    case undefined:
      return '';
    case 'start': {
      const { element, inheritedNs, attributes, ending } = node;
      const declared = element.ns === inheritedNs ? [] : [`xmlns="${element.ns}"`];
      const parts = [element.local, ...declared, ...attributes.map(attributeText)];
      return `<${parts.join(' ')}${endingText(ending, element)}`;
    }
    case 'attribute':
      return attributeText(node.attribute) + endingText(node.ending, node.element);
    case 'text':
      return node.text;
    case 'end':
      return `</${node.element.local}>`;
  }
}

function attributeText({ attribute: { prefix, local }, written }: RowAttribute): string {
  return `${prefix === '' ? local : `${prefix}:${local}`}="${written}"`;
}

function endingText(ending: TagEnding, { local }: XmlElement): string {
  if (ending === 'open') return '';
  if (typeof ending === 'string') return ending === 'full' ? '>' : '/>';
  return `>${ending.text}</${local}>`;
}
