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
} from '../timeline/navigation/use-row-window.ts';
import { useScrollBox } from '../timeline/navigation/use-scroll-box.ts';

const OVERSCAN = 10;

/** Which rows of the embedded timeline are painted; the row at `active` is kept in view. */
export function useEmbedWindow(rows: RowList, narrow: boolean, active: number) {
  const box = useScrollBox();
  const heights = narrow ? NARROW_ROW_HEIGHTS.compact : ROW_HEIGHTS.compact;
  const offsets = useMemo(() => createRowOffsets(rows, heights), [rows, heights]);
  const viewport = Math.max(box.height - (narrow ? 0 : HEADS_HEIGHT.compact), 0);
  const scroller = useMemo(() => ({ offsets, viewport }), [offsets, viewport]);
  const { intended, scrollTo } = box;
  const reveal = useCallback(() => {
    if (active < 0 || viewport === 0) return;
    const covered = heights.scene;
    scrollTo(scrollToReveal(scroller, { index: active, scrollTop: intended.current, covered }));
  }, [active, viewport, heights, scroller, intended, scrollTo]);
  useEffect(reveal, [reveal]);
  return {
    box,
    height: scrollHeight(offsets),
    painted: visibleRange(scroller, Math.min(box.scrollTop, offsets.total), OVERSCAN),
    page: Math.max(Math.floor(viewport / heights.arrow) - 1, 1),
  };
}
