import { worstVerdict } from '../growing/fan-out-seed.ts';
import type { ArrowRow, ArrowShape, FanEnd, RowVerdict } from '../model.ts';
import type { DrawnLanes } from './drawn-lanes.ts';

/** A row's line as it is drawn: lanes are indices of columns. */
export type DrawnRow = Pick<ArrowRow, 'lane' | 'shape'>;

/** A row's line between the columns of its lanes. Ends that share a column are one; an arrow within a column is a point. */
export function drawnRow({ lane, shape }: DrawnRow, { columnOf }: DrawnLanes): DrawnRow {
  const place = (each: number) => columnOf[each] ?? each;
  return { lane: place(lane), shape: drawnShape(shape, place) };
}

function drawnShape(shape: ArrowShape, place: (lane: number) => number): ArrowShape {
  switch (shape.kind) {
    case 'across':
      return shape;
    case 'point':
      return { kind: 'point', lane: place(shape.lane) };
    case 'arrow': {
      const [from, to] = [place(shape.from), place(shape.to)];
      return from === to ? { kind: 'point', lane: from } : { kind: 'arrow', from, to };
    }
    case 'fan': {
      const from = place(shape.from);
      const ends = drawnEnds(shape.ends, place).filter((end) => end.lane !== from);
      return ends.length === 0 ? { kind: 'point', lane: from } : { kind: 'fan', from, ends };
    }
  }
}

/** One end for each column, with the worst verdict of those that it stands for. */
function drawnEnds(ends: readonly FanEnd[], place: (lane: number) => number): readonly FanEnd[] {
  const counts = new Map<number, Map<RowVerdict, number>>();
  for (const { lane, verdict } of ends) {
    const shared = counts.get(place(lane)) ?? new Map<RowVerdict, number>();
    counts.set(place(lane), shared.set(verdict, (shared.get(verdict) ?? 0) + 1));
  }
  return [...counts].map(([lane, shared]) => ({
    lane,
    verdict: worstVerdict({ counts: shared }),
  }));
}
