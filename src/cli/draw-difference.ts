import { FOLD_FOR_GOOD, ONE_COLUMN } from '../insight/difference-rows/layout.ts';
import { foldRows } from '../insight/difference-rows/fold-rows.ts';
import { aloneRows } from '../insight/difference-rows/one-sided-rows.ts';
import { nodeOf, type DifferenceRow, type RowNode } from '../insight/difference-rows/row.ts';
import { differenceRows } from '../insight/difference-rows/rows.ts';
import type { StanzaDiff } from '../match/difference.ts';
import type { XmlElement } from '../xml/element.ts';
import { attributeText, shownText, drawnStartTag, type AttributeOptions } from './draw-tag.ts';

/**
 * A difference as lines of text: one node a line, `-` what the script expects and did not get, `+` what came
 * instead, `~` what stands elsewhere, `!` what tells that an error came, though the script allows it. What matched has
 * no sign; long runs of it are left out, and so is what the script allows besides. Namespaces stand where they change,
 * values as they are.
 */
export function drawDifference(diff: StanzaDiff): string[] {
  return foldRows(differenceRows(diff, ONE_COLUMN), FOLD_FOR_GOOD).flatMap(({ rows, foldable }) =>
    foldable > 0 ? [`  … ${foldable} equal lines`] : rows.flatMap(drawRow),
  );
}

/** A stanza that nothing was expected in the place of, as lines with `+`. */
export function drawUnexpected(received: XmlElement): string[] {
  return aloneRows(received, 'received', ONE_COLUMN).flatMap(drawRow);
}

function drawRow(row: DifferenceRow): string[] {
  const expected = nodeOf(row.expected);
  const received = nodeOf(row.received);
  switch (row.mark) {
    case 'same':
      return line(' ', row, expected);
    case 'moved':
      return line('~', row, expected).map((each) => each + placeOf(row));
    case 'allowed':
      return line(' ', row, received);
    case 'error':
      return line('!', row, received);
    case 'differs':
      return [
        ...line('-', row, expected),
        ...line('+', row, received).map((each) => each + placeOf(row)),
      ];
  }
}

/** Where it is expected; other words are for what both sides show. */
function placeOf({ words }: DifferenceRow): string {
  const place = words.find(({ kind }) => kind === 'place');
  return place === undefined ? '' : `   (${place.text})`;
}

function line(sign: string, row: DifferenceRow, node: RowNode | undefined): string[] {
  const other = nodeOf(node === nodeOf(row.expected) ? row.received : row.expected);
  const depth = node?.kind === 'attribute' ? row.depth + 1 : row.depth;
  return node === undefined ? [] : [`${sign} ${'  '.repeat(depth)}${textOf(node, other, row)}`];
}

/** `other` is what stands opposite. */
function textOf(node: RowNode, other: RowNode | undefined, row: DifferenceRow): string {
  switch (node.kind) {
    case 'start': {
      const attributes = node.attributes.map(({ attribute }) => attribute);
      const tag = drawnStartTag({ ...node.element, attributes }, node.inheritedNs);
      return isOpen(node) || isOpen(other) ? tag.slice(0, -1) : tag;
    }
    case 'attribute':
      return attributeText(node.attribute.attribute, optionsOf(other, row));
    case 'text':
      return shownText(node.text, other?.kind === 'text' ? other.text : '');
    case 'end':
      return `</${node.element.local}>`;
  }
}

/** Whether attributes follow. */
function isOpen(node: RowNode | undefined): boolean {
  return node?.kind === 'start' && node.ending === 'open';
}

/** With its namespace where it has a sign: that may be all that differs. */
function optionsOf(other: RowNode | undefined, { mark }: DifferenceRow): AttributeOptions {
  const value = other?.kind === 'attribute' ? other.attribute.attribute.value : undefined;
  return mark === 'same' || mark === 'allowed' ? {} : { other: value, declares: true };
}
