import { useMemo } from 'react';
import type { RowRange } from '../../../timeline/painted-rows.ts';
import { endOfRange, placesOfRange } from '../../../timeline/row-range.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import { useApp, useView } from '../../app-context.ts';

/** The rows that are chosen to be taken along. */
export interface ChosenRows {
  /** `undefined` where none are. */
  readonly places: RowRange | undefined;
  /** From where they begin, or else from a row, to another one. */
  readonly extend: (from: number, to: number) => void;
  readonly begin: (at: number) => void;
  readonly clear: () => void;
}

export function useRowRange(rows: RowList): ChosenRows {
  const { stores } = useApp();
  const range = useView((view) => view.range);
  const places = useMemo(() => placesOfRange(rows, range), [rows, range]);
  const endAt = (index: number) => {
    const row = rows.at(index);
    return row?.kind === 'arrow' ? endOfRange(row) : undefined;
  };
  const choose = (from: ReturnType<typeof endAt>, to: ReturnType<typeof endAt>) => {
    if (from === undefined || to === undefined) return;
    stores.view.setState({ range: { from, to } });
  };
  return {
    places,
    extend: (from, to) => choose(range?.from ?? endAt(from) ?? endAt(to), endAt(to)),
    begin: (at) => choose(endAt(at), endAt(at)),
    clear: () => {
      if (range !== undefined) stores.view.setState({ range: undefined });
    },
  };
}

/** Of a row among those that are chosen. */
export function isInRange(places: RowRange | undefined, index: number): boolean {
  return places !== undefined && index >= places.first && index < places.end;
}
