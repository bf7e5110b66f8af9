import type { TraceModel } from '../../trace/model.ts';

/** Whether the run is over, and how. */
export function knownOutcome(model: TraceModel | undefined): 'passed' | 'other' | undefined {
  if (model?.ended === undefined) return undefined;
  return model.ended.outcome === 'passed' ? 'passed' : 'other';
}

/** The step that runs or waits, or that would run next while the run is paused. */
export function stepAtHand(model: TraceModel | undefined): number | undefined {
  if (model === undefined || model.ended !== undefined) return undefined;
  if (model.paused !== undefined) return model.paused.step;
  const record = model.steps.get(model.currentStep);
  return record?.ended === undefined ? model.currentStep : undefined;
}
