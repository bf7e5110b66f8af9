import type { Milliseconds } from '../../base/clock.ts';

const MINUS = '−';

/** `83.5 ms`, `139 ms`, `12.4 s`: a duration in a sentence. */
export function durationWords(duration: Milliseconds): string {
  if (duration >= 10_000) return `${fixed(duration / 1000)} s`;
  return duration >= 100 ? `${Math.round(duration)} ms` : `${fixed(duration)} ms`;
}

/** `+0.4`, `+421`, `−0.1`: the cell for the time since another row, in milliseconds. */
export function deltaWords(delta: Milliseconds): string {
  const size = Math.abs(delta);
  return `${delta < 0 && size >= 0.05 ? MINUS : '+'}${momentWords(size)}`;
}

/** `83.2`, `421`: the cell for the time since the run began, in milliseconds. */
export function momentWords(at: Milliseconds): string {
  return at >= 100 ? String(Math.round(at)) : at.toFixed(1);
}

function fixed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
