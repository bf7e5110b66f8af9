import { t } from '../../base/translate.ts';
import { useState } from 'react';

/** So many rows are painted at once. More would hold up the page, and nobody reads them all. */
const AT_ONCE = 500;

/** The same in characters, where rows are long. */
const CHARACTERS_AT_ONCE = 60_000;

/** The first rows of a list, and how many are left out; `more` takes in `next` of those. */
export interface FirstRows<Row> {
  readonly shown: readonly Row[];
  readonly left: number;
  readonly next: number;
  readonly more: () => void;
}

/** `lengthOf`: how many characters a row has; where it is not given, rows are short. */
export function useFirst<Row>(
  rows: readonly Row[],
  { atOnce = AT_ONCE, lengthOf = () => 0 }: FirstOptions<Row> = {},
): FirstRows<Row> {
  const page = (start: number) => pageEnd(rows, start, { atOnce, lengthOf });
  const [pages, setPages] = useState(1);
  let most = 0;
  for (let count = 0; count < pages; count += 1) most = page(most);
  return {
    shown: most === rows.length ? rows : rows.slice(0, most),
    left: rows.length - most,
    next: page(most) - most,
    more: () => setPages(pages + 1),
  };
}

interface FirstOptions<Row> {
  readonly atOnce?: number;
  readonly lengthOf?: (row: Row) => number;
}

/** Where the rows end that are taken in from `start` on: one at least, if there is one. */
function pageEnd<Row>(
  rows: readonly Row[],
  start: number,
  { atOnce, lengthOf }: Required<FirstOptions<Row>>,
): number {
  let end = start;
  let length = 0;
  for (const row of rows.slice(start, start + atOnce)) {
    length += lengthOf(row);
    if (end > start && length > CHARACTERS_AT_ONCE) break;
    end += 1;
  }
  return end;
}

interface MoreRowsProps {
  readonly of: Pick<FirstRows<unknown>, 'left' | 'next' | 'more'>;
}

/** Tells how many rows are left out, and takes in some of them; nothing when there are none. */
export function MoreRows({ of: { left, next, more } }: MoreRowsProps) {
  if (left === 0) return null;
  return (
    <button type="button" onClick={more}>
      {t('… {left, number} more lines. Show {next} of them', { left, next })}
    </button>
  );
}
