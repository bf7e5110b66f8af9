import { useCallback, useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

export interface GridFocus {
  /** The active row gets the focus as soon as it is painted. */
  readonly request: () => void;
  /** Gives the focus to a row at once; to the grid, and `false`, when that row is not painted. */
  readonly focusRow: (index: number) => boolean;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * The roving focus of a list that is painted in part. When the focused row leaves the window, the grid itself keeps
 * the focus, so that the keys go on working; it gives it back to the row once that is painted again.
 */
export function useGridFocus(grid: RefObject<HTMLElement | null>, active: number): GridFocus {
  const isRequested = useRef(false);
  const hasFocus = useRef(false);
  const focusRow = useCallback(
    (index: number) => {
      const row = grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      (row ?? grid.current)?.focus({ preventScroll: true });
      return row !== null;
    },
    [grid],
  );
  useLayoutEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) isRequested.current = true;
    if (isRequested.current && focusRow(active)) isRequested.current = false;
  });
  return {
    request: useCallback(() => {
      isRequested.current = true;
    }, []),
    focusRow,
    onFocus: useCallback(() => {
      hasFocus.current = true;
    }, []),
    onBlur: useCallback(
      ({ target, relatedTarget }: FocusEvent) => {
        if (!target.isConnected || grid.current?.contains(relatedTarget) === true) return;
        // The focus is somewhere else by somebody's doing: it is not taken from there.
        hasFocus.current = false;
        isRequested.current = false;
      },
      [grid],
    ),
  };
}
