import { lastAtOrBefore, type GrownRow, type RowOffsets } from './window.ts';

/** The same list with rows that are higher, in the order in which they stand. What it takes grows with their number alone. */
export function withGrownRows(offsets: RowOffsets, grown: readonly GrownRow[]): RowOffsets {
  if (grown.length === 0) return offsets;
  const { count } = offsets;
  const upTo = [0];
  for (const { by } of grown) upTo.push((upTo.at(-1) ?? 0) + by);
  const rows = grown.map(({ index }) => index);
  const top = (index: number) => offsets.top(index) + (upTo[countBelow(rows, index)] ?? 0);
  return { count, total: top(count), top, rowAt: (y) => lastAtOrBefore(top, count - 1, y) };
}

/** How many of the ascending numbers are below one. */
function countBelow(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? most) < most) low = middle + 1;
    else high = middle;
  }
  return low;
}
