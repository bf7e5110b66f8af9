import type { Clock, Milliseconds } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';

/** How often somebody looks whether the server has said a word. */
const LOOK_INTERVAL: Milliseconds = 500;

export interface WatchdogOptions {
  readonly clock: Clock;
  /** How long the server may be silent while something is owed. */
  readonly patience: Milliseconds;
  /** Asks for a sign of life, once per silence. */
  readonly knock: () => void;
  /** Called at most once: it was silent for too long. */
  readonly onSilence: (silence: Milliseconds) => void;
}

/** Tells when somebody who owes an answer says nothing any more. Sets no timer while nothing is owed. */
export interface Watchdog extends Disposable {
  /** Something was said to the server, and a word of it is due. */
  expectWord(): void;
  /** The server said something; `owesMore` when that is not all. */
  heard(owesMore: boolean): void;
}

/**
 * Silence is counted in looks, each of them some time after the one before, and not by the clock. Where timers are
 * throttled (a tab in the background) or the page stood still (a laptop was asleep), a look is late, but words that had
 * come in the meantime are heard before the next one; so no server is taken for dead for what the page missed.
 */
export function createWatchdog({ clock, patience, knock, onSilence }: WatchdogOptions): Watchdog {
  let timer: Disposable | undefined;
  let silentLooks = 0;

  function look(): void {
    silentLooks += 1;
    const silence = silentLooks * LOOK_INTERVAL;
    timer = undefined;
    if (silence >= patience) return onSilence(silence);
    if (silentLooks === 1) knock();
    timer = clock.setTimer(LOOK_INTERVAL, look);
  }
  function rest(): void {
    timer?.dispose();
    timer = undefined;
  }
  return {
    expectWord() {
      if (timer !== undefined) return;
      silentLooks = 0;
      timer = clock.setTimer(LOOK_INTERVAL, look);
    },
    heard(owesMore) {
      silentLooks = 0;
      if (!owesMore) rest();
    },
    dispose: rest,
  };
}
