import { describeOutcome } from '../../diagnosis/diagnosis.ts';
import type { PastRun } from '../../state/runs-store.ts';
import { modelOf } from '../../trace/model-of.ts';
import type { ScriptVerdict } from './tree-rows.ts';

/** What the page's runs know of a text: the newest run of that very text. */
export function verdictsOfTexts(
  runs: readonly PastRun[],
): (text: string) => ScriptVerdict | undefined {
  const newest = new Map<string, PastRun>();
  for (const run of runs) if (!newest.has(run.source)) newest.set(run.source, run);
  return (text) => {
    const run = newest.get(text);
    return run && verdictOfRun(run);
  };
}

function verdictOfRun({ outcome, events, scenario }: PastRun): ScriptVerdict {
  const took = events.at(-1)?.at;
  if (outcome === 'passed') return { outcome, took };
  const { lead } = describeOutcome(modelOf(events), scenario);
  return { outcome, took, why: lead.replace(/[:.]$/, '') };
}
