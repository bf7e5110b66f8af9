import type { KeyboardEvent } from 'react';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import type { ArrowRow, FanHead, Row, RowVerdict, SceneRow } from '../../../timeline/model.ts';
import { isFailure } from '../../../trace/verdict.ts';
import { walk, type WalkCommand } from '../../../timeline/walk.ts';
import type { ViewState, ViewStore } from '../../../state/view-store.ts';
import { useApp } from '../../app-context.ts';

export const WALKS: Readonly<Record<string, WalkCommand>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  '.': 'next-in-lane',
  ',': 'previous-in-lane',
  n: 'next-failure',
  p: 'previous-failure',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
};

/** With Shift. */
const LANE_MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

export interface GridKeys {
  readonly rows: RowList;
  readonly active: number;
  readonly page: number;
  /** Moves the keys' place, and the focus, to a row. */
  readonly goTo: (index: number) => void;
  /** Brings lanes into view: so many columns further to the right. */
  readonly moveLanes: (by: number) => void;
}

/** The keys of the rows: they work while the focus is in the grid, and leave combinations to others. */
export function useGridKeys({ rows, active, page, goTo, moveLanes }: GridKeys) {
  const { stores } = useApp();
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isControl(event.target)) return;
    const command = WALKS[event.key];
    const by = event.shiftKey ? LANE_MOVES[event.key] : undefined;
    if (by !== undefined) moveLanes(by);
    else if (command !== undefined) goTo(walk(command, { rows, from: active, page }));
    else if (!act(event.key, rows.at(active), stores.view, () => goToScene())) return;
    event.preventDefault();
  };

  function goToScene(): void {
    goTo(walk('scene', { rows, from: active, page }));
  }
}

export function isControl(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, [role=button], a, input') !== null
  );
}

/** Whether the key did something with the row. */
function act(key: string, row: Row | undefined, view: ViewStore, leave: () => void): boolean {
  if (row?.kind === 'scene') return actOnScene(key, row, view);
  if (row?.kind !== 'arrow') return false;
  if (row.fan !== undefined && foldsFan(key, row.fan, view)) return true;
  if (key === 'ArrowLeft') leave();
  else if (key === ' ') view.setState(markedBy(row));
  else if (key === 'Enter') view.setState(openedBy(row.verdict));
  else return false;
  return true;
}

function actOnScene(key: string, { line, folded }: SceneRow, view: ViewStore): boolean {
  if (isFolding(key) || isUnfolding(key)) fold(view, line, isFolding(key));
  else if (key === 'Enter' || key === ' ') fold(view, line, !folded);
  else return false;
  return true;
}

function foldsFan(key: string, { line, isFolded }: FanHead, view: ViewStore): boolean {
  if (isFolded ? !isUnfolding(key) : !isFolding(key)) return false;
  foldFan(view, line, !isFolded);
  return true;
}

function isFolding(key: string): boolean {
  return key === 'ArrowLeft' || key === '-';
}

function isUnfolding(key: string): boolean {
  return key === 'ArrowRight' || key === '+';
}

/** Folds or unfolds what many receive alike, by the line of its first step. */
export function foldFan(view: ViewStore, line: number, folded: boolean): void {
  view.setState(({ unfoldedFanOuts }) => {
    const others = unfoldedFanOuts.filter((other) => other !== line);
    return { unfoldedFanOuts: folded ? others : [...others, line] };
  });
}

/** Folds or unfolds the scene that is headed by the comment at a line. */
export function fold(view: ViewStore, line: number, folded: boolean): void {
  view.setState(({ foldedScenes }) => {
    const others = foldedScenes.filter((other) => other !== line);
    return { foldedScenes: folded ? [...others, line] : others };
  });
}

/**
 * Marks a stanza, or takes the mark away; a third mark replaces the older of two. Two marks are a comparison, which
 * comes to the front.
 */
function markedBy({ stanza, verdict }: ArrowRow) {
  return ({ marked }: ViewState): Partial<ViewState> => {
    if (stanza === undefined || verdict === 'logpoint') return {};
    if (marked.includes(stanza)) return { marked: marked.filter((other) => other !== stanza) };
    const next = [...marked, stanza].slice(-2);
    return next.length < 2
      ? { marked: next }
      : { marked: next, tab: 'difference', pane: 'inspector' };
  };
}

/** Shows the row in the inspector: a failure with its difference, another row with its stanza. */
function openedBy(verdict: RowVerdict): Partial<ViewState> {
  if (verdict === 'logpoint') return { tab: 'server', pane: 'inspector' };
  return { tab: isFailure(verdict) ? 'difference' : 'stanza', pane: 'inspector' };
}
