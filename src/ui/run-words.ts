import { t } from '../base/translate.ts';
import type { Milliseconds } from '../base/clock.ts';
import { describeOutcome } from '../diagnosis/diagnosis.ts';
import type { PastRun } from '../state/runs-store.ts';
import { modelOf } from '../trace/model-of.ts';
import type { GlyphName } from './widgets/icons.tsx';
import tones from './widgets/tones.module.css';

/** `14:03:09` in the reader's own time zone, for a moment on the page's clock. */
export function runTime(at: Milliseconds, origin: Milliseconds = performance.timeOrigin): string {
  return new Date(origin + at).toTimeString().slice(0, 8);
}

/** How an outcome looks, shape first. */
export const OUTCOME_LOOKS: Readonly<
  Record<PastRun['outcome'], { readonly glyph: GlyphName; readonly tone: string }>
> = {
  passed: { glyph: 'check', tone: tones.matched },
  failed: { glyph: 'differs', tone: tones.differs },
  error: { glyph: 'failed', tone: tones.differs },
  stopped: { glyph: 'stop', tone: tones.waiting },
};

/** `Passed: 22 of 22 steps`, `Failed at step 8 (line 61)`. */
export function verdictWords({ events, scenario }: PastRun): string {
  return describeOutcome(modelOf(events), scenario).lead.replace(/:$/, '');
}

/** The title of a run's scenario, for people. */
export function runTitle({ scenario }: PastRun): string {
  return scenario.title === '' ? t('Untitled script') : scenario.title;
}
