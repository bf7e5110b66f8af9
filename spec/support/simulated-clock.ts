import type { Clock, Milliseconds } from '../../src/base/clock.ts';

export interface SimulatedClock extends Clock {
  /** Moves time and fires what is due, in order; lets promises settle around each timer. */
  pass(by: Milliseconds): Promise<void>;
}

export function createSimulatedClock(): SimulatedClock {
  let now = 1_000;
  let timers: { due: Milliseconds; callback: () => void }[] = [];

  const fireNext = (until: Milliseconds): boolean => {
    const [next] = timers.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
    if (next === undefined) return false;
    timers = timers.filter((timer) => timer !== next);
    now = Math.max(now, next.due);
    next.callback();
    return true;
  };
  return {
    now: () => now,
    setTimer: (delay, callback) => {
      const timer = { due: now + delay, callback };
      timers.push(timer);
      return { dispose: () => void (timers = timers.filter((each) => each !== timer)) };
    },
    pass: async (by) => {
      const until = now + by;
      await settle();
      while (fireNext(until)) await settle();
      now = until;
    },
  };
}

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
