import { useCallback, useMemo, useState } from 'react';
import type { Selection } from '../../../state/view-store.ts';
import { findSpot } from '../../../timeline/find-row.ts';
import type { Spot } from '../../../timeline/model.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import { SCENE_KIND } from '../../../timeline/growing/entry.ts';
import { useActions, useView } from '../../app-context.ts';
import { useShownSelection } from '../../painted-moment.tsx';

export interface ActiveRow {
  /** The row that the keys start from; -1 for none. */
  readonly index: number;
  /** The row of the page's one selection; -1 when it is not among the rows. */
  readonly selected: number;
  readonly selection: Selection | undefined;
  /** Goes to a row, and selects what it shows. */
  readonly moveTo: (index: number) => void;
}

interface Place {
  readonly id: string;
  readonly index: number;
  /** What the row shows; `undefined` for the head of a scene. */
  readonly spot?: Spot;
  /** The selection when the place was taken: a newer one from elsewhere takes the place along. */
  readonly selection: Selection | undefined;
}

/** Where the keys are: on the row that was last gone to, or on the one that another pane selected since. */
export function useActiveRow(rows: RowList): ActiveRow {
  const actions = useActions();
  const selection = useSelection();
  const [place, setPlace] = useState<Place>();
  const selected = useMemo(() => findSpot(rows, selection), [rows, selection]);
  const own = useMemo(() => indexOf(rows, place), [rows, place]);
  const moveTo = useCallback(
    (index: number) => {
      const row = rows.at(index);
      if (row === undefined) return;
      const { id } = row;
      if (row.kind !== 'arrow') return setPlace({ id, index, selection });
      const next: Selection = { step: row.step, stanza: row.stanza, origin: 'timeline' };
      setPlace({ id, index, spot: next, selection: next });
      actions.select(next);
    },
    [rows, selection, actions],
  );
  const isOwn = own !== -1 && (place?.selection === selection || selected === -1);
  return { index: isOwn ? own : selected, selected, selection, moveTo };
}

/** At once what is chosen among the rows; what another pane selects, with the rows of its moment. */
function useSelection(): Selection | undefined {
  const own = useView(({ selection }) =>
    selection?.origin === 'timeline' ? selection : undefined,
  );
  const shown = useShownSelection();
  return own ?? shown;
}

function indexOf(rows: RowList, place: Place | undefined): number {
  if (place === undefined) return -1;
  if (rows.at(place.index)?.id === place.id) return place.index;
  return place.spot === undefined ? indexOfScene(rows, place.id) : findSpot(rows, place.spot);
}

function indexOfScene(rows: RowList, id: string): number {
  for (let index = rows.find(SCENE_KIND); index >= 0; index = rows.find(SCENE_KIND, index + 1)) {
    if (rows.at(index)?.id === id) return index;
  }
  return -1;
}
