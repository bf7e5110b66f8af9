import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { newestRow } from '../../../timeline/find-row.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import type { Row } from '../../../timeline/model.ts';
import { useDocument } from '../../app-context.ts';
import { usePaintedRun } from '../../painted-moment.tsx';
import type { ActiveRow } from './use-active-row.ts';
import type { RowWindow } from './use-row-window.ts';

/** Where a row that another pane selected comes to stand: low enough to see what led to it. */
const SELECTED_AT = 0.7;

/**
 * Keeps what matters in view, without taking the focus: the top of another script, what another pane selects, and the newest row of a run until
 * somebody scrolls. Gives back what to call when somebody scrolls.
 */
export function useFollowing(
  rows: RowList,
  active: ActiveRow,
  view: RowWindow,
  showLanesOf: (row: Row | undefined) => void,
): () => void {
  const { phase, viewAt } = usePaintedRun();
  const script = useDocument((document) => document.original);
  const draft = useDocument((document) => document.draftId ?? document.scenarioId);
  const isFree = useRef(false);
  const { height } = view.box;
  const hasRoom = height > 0;
  const newest = newestRow(rows);
  const { selection, selected } = active;

  const revealNewest = useEffectEvent(() => {
    if (!isFree.current || viewAt !== undefined) view.reveal(newest);
  });
  const revealSelected = useEffectEvent(() => {
    if (selection?.origin === 'timeline') return;
    view.reveal(selected, SELECTED_AT);
    showLanesOf(rows.at(selected));
  });
  const wasSeen = useWasSeen(active, view);
  /** What appears beside the rows, such as the inspector, takes room from them. */
  const keepSelected = useEffectEvent(() => {
    const isFollowed = !isFree.current && selection?.origin !== 'timeline';
    if (isFollowed || wasSeen.current.selected) view.reveal(selected);
  });
  /** The active row may be higher than it was thought to be. */
  const keepGrown = useEffectEvent(() => {
    const { grown } = view.whole;
    if (grown !== undefined && wasSeen.current.active) view.reveal(grown.index);
  });
  const { scrollTo } = view.box;
  useEffect(() => {
    scrollTo(0);
  }, [script, draft, scrollTo]);
  useEffect(() => {
    if (phase === 'preparing') isFree.current = false;
  }, [phase]);
  useEffect(revealNewest, [newest, viewAt, hasRoom]);
  useEffect(revealSelected, [selection, selected === -1, hasRoom]);
  useEffect(keepSelected, [height]);
  useEffect(keepGrown, [view.whole.grown]);
  return useCallback(() => {
    isFree.current = true;
  }, []);
}

/** Whether the selected row, and the active one, were in view when the rows were painted last. */
function useWasSeen({ index, selected }: ActiveRow, { seen: { first, end } }: RowWindow) {
  const wasSeen = useRef({ selected: false, active: false });
  useEffect(() => {
    wasSeen.current = {
      selected: selected >= first && selected < end - 1,
      active: index >= first && index < end,
    };
  }, [selected, index, first, end]);
  return wasSeen;
}
