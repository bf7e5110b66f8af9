import type { Row } from '../../../timeline/model.ts';

/** Rows from one on whose lanes stay as they are. */
export interface Stretch {
  /** How many; 0 where an earlier row draws the lanes, and for what has none. */
  readonly rows: number;
  /** How much higher they are than others, in px. */
  readonly grownBy: number;
}

export const NO_STRETCH: Stretch = { rows: 0, grownBy: 0 };

const NOT = (_: number) => 0;

/** For each row, over how many rows from there its lanes stay as they are. So lines are drawn once for many rows. */
export function stretchesOf(rows: readonly Row[], grownBy = NOT): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const [index, row] of rows.entries()) {
    const first = rows[from];
    const isSame = first?.kind === 'arrow' && row.kind === 'arrow' && first.live === row.live;
    if (!isSame || index === 0) from = index;
    stretches.push(NO_STRETCH);
    if (row.kind !== 'arrow') continue;
    const before = stretches[from]?.grownBy ?? 0;
    stretches[from] = { rows: index - from + 1, grownBy: before + grownBy(index) };
  }
  return stretches;
}
