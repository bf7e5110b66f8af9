import { useCallback, useEffect, useMemo } from 'react';
import type { RowList } from '../../timeline/growing/row-list.ts';
import {
  createRowOffsets,
  scrollHeight,
  scrollToReveal,
  visibleRange,
} from '../../timeline/window.ts';
import {
  HEADS_HEIGHT,
  NARROW_ROW_HEIGHTS,
  ROW_HEIGHTS,
} from '../timeline/navigation/row-heights.ts';
import { useGrownRow } from './use-grown-row.ts';
import { useScrollBox } from '../timeline/navigation/use-scroll-box.ts';

const OVERSCAN = 10;

/** Which rows of the embedded timeline are painted; the row at `active` is kept in view. */
export function useEmbedWindow(rows: RowList, narrow: boolean, active: number) {
  const box = useScrollBox();
  const heights = narrow ? NARROW_ROW_HEIGHTS.compact : ROW_HEIGHTS.compact;
  const { grown, measure } = useGrownRow(rows, active, heights);
  const offsets = useMemo(() => createRowOffsets(rows, heights, grown), [rows, heights, grown]);
  const viewport = Math.max(box.height - (narrow ? 0 : HEADS_HEIGHT.compact), 0);
  const scroller = useMemo(() => ({ offsets, viewport }), [offsets, viewport]);
  const { intended, scrollTo } = box;
  const reveal = useCallback(() => {
    if (active < 0 || viewport === 0) return;
    const covered = heights.scene;
    scrollTo(scrollToReveal(scroller, { index: active, scrollTop: intended.current, covered }));
  }, [active, viewport, heights, scroller, intended, scrollTo]);
  useEffect(reveal, [reveal]);
  const painted = visibleRange(scroller, Math.min(box.scrollTop, offsets.total), OVERSCAN);
  return {
    box,
    measure,
    /** How much higher a row is than others, by its place among the painted ones. */
    grownBy: (place: number) => (grown?.index === painted.first + place ? grown.by : 0),
    height: scrollHeight(offsets),
    painted,
    page: Math.max(Math.floor(viewport / heights.arrow) - 1, 1),
  };
}
