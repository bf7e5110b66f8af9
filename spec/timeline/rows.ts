import {
  HAPPENED,
  noEntries,
  ROW,
  rowMeasuring,
  SHOWN,
  type Entry,
} from '../../src/timeline/growing/entry.ts';
import { RowList } from '../../src/timeline/growing/row-list.ts';
import type { ArrowRow, Row, RowVerdict } from '../../src/timeline/model.ts';

const VERDICTS: Readonly<Record<string, RowVerdict>> = {
  a: 'matched',
  b: 'matched',
  '>': 'sent',
  '!': 'differs',
  '?': 'skipped',
  o: 'not-run',
};

/** Rows by letters: `s` a scene, `e` the end, `a` and `b` matched on lane 0 and 1, `>` sent, `!` `?` `o` on lane 0. */
export function rowsOf(letters: string): RowList {
  return listOf(
    [...letters].map((letter, index): Row => {
      const id = `row-${index}`;
      if (letter === 'e') return { kind: 'end', id, text: '' };
      if (letter !== 's') return arrow(id, letter, index);
      return {
        kind: 'scene',
        id,
        title: '',
        line: index,
        firstStep: 1,
        folded: false,
        summary: '',
      };
    }),
  );
}

/** A list of rows that are made already. */
export function listOf(rows: readonly Row[]): RowList {
  const entries = rows.map((what, order): Entry => {
    const place = { part: HAPPENED, order, tie: 0, head: ROW } as const;
    return { ...place, what, scene: -1, mark: SHOWN };
  });
  const rowOf = () => {
    throw new Error('all rows are made');
  };
  const shows = () => true;
  const all = noEntries(rowMeasuring(shows)).splice(0, 0, entries);
  const sifted = { entries: all, sieve: { shows } };
  return new RowList(sifted, { rowOf, fanOutOf: rowOf }, () => entries);
}

function arrow(id: string, letter: string, index: number): ArrowRow {
  const verdict = VERDICTS[letter] ?? 'stream';
  const lane = letter === 'b' ? 1 : 0;
  return {
    kind: 'arrow',
    id,
    step: verdict === 'skipped' ? undefined : index,
    stanza: undefined,
    verdict,
    cameBefore: undefined,
    fan: undefined,
    at: verdict === 'not-run' ? undefined : index * 10,
    lane,
    shape: { kind: 'point', lane },
    label: { name: '', type: '', badges: [] },
    summary: '',
    phrase: [],
    name: '',
    live: [true, true],
    line: undefined,
    current: false,
  };
}
