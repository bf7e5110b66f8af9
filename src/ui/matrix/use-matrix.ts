import { useStore } from 'zustand';
import { groupedRows, type RowsAlike } from '../../state/matrix/matrix-rows.ts';
import type { MatrixPlace, MatrixState } from '../../state/matrix/matrix-store.ts';
import { useApp } from '../app-context.ts';

export function useMatrix<T>(selector: (state: MatrixState) => T): T {
  return useStore(useApp().stores.matrix, selector);
}

/** What the grid shows, and the cell that is selected in it, if it is shown. */
export interface MatrixView {
  readonly state: MatrixState;
  readonly groups: readonly RowsAlike[];
  /** The selected cell, else the first one; `undefined` where nothing is shown. */
  readonly active: MatrixPlace | undefined;
}

export function matrixView(state: MatrixState): MatrixView {
  const groups = groupedRows(state);
  const rows = groups.flatMap((group) => group.rows);
  const { selected, servers } = state;
  const isShown = rows.some(({ script }) => script.path === selected?.path);
  const first = rows[0]?.script.path;
  const server = servers[0]?.id;
  const start = first === undefined || server === undefined ? undefined : { path: first, server };
  return { state, groups, active: isShown ? selected : start };
}

export type MatrixWalk = 'left' | 'right' | 'up' | 'down' | 'next-odd' | 'previous-odd';

/** Where a key leads; where there is nothing, it stays. */
export function walkMatrix(
  { state, groups, active }: MatrixView,
  to: MatrixWalk,
): MatrixPlace | undefined {
  const rows = groups.flatMap((group) => group.rows);
  const { servers } = state;
  const row = rows.findIndex(({ script }) => script.path === active?.path);
  const column = servers.findIndex(({ id }) => id === active?.server);
  const place = (atRow: number, atColumn: number): MatrixPlace | undefined => {
    const [path, server] = [rows[atRow]?.script.path, servers[atColumn]?.id];
    return path === undefined || server === undefined ? active : { path, server };
  };
  if (to === 'left') return place(row, column - 1);
  if (to === 'right') return place(row, column + 1);
  if (to === 'up') return place(row - 1, column);
  if (to === 'down') return place(row + 1, column);
  const step = to === 'next-odd' ? 1 : -1;
  const count = rows.length * servers.length;
  for (let at = row * servers.length + column + step; at >= 0 && at < count; at += step) {
    const [atRow, atColumn] = [Math.floor(at / servers.length), at % servers.length];
    if (rows[atRow]?.odd[atColumn] === true) return place(atRow, atColumn);
  }
  return active;
}
