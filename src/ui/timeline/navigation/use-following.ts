import { useCallback, useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { newestRow } from '../../../timeline/find-row.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import type { RowRange } from '../../../timeline/painted-rows.ts';
import type { Row } from '../../../timeline/model.ts';
import { usePaintedRun } from '../../painted-moment.tsx';
import type { ActiveRow } from './use-active-row.ts';
import { SELECTED_AT } from './use-due-rows.ts';
import type { RowWindow } from './use-row-window.ts';

/**
 * Keeps what matters in view, without taking the focus: the lanes of what another pane selects, and the newest row of a run until
 * somebody scrolls. What another pane selects is in view already (`useDueRows`). Gives back what to call when somebody scrolls.
 */
export function useFollowing(
  rows: RowList,
  active: ActiveRow,
  view: RowWindow,
  showLanesOf: (row: Row | undefined) => void,
): () => void {
  const { phase, viewAt } = usePaintedRun();
  const isFree = useRef(false);
  const hasRoom = view.box.height > 0;
  const newest = newestRow(rows);
  const { selection, selected } = active;
  const before = useRef(selection);

  const follow = useEffectEvent(() => {
    if (isFree.current || viewAt !== undefined) return;
    view.reveal(newest);
    // What the run selects as it ends comes before its newest row.
    if (before.current !== selection) view.reveal(selected, SELECTED_AT);
  });
  const showLanes = useEffectEvent(() => {
    if (selection?.origin !== 'timeline') showLanesOf(rows.at(selected));
  });
  const newestGrown = view.whole.grownBy(newest);
  useEffect(() => {
    if (phase === 'preparing') isFree.current = false;
  }, [phase]);
  useEffect(follow, [newest, newestGrown, viewAt, hasRoom]);
  useEffect(() => {
    before.current = selection;
  }, [selection]);
  useEffect(showLanes, [selection, selected === -1, hasRoom]);
  useKeptInView(active, view, isFree);
  return useCallback(() => {
    isFree.current = true;
  }, []);
}

/** What could be seen can still be seen when the rows have less room, and when a row turns out to be higher. */
function useKeptInView(active: ActiveRow, view: RowWindow, isFree: RefObject<boolean>): void {
  const { index, selected, selection } = active;
  const { height } = view.box;
  const grown = view.whole.grownBy(index);
  const wasSeen = useRef({ selected: -1, index: -1, before: -1 });
  /** What appears beside the rows, such as the inspector, takes room from them. */
  const keepSelected = useEffectEvent(() => {
    const isFollowed = !isFree.current && selection?.origin !== 'timeline';
    if (isFollowed || wasSeen.current.selected === selected) view.reveal(selected);
    if (wasSeen.current.index === index) view.reveal(index);
  });
  const keepActive = useEffectEvent(() => {
    const { before } = wasSeen.current;
    const isSeen = before === index ? wasSeen.current.index === index : isAmong(view.seen, index);
    if (grown > 0 && isSeen) view.reveal(index);
  });
  useEffect(keepSelected, [height]);
  useEffect(keepActive, [index, grown]);
  useEffect(() => {
    const ifSeen = (row: number) => (view.isInView(row) ? row : -1);
    wasSeen.current = { selected: ifSeen(selected), index: ifSeen(index), before: index };
  });
}

/** Whether some part of a row can be seen. */
function isAmong({ first, end }: RowRange, index: number): boolean {
  return index >= first && index < end;
}
