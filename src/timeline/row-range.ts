import { findSpot } from './find-row.ts';
import type { RowList } from './growing/row-list.ts';
import type { ArrowRow, Spot } from './model.ts';
import type { RowRange } from './painted-rows.ts';

/**
 * Rows that a person chose, from one to another, whichever of the two stands first: by what these show, so that they stay
 * chosen in another order and behind another filter.
 */
export interface ChosenRange {
  readonly from: readonly Spot[];
  readonly to: readonly Spot[];
}

/** What a row shows that a range begins or ends with: of a fan-out its first and its last step. */
export function endOfRange({ fan, step, stanza }: ArrowRow): readonly Spot[] {
  if (fan === undefined) return [{ step, stanza }];
  return [fan.steps[0], fan.steps.at(-1)].map((each) => ({ step: each, stanza: undefined }));
}

/** Where the rows of a range stand in a list; `undefined` where no end of it is shown. */
export function placesOfRange(rows: RowList, range: ChosenRange | undefined): RowRange | undefined {
  if (range === undefined) return undefined;
  let [first, end] = [rows.length, 0];
  for (const spot of [...range.from, ...range.to]) {
    const index = findSpot(rows, spot);
    if (index < 0) continue;
    first = Math.min(first, index);
    end = Math.max(end, index + 1);
  }
  return end === 0 ? undefined : { first, end };
}

/** How many rows it has, heads of scenes apart. */
export function countOfRange(rows: RowList, { first, end }: RowRange): number {
  const heads = (index: number) => {
    const { scenes, ends } = rows.countBefore(index);
    return scenes + ends;
  };
  return end - first - (heads(end) - heads(first));
}
