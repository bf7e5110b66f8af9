import type { EventList } from '../trace/event-list.ts';
import { isFailure } from '../trace/verdict.ts';
import type { RunOnShow } from './run-selectors.ts';

/** The failed step past which a run can go. */
export interface FailureAtHand {
  readonly step: number;
  /** `paused`: the run waits there. `ended`: it takes another run to go past it. */
  readonly kind: 'paused' | 'ended';
  /** Whether a stanza came that can be taken as if it had matched. */
  readonly canTake: boolean;
}

/**
 * Where the newest run pauses, or has ended, as a step failed; `undefined` when it does not, and when it has ended and
 * the script has changed since, as another run would not be the same one.
 */
export function failureAtHand(
  { phase, events, source, viewAt }: Pick<RunOnShow, 'phase' | 'events' | 'source' | 'viewAt'>,
  text: string,
): FailureAtHand | undefined {
  if (viewAt !== undefined) return undefined;
  if (phase === 'paused') return pausedFailure(events);
  const end = events.at(-1);
  const isFailed =
    end?.type === 'run-ended' && (end.outcome === 'failed' || end.outcome === 'error');
  if (!isFailed || phase !== 'ended' || text !== source) return undefined;
  const step = lastFailure(events);
  return step === undefined ? undefined : { step, kind: 'ended', canTake: false };
}

function pausedFailure(events: EventList): FailureAtHand | undefined {
  const pause = events.findLast((event) => event.type === 'run-paused');
  if (pause?.reason !== 'failure') return undefined;
  const { step } = pause;
  const end = events.findLast((event) => event.type === 'step-ended');
  return { step, kind: 'paused', canTake: end?.verdict === 'differs' && end.step === step };
}

/** The step that ended the run; none when the run went past all that failed. */
function lastFailure(events: EventList): number | undefined {
  const end = events.findLast(({ type }) => type === 'step-ended' || type === 'step-excused');
  return end?.type === 'step-ended' && isFailure(end.verdict) ? end.step : undefined;
}
