import { t } from '../base/translate.ts';
import type { EndingStep } from '../script/scenario.ts';
import type { Problem } from '../trace/event.ts';
import type { StepResult } from './step-result.ts';

/** `the script expects that the server refuses Romeo with not-authorized` */
export function expectedEnding({ kind, actor, condition }: EndingStep): string {
  const how = kind === 'is-refused' ? 'refuses' : 'disconnects';
  return condition === undefined
    ? t(
        'the script expects that the server {how, select, refuses {refuses} other {disconnects}} {actor}',
        { how, actor },
      )
    : t(
        'the script expects that the server {how, select, refuses {refuses} other {disconnects}} {actor} with {condition}',
        { how, actor, condition },
      );
}

/**
 * How a step ends that waits for the server to refuse or to disconnect its actor, when the session has come to its end:
 * matched if it was the server's doing, in that way and with that condition.
 */
export function judgeEnding(step: EndingStep, problem: Problem | undefined): StepResult {
  const { actor, condition } = step;
  const how = step.kind === 'is-refused' ? 'refused' : 'disconnected';
  const expected = expectedEnding(step);
  const ending = problem?.ending;
  if (ending?.how !== how) {
    if (problem !== undefined) return { verdict: 'failed', note: problem.what, problem };
    return {
      verdict: 'failed',
      note: t('It was not the server that ended the session; {expected}.', { expected }),
    };
  }
  if (condition === undefined || ending.condition === condition) {
    return { verdict: 'matched', note: problem?.what };
  }
  const given = ending.condition ?? t('no condition');
  return {
    verdict: 'failed',
    note: t(
      'The server {how, select, refused {refused} other {disconnected}} {actor} with {given}; {expected}.',
      { how, actor, given, expected },
    ),
  };
}
