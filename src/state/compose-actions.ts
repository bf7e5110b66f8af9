import { checkComposed } from '../run/check-composed.ts';
import { modelOf } from '../trace/model-of.ts';
import type { Actions, Stores } from './app-state.ts';
import { shownRun } from './run-selectors.ts';
import type { RunSession } from './run-session.ts';
import type { ComposedDraft, ComposeState } from './view-store.ts';

/** How many stanzas that were sent by hand are remembered, for this page only. */
const MOST_REMEMBERED = 50;

export function createComposeActions(
  { runs, view }: Stores,
  session: RunSession,
): Pick<Actions, 'compose' | 'recallComposed'> {
  const change = (changes: Partial<ComposeState>) =>
    view.setState(({ compose }) => ({ compose: { ...compose, ...changes } }));
  return {
    compose: (actor, text) => {
      const { events, scenario, source, phase } = shownRun(runs.getState());
      if (scenario === undefined || phase !== 'paused') return undefined;
      const model = modelOf(events);
      const checked = checkComposed({ model, scenario, source }, actor, text);
      if (!checked.ok) return checked.error;
      session.send({ kind: 'compose', actor, stanza: checked.value });
      const { sent } = view.getState().compose;
      const { act } = view.getState().compose;
      const kept = act === undefined ? { text } : {};
      change({ ...kept, sent: withDraft(sent, { actor, text }), recalled: undefined });
      return undefined;
    },
    recallComposed: (direction) => {
      const { sent, recalled } = view.getState().compose;
      const at = (recalled ?? sent.length) + (direction === 'earlier' ? -1 : 1);
      const draft = sent[at];
      if (draft !== undefined) change({ ...draft, act: undefined, recalled: at });
    },
  };
}

function withDraft(sent: readonly ComposedDraft[], draft: ComposedDraft): readonly ComposedDraft[] {
  const others = sent.filter(({ actor, text }) => actor !== draft.actor || text !== draft.text);
  return [...others, draft].slice(-MOST_REMEMBERED);
}
