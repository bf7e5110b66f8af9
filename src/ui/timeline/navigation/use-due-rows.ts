import { useState } from 'react';
import { newestRow } from '../../../timeline/find-row.ts';
import type { RowList } from '../../../timeline/growing/row-list.ts';
import type { Reveal } from '../../../timeline/window.ts';
import type { Selection } from '../../../state/view-store.ts';
import type { EventSeq } from '../../../trace/event.ts';
import { useDocument } from '../../app-context.ts';
import { usePaintedRun } from '../../painted-moment.tsx';
import type { ActiveRow } from './use-active-row.ts';

/** Where a row that another pane selected comes to stand: low enough to see what led to it. */
export const SELECTED_AT = 0.7;

/** A row to be brought into view. */
export type DueRow = Pick<Reveal, 'index' | 'at'>;

/** What was in view once it had been brought there. */
interface Shown {
  /** The script that was opened, and where from. */
  readonly script: string;
  readonly draft: string | undefined;
  readonly viewAt: EventSeq | undefined;
  /** The newest row at an earlier moment; -1 while the newest one is shown. */
  readonly newest: number;
  /** `undefined` also where no row shows what is selected. */
  readonly selection: Selection | undefined;
}

const NOTHING = { viewAt: undefined, newest: -1, selection: undefined } as const;

/**
 * The rows to bring into view with this very picture, one after the other: the first one of another script, the newest one of an
 * earlier moment, and what another pane has selected since. Each is told of once: who calls this has to draw the list there.
 * Without room nothing is due, until there is some.
 */
export function useDueRows(
  rows: RowList,
  { selection, selected }: Pick<ActiveRow, 'selection' | 'selected'>,
  hasRoom: boolean,
): readonly DueRow[] {
  const script = useDocument((document) => document.original);
  const draft = useDocument((document) => document.draftId ?? document.scenarioId);
  const { viewAt } = usePaintedRun();
  const [before, setBefore] = useState<Shown>({ script, draft, ...NOTHING });
  const newest = viewAt === undefined ? -1 : newestRow(rows);
  const shown = selected === -1 ? undefined : selection;
  const now: Shown = hasRoom
    ? { script, draft, viewAt, newest, selection: shown }
    : { ...before, ...NOTHING };
  if (isSame(before, now)) return [];
  setBefore(now);
  return dueRows(before, now, selected);
}

function dueRows(before: Shown, now: Shown, selected: number): readonly DueRow[] {
  const due: DueRow[] = [];
  if (now.script !== before.script || now.draft !== before.draft) due.push({ index: 0 });
  const isMoved = now.viewAt !== before.viewAt || now.newest !== before.newest;
  if (isMoved && now.newest >= 0) due.push({ index: now.newest });
  const { selection } = now;
  const isOther = selection !== undefined && selection !== before.selection;
  if (isOther && selection.origin !== 'timeline') due.push({ index: selected, at: SELECTED_AT });
  return due;
}

function isSame(before: Shown, now: Shown): boolean {
  const isMoved = before.viewAt !== now.viewAt || before.newest !== now.newest;
  const isOther = before.script !== now.script || before.draft !== now.draft;
  return !isMoved && !isOther && before.selection === now.selection;
}
