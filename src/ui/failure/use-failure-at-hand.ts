import { useMemo } from 'react';
import type { Actions } from '../../state/app-state.ts';
import { failureAtHand, type FailureAtHand } from '../../state/failure-at-hand.ts';
import { useDocument, useRun } from '../app-context.ts';

/** The failed step past which the run can go, if it is this one; `undefined` step: whichever it is. */
export function useFailureAtHand(step: number | undefined): FailureAtHand | undefined {
  const run = useRun((state) => state);
  const text = useDocument((document) => document.text);
  const failure = useMemo(() => failureAtHand(run, text), [run, text]);
  return step === undefined || failure?.step === step ? failure : undefined;
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Carries out what a key asks for at a failure; returns whether it did. */
export function passByKey(
  failure: FailureAtHand | undefined,
  { key, ctrlKey, altKey, metaKey }: Pressed,
  { letPass, takeAnyway }: Actions,
): boolean {
  if (failure === undefined || ctrlKey || altKey || metaKey) return false;
  if (key === 's') letPass();
  else if (key === 't' && failure.canTake) takeAnyway();
  else return false;
  return true;
}
