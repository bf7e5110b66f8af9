import { startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import type { Density } from '../../../state/settings-store.ts';
import { sceneOver } from '../../../timeline/find-row.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import { withGrownRows } from '../../../timeline/grown-rows.ts';
import { nextPainted, partOf, type RowRange } from '../../../timeline/painted-rows.ts';
import { recordOf } from '../../../trace/event-list.ts';
import { useApp } from '../../app-context.ts';
import { usePaintedRun } from '../../painted-moment.tsx';
import {
  createRowOffsets,
  scrollHeight,
  scrollToReveal,
  visibleRange,
  type GrownRow,
  type Reveal,
  type RowHeights,
  type RowOffsets,
  type Scroller,
  type VisibleRange,
} from '../../../timeline/window.ts';
import { HEADS_HEIGHT, NARROW_ROW_HEIGHTS, ROW_HEIGHTS } from './row-heights.ts';
import { useGrownRows, type WholeRows } from './use-grown-rows.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useDueRows, type DueRow } from './use-due-rows.ts';
import type { ActiveRow } from './use-active-row.ts';
import { useScrollBox, type ScrollBox } from './use-scroll-box.ts';

/** Lists up to this length are painted whole: then find-in-page and screen readers see everything. */
const PAINT_ALL = 150;
const OVERSCAN = 10;

export interface RowWindow {
  readonly box: ScrollBox;
  /** The rows that are as high as they have to be. */
  readonly whole: WholeRows;
  /** Height of the box that holds the rows. */
  readonly height: number;
  /** The rows to paint now, and where the first of them stands. */
  readonly painted: VisibleRange;
  /** The scene header to paint before them, as it sticks; -1 for none. */
  readonly sticky: number;
  /** The rows that can be seen. */
  readonly seen: VisibleRange;
  /** Where a row begins, in px from the first one; `top(length)` is where the last one ends. */
  readonly top: (index: number) => number;
  /** Rows in a page. */
  readonly page: number;
  /** Whether all of a row can be seen, or will be with the next frame. Browsers scroll by whole pixels. */
  readonly isInView: (index: number) => boolean;
  /** Scrolls a row into view; `at` as in `Reveal`. */
  readonly reveal: (index: number, at?: number) => void;
}

export interface RowLooks {
  readonly density: Density;
  readonly narrow: boolean;
  /** Whether a row of the list of a narrow page has one line. */
  readonly low: boolean;
}

/**
 * Which rows are painted, and how to bring others into view. The row at `active` is as high as it has to be; in a list that is
 * painted whole, all of them are.
 */
export function useRowWindow(
  rows: RowList,
  { index: active, ...selected }: ActiveRow,
  looks: RowLooks,
): RowWindow {
  const { density, narrow, low } = looks;
  const box = useScrollBox();
  const heights = (narrow && !low ? NARROW_ROW_HEIGHTS : ROW_HEIGHTS)[density];
  const whole = useGrownRows(rows, heights, { active, areAll: rows.length <= PAINT_ALL && !low });
  const offsets = useOffsets(rows, heights, whole.grown);
  const viewport = Math.max(box.height - (narrow ? 0 : HEADS_HEIGHT[density]), 0);
  useKeptPlace(rows, { offsets, viewport, active }, box);
  const scroller = useMemo(() => ({ offsets, viewport }), [offsets, viewport]);
  const covered = rows.countBefore(rows.length).scenes > 0 ? heights.scene : 0;
  const scrollTop = useDrawnTop(box, useDueRows(rows, selected, box.height > 0), {
    ...scroller,
    covered,
  });
  const all =
    rows.length <= PAINT_ALL
      ? { first: 0, end: rows.length, top: 0 }
      : visibleRange(scroller, scrollTop, OVERSCAN);
  const seen = visibleRange(scroller, scrollTop, 0);
  const painted = partOf(all, usePaintedRows(seen, all), offsets);
  const over = sceneOver(rows, painted.first);
  const { intended, scrollTo } = box;
  const reveal = useCallback(
    (index: number, at?: number) => {
      if (index < 0) return;
      const place = at === undefined ? {} : { at };
      scrollTo(scrollToReveal(scroller, { index, scrollTop: intended.current, covered, ...place }));
    },
    [intended, scrollTo, scroller, covered],
  );
  return {
    box,
    whole,
    height: scrollHeight(offsets),
    painted,
    sticky: over < painted.first ? over : -1,
    seen,
    top: (index) => offsets.top(index),
    page: Math.max(Math.floor(viewport / heights.arrow) - 1, 1),
    isInView: (index) => {
      const shown = scrollToReveal(scroller, { index, scrollTop: intended.current, covered });
      return index >= 0 && Math.abs(shown - intended.current) < 1;
    },
    reveal,
  };
}

function useOffsets(rows: RowList, heights: RowHeights, grown: readonly GrownRow[]): RowOffsets {
  return useMemo(
    () => withGrownRows(createRowOffsets(rows, heights), grown),
    [rows, heights, grown],
  );
}

/** Where the list stands in this picture: as scrolled, or where rows come into view that are due. */
function useDrawnTop(
  { scrollTop, drawAt }: ScrollBox,
  due: readonly DueRow[],
  { offsets, viewport, covered }: Scroller & Pick<Reveal, 'covered'>,
): number {
  // Fewer rows than before: until the browser has scrolled, this is where it will be.
  const shown = Math.min(scrollTop, Math.max(scrollHeight(offsets) - viewport, 0));
  const wanted = due.reduce(
    (top, row) => scrollToReveal({ offsets, viewport }, { ...row, scrollTop: top, covered }),
    shown,
  );
  if (wanted !== shown) drawAt(wanted);
  return wanted;
}

/** The rows to paint now: step by step all that are to be painted, those that are seen first; and so anew for another run. */
function usePaintedRows(seen: RowRange, all: RowRange): RowRange {
  const run = recordOf(usePaintedRun().events);
  const [known, setKnown] = useState<{ readonly run: object; readonly rows: RowRange }>();
  const before = known?.run === run ? known.rows : undefined;
  const { first, end } = nextPainted(before, seen, all);
  const hasJumped = before !== undefined && (before.end < first || before.first > end);
  const { clock } = useApp();
  useEffect(() => {
    // Nobody waits for the rows out of sight.
    const paintMore = () => startTransition(() => setKnown({ run, rows: { first, end } }));
    if (hasJumped) {
      const timer = clock.setTimer(REST, paintMore);
      return () => timer.dispose();
    }
    paintMore();
    return undefined;
  }, [run, first, end, hasJumped, clock]);
  return { first, end };
}

/** Who drags the scroll bar goes on to other rows before this is over. */
const REST = 100;
