import type { Clock } from '../base/clock.ts';

/** The browser's own time. */
export const browserClock: Clock = {
  now: () => performance.now(),
  setTimer: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return { dispose: () => clearTimeout(timer) };
  },
};
