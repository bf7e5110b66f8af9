import type { ComparableRun } from '../../../src/insight/runs/read-run.ts';
import { scenario } from '../../support/scenario-notation.ts';
import { trace } from '../../support/trace-notation.ts';

/** A run of a script in the notation of scenarios, one step a line, and its trace in that of traces. */
export function run(script: string, notation: string): ComparableRun {
  const lines = script
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const source = lines.join('\n');
  const { steps, ...rest } = scenario(source);
  let start = 0;
  const placed = steps.map((step, index) => {
    const range = { start, end: start + (lines[index]?.length ?? 0) };
    start = range.end + 1;
    return { ...step, range };
  });
  return { scenario: { ...rest, steps: placed }, source, events: trace(notation) };
}
