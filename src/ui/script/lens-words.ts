import { t } from '../../base/translate.ts';
import type { Milliseconds } from '../../base/clock.ts';
import type { Lens } from './script-view.ts';

const SECOND = 1000;

/** `2.4 ms`, `1.2 s`. */
export function stepTime(took: Milliseconds): string {
  return took < SECOND
    ? t('{took} ms', { took: took.toFixed(1) })
    : `${(took / SECOND).toFixed(1)} s`;
}

/** What is known of a step: `step 8, 2.4 ms`, `paused at step 8`. */
export function lensWords({ step, state, took }: Lens): string {
  if (state === 'paused') return t('paused at step {step}', { step });
  if (state === 'running') return t('running step {step}', { step });
  return took === undefined
    ? t('step {step}', { step })
    : t('step {step}, {stepTime}', { step, stepTime: stepTime(took) });
}
