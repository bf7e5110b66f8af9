import { t } from '../../base/translate.ts';
import type { Stores } from '../app-state.ts';
import { followRun } from '../follow-run.ts';
import { opened, reopened, withoutRun, type Unnamed } from '../run-changes.ts';
import { keptRuns } from '../run-selectors.ts';
import type { PastRun } from '../runs-store.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import type { SuiteResult } from './suite-store.ts';
import { boundWords, TRACE_BOUNDS } from './suite-traces.ts';

/** All panes show what was recorded of a script, or say why there is nothing. */
export function showRecord(stores: Stores, result: SuiteResult | undefined): void {
  const { view } = stores;
  view.setState({ pane: 'timeline' });
  if (result?.state !== 'done') return;
  const { record } = result;
  if (record.kind === 'kept') return showRecorded(stores, record.run);
  const problem = record.kind === 'refused' ? record.problem : traceLetGo(result.verdict);
  stores.runs.setState((state) => withoutRun(state, problem));
  view.setState({ tab: 'problems' });
}

/** A run that the page keeps already is not listed twice. */
function showRecorded({ runs, view }: Stores, run: Unnamed<PastRun>): void {
  const { outcome, endedAt, server, ...begun } = run;
  runs.setState((state) => {
    const known = keptRuns(state).find(({ events }) => events === run.events);
    return known === undefined
      ? opened(state, begun, { outcome, endedAt, server })
      : reopened(state, known.id);
  });
  view.setState({ selection: undefined, marked: [], range: undefined });
  followRun(view, run.events);
}

function traceLetGo(verdict: string): RunRefusal {
  const isPassed = verdict === 'passed';
  const bound = boundWords(isPassed ? TRACE_BOUNDS.passed : TRACE_BOUNDS.failed);
  return {
    code: 'trace-let-go',
    what: t('The trace of this run is no longer kept.'),
    meaning: isPassed
      ? t(
          'A suite keeps {bound} of the traces of scripts that passed; those of the first ones gave way.',
          { bound },
        )
      : t(
          'A suite keeps {bound} of the traces of scripts that failed; those of the first ones gave way.',
          { bound },
        ),
    advice: t('Run the script again to see what happens.'),
  };
}
