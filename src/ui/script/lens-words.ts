import type { Milliseconds } from '../../base/clock.ts';
import type { Lens } from './script-view.ts';

const SECOND = 1000;

/** `2.4 ms`, `1.2 s`. */
export function stepTime(took: Milliseconds): string {
  return took < SECOND ? `${took.toFixed(1)} ms` : `${(took / SECOND).toFixed(1)} s`;
}

/** What is known of a step: `step 8, 2.4 ms`, `paused at step 8`. */
export function lensWords({ step, state, took }: Lens): string {
  if (state === 'paused') return `paused at step ${step}`;
  if (state === 'running') return `running step ${step}`;
  return took === undefined ? `step ${step}` : `step ${step}, ${stepTime(took)}`;
}
