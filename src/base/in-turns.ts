import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';
import type { InParts } from './in-parts.ts';

/** So long others wait for their turn, in milliseconds, unless one part takes longer. */
const TURN = 10;
/** For what a person waits for: others come in less often, and never so late that it is noticed. */
export const LONG_TURN = 30;

/**
 * Carries work out in turns, each as many parts as fit into it; others have theirs between two of them. The first one
 * begins after this returns. Then `done` is called with what came of it, or with `undefined` where a part threw.
 * Disposed of, it goes no further.
 */
export function inTurns<T>(
  work: InParts<T>,
  clock: Clock,
  done: (result: T | undefined) => void,
  length = TURN,
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
    later(turn);
  };
  const later = (then: () => void): void => {
    timer = clock.setTimer(0, then);
  };
  later(turn);
  return { dispose: () => timer?.dispose() };
}
