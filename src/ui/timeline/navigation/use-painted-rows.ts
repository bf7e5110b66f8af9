import { startTransition, useEffect, useState } from 'react';
import { nextPainted, type RowRange } from '../../../timeline/painted-rows.ts';
import { recordOf } from '../../../trace/event-list.ts';
import { usePaintedRun } from '../../painted-moment.tsx';

/** The rows to paint now: step by step all that are to be painted, those that are seen first; and so anew for another run. */
export function usePaintedRows(seen: RowRange, all: RowRange): RowRange {
  const run = recordOf(usePaintedRun().events);
  const [known, setKnown] = useState<{ readonly run: object; readonly rows: RowRange }>();
  const { first, end } = nextPainted(known?.run === run ? known.rows : undefined, seen, all);
  useEffect(() => {
    // Nobody waits for the rows out of sight.
    startTransition(() => setKnown({ run, rows: { first, end } }));
  }, [run, first, end]);
  return { first, end };
}
