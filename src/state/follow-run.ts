import type { StepEnded, TraceEvent } from '../trace/event.ts';
import type { ViewStore } from './view-store.ts';

/** Lets the one selection follow a run: to the first failing step, to the step at which it pauses. */
export function followRun(view: ViewStore, batch: readonly TraceEvent[]): void {
  for (const event of batch) {
    if (event.type === 'step-ended' && isFailure(event)) selectFailure(view, event);
    if (event.type === 'run-paused') {
      view.setState({ selection: { step: event.step, stanza: undefined, origin: 'run' } });
    }
    if (event.type === 'run-ended' && event.problem !== undefined && event.step === undefined) {
      view.setState({ tab: 'problems' });
    }
  }
}

function isFailure({ verdict }: StepEnded): boolean {
  return verdict !== 'sent' && verdict !== 'matched';
}

/** A failed run opens on the first failing step, in all panes at once. */
function selectFailure(view: ViewStore, { step, stanza, verdict }: StepEnded): void {
  view.setState({
    selection: { step, stanza, origin: 'run' },
    tab: verdict === 'failed' ? 'problems' : 'difference',
  });
}
