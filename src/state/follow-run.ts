import { isFailure } from '../trace/verdict.ts';
import type { RunPaused, StepEnded, TraceEvent } from '../trace/event.ts';
import { looksAtLog, type ViewStore } from './view-store.ts';

/** Lets the one selection follow a run: to the first failing step, to the step at which it pauses. */
export function followRun(view: ViewStore, batch: Iterable<TraceEvent>): void {
  for (const event of batch) {
    if (event.type === 'step-ended' && isFailure(event.verdict)) selectFailure(view, event);
    if (event.type === 'run-paused') selectPause(view, event);
    if (event.type === 'run-ended' && event.problem !== undefined && event.step === undefined) {
      view.setState({ tab: 'problems' });
    }
  }
}

/** At a failure the failed step stays selected. */
function selectPause(view: ViewStore, { step, reason, stanza }: RunPaused): void {
  if (reason === 'failure') return;
  const spot = stanza === undefined ? { step, stanza } : { step: undefined, stanza };
  const tab = reason === 'logpoint' ? { tab: 'server' as const } : {};
  view.setState({ selection: { ...spot, origin: 'run' }, ...tab });
}

/** A failed run opens on the first failing step, in all panes at once. Whoever looks at the server's side stays there. */
function selectFailure(view: ViewStore, { step, stanza, verdict }: StepEnded): void {
  const telling = verdict === 'failed' ? 'problems' : 'difference';
  view.setState((state) => ({
    selection: { step, stanza, origin: 'run' },
    tab: looksAtLog(state) ? state.tab : telling,
  }));
}
