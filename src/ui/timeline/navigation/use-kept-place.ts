import { useLayoutEffect, useRef } from 'react';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import { MAX_SCROLL_HEIGHT, type RowOffsets, type Scroller } from '../../../timeline/window.ts';
import type { ScrollBox } from './use-scroll-box.ts';

/**
 * Rows above the active one, or where that is out of view above the first one in view, may turn out to be higher or lower than they
 * were thought to be: then the list is scrolled by as much before it is painted, and what one looks at does not move.
 */
export function useKeptPlace(
  rows: RowList,
  { offsets, viewport, active }: Scroller & { readonly active: number },
  box: ScrollBox,
): void {
  const { element, intended, own, follow, drawnAt } = box;
  const last = useRef({ rows, offsets, drawnAt });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { rows, offsets, drawnAt };
    if (before.drawnAt !== drawnAt) return;
    const isLong = Math.max(offsets.total, before.offsets.total) > MAX_SCROLL_HEIGHT;
    if (before.offsets === offsets || isLong || intended.current <= 0) return;
    const kept = lookedAt(before.offsets, intended.current, { viewport, active });
    const moved = offsets.top(kept) - before.offsets.top(kept);
    if (moved === 0 || rows.at(kept)?.id !== before.rows.at(kept)?.id) return;
    shiftBy(moved, { element, intended, own, follow });
  }, [rows, offsets, viewport, active, element, intended, own, follow, drawnAt]);
}

function lookedAt(
  offsets: RowOffsets,
  scrollTop: number,
  { viewport, active }: Omit<Parameters<typeof useKeptPlace>[1], 'offsets'>,
): number {
  const top = active < 0 ? -1 : offsets.top(active);
  return top >= scrollTop && top < scrollTop + viewport ? active : offsets.rowAt(scrollTop);
}

/** Scrolls before the next paint. Where the browser has scrolled, to what has the focus, and not told so yet, that counts. */
function shiftBy(
  moved: number,
  { element, intended, own, follow }: Pick<ScrollBox, 'element' | 'intended' | 'own' | 'follow'>,
): void {
  const node = element.current;
  if (node === null) return;
  if (!own.current.isAsked && Math.abs(node.scrollTop - intended.current) > 1) return;
  intended.current += moved;
  node.scrollTop = intended.current;
  own.current = { isAsked: false, last: node.scrollTop };
  follow();
}
