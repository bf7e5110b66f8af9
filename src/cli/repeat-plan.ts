import type { RunArguments } from './arguments.ts';
import type { Plan, Play } from './plan-runs.ts';
import { isEmbedded } from './run-place.ts';

/**
 * The same plan with each script so often. On servers of ours each run has randomness of its own, as what is flaky there is so
 * by that alone: the first run has the seed, the next one the next.
 */
export function repeatPlan(
  plan: Plan,
  { repeat, seed }: Pick<RunArguments, 'repeat' | 'seed'>,
): Plan {
  const runs = Array.from({ length: repeat }, (_, index) => index + 1);
  return { ...plan, plays: plan.plays.flatMap((play) => repeated(play, runs, seed)) };
}

function repeated(
  { place, scripts }: Play,
  runs: readonly number[],
  seed: number,
): readonly Play[] {
  const isOne = runs.length === 1;
  if (!isEmbedded(place)) {
    if (isOne) return [{ place, scripts }];
    const all = scripts.flatMap((script) => runs.map((run) => ({ ...script, run })));
    return [{ place, scripts: all }];
  }
  return runs.map((run) => ({
    place: { ...place, seed: seed + run - 1 },
    scripts: isOne ? scripts : scripts.map((script) => ({ ...script, run })),
  }));
}
