import type { Difference } from '../../match/difference.ts';
import { NO_TEXT, noAttribute, noElement } from './absence.ts';

/** One side of a difference, in one line. */
export type SideLine =
  | { readonly kind: 'attribute'; readonly name: string; readonly value: string }
  | { readonly kind: 'text'; readonly text: string }
  /** The place of what is not there: `no role`. */
  | { readonly kind: 'absent'; readonly text: string };

export interface DifferenceLines {
  readonly expected: SideLine;
  readonly received: SideLine;
}

/** A difference as two lines, expected above received. */
export function differenceLines(difference: Difference): DifferenceLines {
  const last = difference.path.at(-1) ?? '';
  return {
    expected: sideLine(last, placed(difference.expected, difference.places?.expected)),
    received: sideLine(last, placed(difference.received, difference.places?.received)),
  };
}

/** Where only the order differs, the element alone would be the same on both sides. */
function placed(side: string | undefined, place: string | undefined): string | undefined {
  return side === undefined || place === undefined ? side : `${side} ${place}`;
}

function sideLine(last: string, side: string | undefined): SideLine {
  const name = last.replace(/^@/, '');
  if (side === undefined) return { kind: 'absent', text: absence(last, name) };
  if (last.startsWith('@')) return { kind: 'attribute', name, value: side };
  return side === '' ? { kind: 'absent', text: NO_TEXT } : { kind: 'text', text: side };
}

function absence(last: string, name: string): string {
  if (last.startsWith('@')) return noAttribute({ prefix: '', local: name });
  return last === 'text()' ? NO_TEXT : noElement(name.split('[', 1)[0] ?? name);
}
