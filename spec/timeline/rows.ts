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
export function rowsOf(letters: string): readonly Row[] {
  return [...letters].map((letter, index): Row => {
    const id = `row-${index}`;
    if (letter === 'e') return { kind: 'end', id, text: '' };
    if (letter !== 's') return arrow(id, letter, index);
    return { kind: 'scene', id, title: '', line: index, firstStep: 1, folded: false, summary: '' };
  });
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
