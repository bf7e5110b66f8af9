import { t } from '../../base/translate.ts';
import type { PastRun } from '../../state/runs-store.ts';
import { endOfRun } from '../../state/suite/suite-end.ts';
import type { SuiteResult, SuiteState } from '../../state/suite/suite-store.ts';
import type { ScriptVerdict } from './tree-row.ts';

/** What became of a script: of that text in a run of its own, or of that path in a suite. The later one counts. */
export type VerdictOf = (path: string, text: string) => ScriptVerdict | undefined;

/** `suite`: absent where the scripts are not those that ran. */
export function createVerdicts(
  runs: readonly PastRun[],
  suite: Pick<SuiteState, 'results'> | undefined,
): VerdictOf {
  const newest = new Map<string, PastRun>();
  for (const run of runs) if (!newest.has(run.source)) newest.set(run.source, run);
  return (path, text) => {
    const run = newest.get(text);
    const result = suite?.results.get(path);
    const isLater = run !== undefined && run.endedAt > endedAt(result);
    return isLater ? verdictOfRun(run) : verdictOfResult(result);
  };
}

/** On the page's clock; before everything where that is not known. */
function endedAt(result: SuiteResult | undefined): number {
  if (result?.state === 'running') return Infinity;
  const isKept = result?.state === 'done' && result.record.kind === 'kept';
  return isKept ? result.record.run.endedAt : -Infinity;
}

/** Where a run failed, and why, is looked for once. */
const known = new WeakMap<PastRun, ScriptVerdict | undefined>();

function verdictOfRun(run: PastRun): ScriptVerdict | undefined {
  if (known.has(run)) return known.get(run);
  const end = endOfRun(run);
  const verdict = end && verdictOfResult(end);
  known.set(run, verdict);
  return verdict;
}

function verdictOfResult(result: SuiteResult | undefined): ScriptVerdict | undefined {
  if (result === undefined || result.state === 'waiting') return undefined;
  if (result.state === 'running') return { kind: 'running' };
  const { verdict, firstFailure, duration } = result;
  if (firstFailure === undefined) return { kind: verdict, took: duration };
  const { step, words } = firstFailure;
  return {
    kind: verdict,
    took: duration,
    why: step === undefined ? words : t('step {step}: {words}', { step, words }),
  };
}
