import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../base/clock.ts';
import type { InParts } from '../base/in-parts.ts';
import { inTurns } from '../base/in-turns.ts';
import { preparation } from '../diagnosis/repairs.ts';
import { eventsUntil } from '../trace/event-list.ts';
import { shownRun } from './run-selectors.ts';
import type { RunsState } from './runs-store.ts';
import type { SettledText } from './settled-text.ts';
import type { Selection, ViewStore } from './view-store.ts';

/** What the panes show: the runs and the text as they are, or as they were a moment before. */
export interface ShownMoment {
  readonly runs: RunsState;
  readonly text: string;
  readonly selection: Selection | undefined;
  /** Whether the panes are behind, as large stanzas are still being compared. */
  readonly isComparing: boolean;
}

interface Sources {
  readonly runs: StoreApi<RunsState>;
  readonly settledText: StoreApi<SettledText>;
  readonly view: ViewStore;
}

/**
 * Follows the stores at once. Only where a step failed, or is looked at, with stanzas that it takes long to compare, that is done first, in
 * parts between which the page can do other things; what the panes then ask is known already.
 */
export function createShownMoment(
  { runs, settledText, view }: Sources,
  clock: Clock,
): StoreApi<ShownMoment> {
  const now = () => ({
    runs: runs.getState(),
    text: settledText.getState().text,
    selection: view.getState().selection,
  });
  const shown = createStore<ShownMoment>(() => ({ ...now(), isComparing: false }));
  let isBusy = false;
  const follow = (): void => {
    if (isBusy) return;
    const next = now();
    const work = workFor(next);
    if (work === undefined) {
      shown.setState({ ...next, isComparing: false });
      return;
    }
    isBusy = true;
    shown.setState({ isComparing: true });
    // Whether it came to its end or threw: who asks then hears of it.
    inTurns(work, clock, () => {
      isBusy = false;
      // For an older text nothing is shown any more.
      if (settledText.getState().text === next.text) {
        const { selection } = view.getState();
        const isReady = workFor({ ...next, selection }) === undefined;
        shown.setState({ ...next, selection: isReady ? selection : next.selection });
      }
      follow();
    });
  };
  view.subscribe(({ selection }, before) => {
    if (selection !== before.selection) follow();
  });
  runs.subscribe(follow);
  settledText.subscribe(follow);
  return shown;
}

function workFor({
  runs,
  text,
  selection,
}: Omit<ShownMoment, 'isComparing'>): InParts<void> | undefined {
  const { scenario, source, events, viewAt } = shownRun(runs);
  if (scenario === undefined) return undefined;
  return preparation({ events: eventsUntil(events, viewAt), scenario, source, text }, selection);
}
