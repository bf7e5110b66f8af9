import type { Disposable } from './disposable.ts';

/** A duration or a moment on some clock, in milliseconds; may have fractions. */
export type Milliseconds = number;

/** The only source of time. Pure code gets moments as arguments; shells get a `Clock`. */
export interface Clock {
  /** Monotonic; its zero means nothing. */
  now(): Milliseconds;
  /** Calls `callback` once, after at least `delay`. Disposing cancels it. */
  setTimer(delay: Milliseconds, callback: () => void): Disposable;
}
