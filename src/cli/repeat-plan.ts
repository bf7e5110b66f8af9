import type { Plan } from './plan-runs.ts';

/** The same plan with each script so often, one run after the other. */
export function repeatPlan(plan: Plan, times: number): Plan {
  if (times === 1) return plan;
  const runs = Array.from({ length: times }, (_, index) => index + 1);
  return {
    ...plan,
    plays: plan.plays.map(({ place, scripts }) => ({
      place,
      scripts: scripts.flatMap((script) => runs.map((run) => ({ ...script, run }))),
    })),
  };
}
