import type { EndingStep } from '../script/scenario.ts';
import type { Problem } from '../trace/event.ts';
import type { StepResult } from './step-result.ts';

/** ` with not-authorized`, or nothing. */
export function conditionSuffix(condition: string | undefined): string {
  return condition === undefined ? '' : ` with ${condition}`;
}

/**
 * How a step ends that waits for the server to refuse or to disconnect its actor, when the session has come to its end:
 * matched if it was the server's doing, in that way and with that condition.
 */
export function judgeEnding(step: EndingStep, problem: Problem | undefined): StepResult {
  const { actor, condition } = step;
  const how = step.kind === 'is-refused' ? 'refused' : 'disconnected';
  const expected = `the script expects that the server ${how === 'refused' ? 'refuses' : 'disconnects'} ${actor}${conditionSuffix(condition)}`;
  const ending = problem?.ending;
  if (ending?.how !== how) {
    if (problem !== undefined) return { verdict: 'failed', note: problem.what, problem };
    return {
      verdict: 'failed',
      note: `It was not the server that ended the session; ${expected}.`,
    };
  }
  if (condition === undefined || ending.condition === condition) {
    return { verdict: 'matched', note: problem?.what };
  }
  const given = ending.condition ?? 'no condition';
  return { verdict: 'failed', note: `The server ${how} ${actor} with ${given}; ${expected}.` };
}
