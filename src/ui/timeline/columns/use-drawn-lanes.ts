import { useCallback, useMemo, useState } from 'react';
import type { ArrangedLanes } from '../../../timeline/arrangement/arranged-lanes.ts';
import {
  drawnLanes,
  laneWindow,
  windowAround,
  windowedLanes,
  type DrawnLanes,
  type LaneWindow,
} from '../../../timeline/arrangement/drawn-lanes.ts';
import { lanesAround, lanesOf } from '../../../timeline/find-row.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import {
  LANE_SIZES,
  laneRoom,
  LARGE_LANE_SIZES,
  type LaneRoom,
} from '../../../timeline/lane-columns.ts';
import type { Row } from '../../../timeline/model.ts';
import { useSettings } from '../../app-context.ts';

/** The columns between the zones, as they have room. */
export interface DrawnView {
  readonly drawn: DrawnLanes;
  readonly room: LaneRoom;
  /** Set where only some of the columns have room. */
  readonly window: LaneWindow | undefined;
  readonly mayFold: boolean;
  readonly setMayFold: (mayFold: boolean) => void;
  /** Brings lanes into view, by their indices; the first one in any case. */
  readonly showLanes: (lanes: readonly number[]) => void;
  /** Brings others into view: so many columns further to the right. */
  readonly moveLanes: (by: number) => void;
}

const NOBODY: ReadonlySet<number> = new Set();

/** How the lanes share a width in px, 0 while it is not known, and which of them are in view. */
export function useDrawnLanes(
  arranged: ArrangedLanes,
  width: number,
  rows: RowList,
  active: number,
): DrawnView {
  const [mayFold, setMayFold] = useState(true);
  const [wished, setFirst] = useState(0);
  const isLarge = useSettings((settings) => settings.density === 'lecture');
  const sizes = isLarge ? LARGE_LANE_SIZES : LANE_SIZES;
  const window = useMemo(() => {
    const wishes = { busy: NOBODY, mayFold, sizes };
    return laneWindow(arranged, width, { wishes, first: wished });
  }, [arranged, width, mayFold, sizes, wished]);
  const { first, count, pinned } = window ?? { first: 0, count: 0, pinned: 0 };
  const drawn = useMemo(
    () => (count === 0 ? drawnLanes(arranged) : windowedLanes(arranged, { first, count, pinned })),
    [arranged, first, count, pinned],
  );
  const room = useMemo(() => {
    const { columns, columnOf } = drawn;
    const all = laneRoom(columns, width, { busy: NOBODY, mayFold, sizes });
    // To ask what is busy would cost something at each row that is selected.
    if (all.foldedCount === 0) return all;
    const busy = new Set([...lanesAround(rows, active)].map((lane) => columnOf[lane] ?? -1));
    return laneRoom(columns, width, { busy, mayFold, sizes });
  }, [drawn, rows, active, width, mayFold, sizes]);
  const showLanes = useCallback(
    (lanes: readonly number[]) => {
      if (window !== undefined) setFirst(windowAround(arranged, window, lanes));
    },
    [arranged, window],
  );
  const moveLanes = useCallback(
    (by: number) => {
      if (window !== undefined) setFirst(Math.max(window.first + by, 0));
    },
    [window],
  );
  return { drawn, room, window, mayFold, setMayFold, showLanes, moveLanes };
}

/** The lanes that a row is about, its own first. */
export function lanesInRow(row: Row | undefined): readonly number[] {
  return row?.kind === 'arrow' ? [row.lane, ...lanesOf(row)] : [];
}
