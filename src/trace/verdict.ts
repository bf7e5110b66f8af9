import type { StepVerdict } from './event.ts';

/** A step that did not go as the script says. */
export type FailedVerdict = Exclude<StepVerdict, 'sent' | 'matched'>;

const FAILS: Readonly<Record<StepVerdict, boolean>> = {
  sent: false,
  matched: false,
  differs: true,
  missing: true,
  unexpected: true,
  failed: true,
};

/** Whether a step failed: for its verdict, and for the words that others have for a step without one. */
export function isFailure(verdict: string | undefined): verdict is FailedVerdict {
  return verdict !== undefined && Object.hasOwn(FAILS, verdict) && FAILS[verdict as StepVerdict];
}
