import type { AttributeDiff } from '../../match/difference.ts';
import { noAttribute, OTHERS_ALLOWED } from './absence.ts';
import type { RowLayout } from './layout.ts';
import {
  attributeTellsError,
  contentOf,
  hasOtherName,
  type PairDiff,
  type NodePlace,
} from './place.ts';
import {
  NOTHING,
  rowOf,
  type DifferenceRow,
  type TagEnding,
  type RowAttribute,
  type RowMark,
  type RowSide,
} from './row.ts';
import type { ScriptText } from './script-text.ts';
import { INDENT, startLength } from './start-length.ts';
import { attributeWords } from './words.ts';

/** Those that are drawn: of another element than expected all, else what is allowed only where the layout wants it. */
export function drawnAttributes(
  node: PairDiff,
  place: NodePlace,
  { showsAllowed }: RowLayout,
): readonly AttributeDiff[] {
  if (showsAllowed || hasOtherName(node)) return node.attributes;
  return node.attributes.filter((each) => markOf(each, place) !== 'allowed');
}

/**
 * Attributes stand one per line only if some of them have to be marked, or if they would not fit into one line on
 * either side.
 */
export function isSpread(
  node: PairDiff,
  drawn: readonly AttributeDiff[],
  place: NodePlace,
  { columns, showsAllowed, pairsRenamed }: RowLayout,
): boolean {
  if (!pairsRenamed && hasOtherName(node)) return false;
  const marks = drawn.map((each) => markOf(each, place));
  if (marks.some((mark) => mark !== 'same' && (mark !== 'allowed' || showsAllowed))) return true;
  const { expected, received } = node;
  const room = columns - place.depth * INDENT;
  return (
    drawn.length > 0 &&
    (startLength(expected, place.expectedNs) > room ||
      startLength(received, place.receivedNs) > room)
  );
}

function markOf(attribute: AttributeDiff, place: NodePlace): RowMark {
  const { state, received } = attribute;
  if (state === 'equal' || state === 'wildcard') return 'same';
  if (state !== 'extra-allowed') return 'differs';
  return received !== undefined && attributeTellsError(received, place) ? 'error' : 'allowed';
}

/** A line for each attribute. */
export function attributeRows(
  node: PairDiff,
  drawn: readonly AttributeDiff[],
  place: NodePlace,
  { script }: RowLayout,
): readonly DifferenceRow[] {
  const last = {
    expected: drawn.findLast(({ expected }) => expected),
    received: drawn.findLast(({ received }) => received),
  };
  const firstAllowed = drawn.find(({ state }) => state === 'extra-allowed');
  const content = contentOf(node);
  const ending = (attribute: AttributeDiff, side: 'expected' | 'received'): TagEnding => {
    if (last[side] !== attribute) return 'open';
    return content[side] ? 'full' : 'empty';
  };
  return drawn.map((attribute) => {
    const shown = sidesOf(attribute, script);
    const side = (name: 'expected' | 'received', other: RowSide): RowSide =>
      shown[name] === undefined
        ? other
        : {
            kind: 'attribute',
            element: node[name],
            attribute: shown[name],
            ending: ending(attribute, name),
          };
    const mark = markOf(attribute, place);
    const absent = absenceOf(attribute);
    const hint: RowSide =
      attribute === firstAllowed ? { kind: 'hint', words: OTHERS_ALLOWED } : NOTHING;
    return rowOf({
      depth: place.depth + 1,
      mark,
      expected: side('expected', mark === 'differs' ? absent : hint),
      received: side('received', absent),
      words: attributeWords(attribute, script),
    });
  });
}

function absenceOf({ expected, received }: AttributeDiff): RowSide {
  const known = expected ?? received;
  return known === undefined ? NOTHING : { kind: 'absent', words: noAttribute(known) };
}

/** Both sides of an attribute: what is equal is drawn equal, what is not in the script's words. */
export function sidesOf(
  { state, expected, received }: AttributeDiff,
  script: ScriptText,
): { readonly expected: RowAttribute | undefined; readonly received: RowAttribute | undefined } {
  const differs = state === 'differs';
  return {
    expected: expected && {
      attribute: expected,
      written:
        state === 'equal' ? expected.value : script.written(expected.valueRange, expected.value),
      differs,
    },
    received: received && { attribute: received, written: received.value, differs },
  };
}
