import { useCallback, useMemo, useState, type RefCallback } from 'react';
import type { RowList } from '../../timeline/growing/row-list.ts';
import type { GrownRow, RowHeights } from '../../timeline/window.ts';

export interface WholeRow {
  /** Absent while its row is as high as others. */
  readonly grown: GrownRow | undefined;
  /** The `ref` of its row. */
  readonly measure: RefCallback<HTMLElement>;
}

/** A head of a scene lies over the last pixel of the row above it. */
const OVERLAP = 1;

/**
 * The one row that says all it has to say, however many lines that takes: the active one, at `index`. It is measured when
 * the browser lays the page out, as to ask would have it do so at once; until then what stands below it is thought to stand a little higher.
 */
export function useGrownRow(rows: RowList, index: number, heights: RowHeights): WholeRow {
  const [measured, setMeasured] = useState<{ readonly id: string; readonly height: number }>();
  const row = rows.at(index);
  const id = row?.id;
  const measure = useCallback(
    (node: HTMLElement | null) => {
      if (node === null || id === undefined) return undefined;
      const observer = new ResizeObserver(([entry]) => {
        const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
        setMeasured((last) => (last?.id === id && last.height === height ? last : { id, height }));
      });
      observer.observe(node);
      return () => observer.disconnect();
    },
    [id],
  );
  const usual = row === undefined ? 0 : heights[row.kind] + (row.kind === 'scene' ? OVERLAP : 0);
  const by = measured !== undefined && measured.id === id ? measured.height - usual : 0;
  const grown = useMemo(() => (by > 0 ? { index, by } : undefined), [index, by]);
  return { grown, measure };
}
