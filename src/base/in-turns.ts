import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';
import type { InParts } from './in-parts.ts';

/** How work and others take turns, in milliseconds. */
interface Pace {
  /** So long others wait for their turn, unless one part takes longer. */
  readonly length: number;
  /** So long nothing is done between two turns, whether others have something to do or not. */
  readonly pause: number;
}

const TURN: Pace = { length: 10, pause: 0 };
/** For what a person waits for: others come in less often, and never so late that it is noticed. */
export const LONG_TURN: Pace = { length: 30, pause: 0 };
/** For what nobody waits for: a frame of every two is left to whatever a person does meanwhile. */
export const SPARING: Pace = { length: 10, pause: 16 };

/**
 * Carries work out in turns, each as many parts as fit into it; others have theirs between two of them. The first one
 * begins after this returns. Then `done` is called with what came of it, or with `undefined` where a part threw.
 * Disposed of, it goes no further.
 */
export function inTurns<T>(
  work: InParts<T>,
  clock: Clock,
  done: (result: T | undefined) => void,
  { length, pause } = TURN,
): Disposable {
  let timer: Disposable | undefined;
  const turn = (): void => {
    const end = clock.now() + length;
    try {
      do {
        const next = work.next();
        if (next.done === true) return later(() => done(next.value));
      } while (clock.now() < end);
    } catch {
      return later(() => done(undefined));
    }
    later(turn, pause);
  };
  const later = (then: () => void, after = 0): void => {
    timer = clock.setTimer(after, then);
  };
  later(turn);
  return { dispose: () => timer?.dispose() };
}
