import { useMemo, useState, type RefCallback } from 'react';
import { flushSync } from 'react-dom';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import type { Row } from '../../../timeline/model.ts';
import type { GrownRow, RowHeights } from '../../../timeline/window.ts';

export interface WholeRows {
  /** Whether each row of a step or stanza is as high as it has to be, and not the active one alone. */
  readonly areAll: boolean;
  /** Those that are higher than others of their kind, in the order in which they stand. */
  readonly grown: readonly GrownRow[];
  /** How much higher a row is; 0 for all others. */
  readonly grownBy: (index: number) => number;
  /** The `ref` of a row that is as high as it has to be; absent for one that keeps its height. */
  readonly measureOf: (row: Row, index: number) => RefCallback<HTMLElement> | undefined;
}

/** A head of a scene lies over the last pixel of the row above it. */
const OVERLAP = 1;

/** How much higher rows are than others, by their ids; what is not higher is not there. */
type Growths = ReadonlyMap<string, number>;
const NONE: Growths = new Map();

/**
 * The rows that say all they have to say, however many lines that takes: the active one, and in a list where `areAll` each that tells of
 * a step or stanza. They are measured when the browser has laid the page out and before it is painted, so that nobody sees
 * what stands around them move.
 */
export function useGrownRows(
  rows: RowList,
  heights: RowHeights,
  { active, areAll }: { readonly active: number; readonly areAll: boolean },
): WholeRows {
  const [growths, setGrowths] = useState(NONE);
  const refOf = useMemo(
    () => createMeasuring(heights, (change) => flushSync(() => setGrowths(change))),
    [heights],
  );
  const grown = useMemo(() => {
    if (growths.size === 0) return [];
    const [from, end] = areAll ? [0, rows.length] : [Math.max(active, 0), active + 1];
    return rows.slice(from, end).flatMap(({ id }, offset): GrownRow[] => {
      const by = growths.get(id);
      return by === undefined ? [] : [{ index: from + offset, by }];
    });
  }, [rows, growths, active, areAll]);
  return {
    areAll,
    grown,
    grownBy: (index) => grown.find((row) => row.index === index)?.by ?? 0,
    measureOf: (row, index) =>
      index === active || (areAll && row.kind === 'arrow') ? refOf(row) : undefined,
  };
}

/** Gives each row the `ref` that measures it: the same one as long as the row is the same. */
function createMeasuring(
  heights: RowHeights,
  tell: (change: (last: Growths) => Growths) => void,
): (row: Pick<Row, 'id' | 'kind'>) => RefCallback<HTMLElement> {
  const refs = new Map<string, RefCallback<HTMLElement>>();
  const measured = new WeakMap<Element, Pick<Row, 'id' | 'kind'>>();
  const gone = new Set<string>();
  const observer = new ResizeObserver((entries) => {
    const changed = new Map([...gone].map((id) => [id, 0]));
    gone.clear();
    for (const { target, borderBoxSize } of entries) {
      const row = measured.get(target);
      if (row === undefined) continue;
      const usual = heights[row.kind] + (row.kind === 'scene' ? OVERLAP : 0);
      changed.set(row.id, Math.max((borderBoxSize[0]?.blockSize ?? 0) - usual, 0));
    }
    tell((last) => withChanges(last, changed));
  });
  return ({ id, kind }) => {
    const known = refs.get(id);
    if (known !== undefined) return known;
    const measure: RefCallback<HTMLElement> = (node) => {
      if (node === null) return undefined;
      gone.delete(id);
      measured.set(node, { id, kind });
      observer.observe(node);
      return () => {
        observer.unobserve(node);
        measured.delete(node);
        gone.add(id);
      };
    };
    refs.set(id, measure);
    return measure;
  };
}

/** The same map where nothing has changed. */
function withChanges(last: Growths, changed: Growths): Growths {
  const isSame = [...changed].every(([id, by]) => (last.get(id) ?? 0) === by);
  return isSame ? last : new Map([...last, ...changed].filter(([, by]) => by > 0));
}
