import { boundedSentence } from '../base/bounded-text.ts';
import { awaitServer } from './barriers.ts';
import { failStep } from './failure.ts';
import type { StepResult } from './step-result.ts';
import { currentStep, defined, emit, moveOn, patch, type Turn } from './turn.ts';

/** Ends the step at the cursor; see `failStep` for what comes of one that does not succeed. */
export function endStep(turn: Turn, result: StepResult): void {
  const { verdict, ...rest } = result;
  const step = turn.state.cursor;
  const { stanza } = rest;
  const note = rest.note === undefined ? undefined : boundedSentence(rest.note);
  const variables = unlessEmpty(rest.variables);
  const captures = unlessEmpty(rest.captures);
  emit(turn, {
    type: 'step-ended',
    step,
    verdict,
    ...defined({ stanza, variables, captures, note }),
  });
  if (verdict === 'sent') endAction(turn);
  else if (verdict === 'matched') moveOn(turn);
  else failStep(turn, result);
}

function endAction(turn: Turn): void {
  const actor = currentStep(turn)?.actor;
  moveOn(turn);
  patch(turn, { lastAction: actor === undefined ? undefined : { actor, at: turn.at } });
  awaitServer(turn, actor);
}

function unlessEmpty(
  values: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> | undefined {
  return values === undefined || Object.keys(values).length === 0 ? undefined : values;
}
