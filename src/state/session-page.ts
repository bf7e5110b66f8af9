import type { Clock } from '../base/clock.ts';
import type { TraceEvent } from '../trace/event.ts';
import { serverName } from '../trace/server-name.ts';
import type { Stores } from './app-state.ts';
import { followRun } from './follow-run.ts';
import { begun, revealed, withBatch, withEnding, withoutRun, withPhase } from './run-changes.ts';
import { shownRun } from './run-selectors.ts';
import type { RunId } from './runs-store.ts';
import type { PageEffect } from './session-state.ts';
import { showNewest } from './show-run.ts';
import type { Selection, ViewState } from './view-store.ts';

type EffectOf<K extends PageEffect['kind']> = Extract<PageEffect, { readonly kind: K }>;

/** Carries out what becomes of the page's runs, and of what the panes show. */
export function changePage(stores: Stores, clock: Clock, effect: PageEffect): void {
  const { runs } = stores;
  switch (effect.kind) {
    case 'show-newest':
      return showNewest(stores);
    case 'begin':
      return begin(stores, effect);
    case 'append':
      return runs.setState((state) => withBatch(state, effect.id, effect.batch));
    case 'follow':
      return follow(stores, effect.id, effect.batch);
    case 'reveal':
      return reveal(stores, effect);
    case 'set-phase':
      return runs.setState((state) => withPhase(state, effect.id, effect.phase));
    case 'keep':
      return keep(stores, clock, effect.id);
    case 'clear':
      return runs.setState((state) => withoutRun(state));
    case 'refuse':
      runs.setState((state) => withoutRun(state, effect.problem));
      return stores.view.setState({ tab: 'problems' });
  }
}

function begin({ runs, settings, view }: Stores, { task, hidden }: EffectOf<'begin'>): void {
  if (!hidden) {
    settings.setState({ welcomed: true });
    view.setState((state) => ({ selection: selectionFor(state), marked: [], range: undefined }));
  }
  runs.setState((state) => begun(state, { ...task, events: [] }, { hidden }));
}

/** Whoever looks at the server's side of a step runs again to see more of it. */
function selectionFor({ tab, selection }: ViewState): Selection | undefined {
  const step = tab === 'server' ? selection?.step : undefined;
  return step === undefined ? undefined : { step, stanza: undefined, origin: 'run' };
}

function follow({ runs, view }: Stores, id: RunId, batch: Iterable<TraceEvent>): void {
  if (runs.getState().shown === id) followRun(view, batch);
}

function reveal({ runs, view }: Stores, { id, keepsSelection }: EffectOf<'reveal'>): void {
  runs.setState((state) => revealed(state, id));
  if (keepsSelection || runs.getState().shown !== id) return;
  view.setState({ selection: undefined, marked: [], range: undefined });
  followRun(view, shownRun(runs.getState()).events);
}

function keep({ runs }: Stores, clock: Clock, id: RunId): void {
  const events = runs.getState().byId.get(id)?.events;
  const started = events?.at(0);
  const last = events?.at(-1);
  if (started?.type !== 'run-started' || last?.type !== 'run-ended') return;
  const ending = { endedAt: clock.now(), outcome: last.outcome, server: serverName(started) };
  runs.setState((state) => withEnding(state, id, ending));
}
