import type { Clock } from '../base/clock.ts';
import { finish, type InParts } from '../base/in-parts.ts';

/** So long others wait for their turn at most, in milliseconds, unless one part takes longer. */
const TURN = 10;

/** Work that is being carried out. */
export interface Turns {
  /** Does all that is left at once: the page is about to go. */
  finish(): void;
}

/**
 * One turn after the other, each as many parts as fit into it; the first one a moment from now. Then `done` gets what came
 * out, or `undefined` when a part threw, which ends the work.
 */
export function inTurns<T>(
  work: InParts<T>,
  clock: Clock,
  done: (result: T | undefined) => void,
): Turns {
  let timer = clock.setTimer(0, turn);
  let isOver = false;
  function end(result: T | undefined): void {
    isOver = true;
    done(result);
  }
  function turn(): void {
    if (isOver) return;
    const reached = attempt(() => workUntil(work, clock, clock.now() + TURN));
    if (reached?.done === false) timer = clock.setTimer(0, turn);
    else end(reached?.value);
  }
  return {
    finish: () => {
      timer.dispose();
      if (!isOver) end(attempt(() => finish(work)));
    },
  };
}

function workUntil<T>(work: InParts<T>, clock: Clock, end: number): IteratorResult<undefined, T> {
  let next = work.next();
  while (next.done !== true && clock.now() < end) next = work.next();
  return next.done === true ? next : { done: false, value: undefined };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
