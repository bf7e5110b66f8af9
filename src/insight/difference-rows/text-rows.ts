import type { ElementDiff } from '../../match/difference.ts';
import { NO_TEXT } from './absence.ts';
import type { RowLayout } from './layout.ts';
import type { NodePlace } from './place.ts';
import { NOTHING, rowOf, type DifferenceRow, type RowMark, type RowSide } from './row.ts';
import { textWords } from './words.ts';

/** Whether an element has a text that is drawn nowhere. */
export function leavesTextOut(
  { text }: ElementDiff,
  place: NodePlace,
  { showsAllowed }: RowLayout,
): boolean {
  return (
    !showsAllowed && text?.state === 'ignored' && text.expected === '' && !textTellsError(place)
  );
}

/** The text of an element whose attributes or children have lines of their own; no row when it has none. */
export function textRows(
  node: ElementDiff,
  place: NodePlace,
  layout: RowLayout,
): readonly DifferenceRow[] {
  const { text } = node;
  if (text === undefined || leavesTextOut(node, place, layout)) return [];
  if (text.expected === '' && text.received === '') return [];
  const differs = text.state === 'differs';
  const side = (words: string): RowSide => {
    if (words !== '') return { kind: 'text', text: words, differs };
    return differs ? { kind: 'absent', words: NO_TEXT } : NOTHING;
  };
  return [
    rowOf({
      depth: place.depth + 1,
      mark: markOf(text, place),
      expected: side(text.expected),
      received: side(text.received),
      words: textWords(node),
    }),
  ];
}

function markOf({ state, expected }: NonNullable<ElementDiff['text']>, place: NodePlace): RowMark {
  if (state === 'differs') return 'differs';
  if (state === 'equal' || expected !== '') return 'same';
  return textTellsError(place) ? 'error' : 'allowed';
}

/** Whether a text that the script does not ask for tells of the error. */
function textTellsError({ depth, tellsError }: NodePlace): boolean {
  return tellsError && depth > 0;
}
