import type { Row } from '../../../timeline/model.ts';

/**
 * For each row, over how many rows from there its lanes stay as they are; 0 for rows whose lanes an earlier row draws, and
 * for those without lanes. So lines are drawn once for many rows.
 */
export function stretchesOf(rows: readonly Row[]): readonly number[] {
  const stretches: number[] = [];
  let from = 0;
  for (const [index, row] of rows.entries()) {
    const first = rows[from];
    const isSame = first?.kind === 'arrow' && row.kind === 'arrow' && first.live === row.live;
    if (!isSame || index === 0) from = index;
    stretches.push(0);
    if (row.kind === 'arrow') stretches[from] = index - from + 1;
  }
  return stretches;
}
