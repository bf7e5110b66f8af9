import { useState } from 'react';

/** So many rows are painted at once. More would hold up the page, and nobody reads them all. */
const AT_ONCE = 500;

/** The first rows of a list, and how many are left out; `more` takes in some of those. */
export function useFirst<Row>(
  rows: readonly Row[],
  atOnce = AT_ONCE,
): {
  readonly shown: readonly Row[];
  readonly left: number;
  readonly more: () => void;
} {
  const [most, setMost] = useState(atOnce);
  return {
    shown: rows.length <= most ? rows : rows.slice(0, most),
    left: Math.max(0, rows.length - most),
    more: () => setMost(most + atOnce),
  };
}

interface MoreRowsProps {
  readonly left: number;
  readonly atOnce?: number;
  readonly onMore: () => void;
}

/** Tells how many rows are left out, and takes in some of them; nothing when there are none. */
export function MoreRows({ left, atOnce = AT_ONCE, onMore }: MoreRowsProps) {
  if (left === 0) return null;
  return (
    <button type="button" onClick={onMore}>
      … {left.toLocaleString('en')} more lines. Show {Math.min(left, atOnce)} of them
    </button>
  );
}
