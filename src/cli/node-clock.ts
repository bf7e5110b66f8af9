import type { Clock } from '../base/clock.ts';

/** Node's own time. */
export const nodeClock: Clock = {
  now: () => performance.now(),
  setTimer: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return { dispose: () => clearTimeout(timer) };
  },
};
