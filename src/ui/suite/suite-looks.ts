import { t } from '../../base/translate.ts';
import type { SuiteEnd, SuiteResult, SuiteVerdict } from '../../state/suite/suite-store.ts';
import { VERDICT_LOOKS, type VerdictLook } from '../verdict.ts';
import tones from '../widgets/tones.module.css';
import { verdictOf } from './suite-rows.ts';

const LOOKS: Readonly<Record<SuiteVerdict | 'not-run', VerdictLook>> = {
  differs: VERDICT_LOOKS.differs,
  missing: VERDICT_LOOKS.missing,
  unexpected: VERDICT_LOOKS.unexpected,
  failed: VERDICT_LOOKS.failed,
  passed: { glyph: 'check', word: t('passed'), tone: tones.matched },
  'not-run': VERDICT_LOOKS['not-run'],
};

const RUNNING: VerdictLook = { glyph: 'play', word: t('running'), tone: tones.sent };

/** One that passed although it took an error, or the server's code failed, is told apart, as in the status of a single run. */
export function suiteLook(result: SuiteResult): VerdictLook {
  if (result.state === 'running') return RUNNING;
  const hasRemark = result.state === 'done' && result.remark !== undefined;
  return hasRemark
    ? { ...VERDICT_LOOKS.refused, word: t('passed, with a remark') }
    : LOOKS[verdictOf(result)];
}

/** What the filters over the table call a verdict, of several. */
export const FILTER_WORDS: Readonly<Record<SuiteVerdict | 'not-run', string>> = {
  differs: t('differ'),
  missing: t('never came'),
  unexpected: t('one too many'),
  failed: t('broke off'),
  passed: t('passed'),
  'not-run': t('not run'),
};

export function filterLook(verdict: SuiteVerdict | 'not-run'): VerdictLook {
  return LOOKS[verdict];
}

/** `8 of 22`; `22` of one that passed; `''` where nothing was run. */
export function stepsWords({ verdict, steps, stepsDone }: SuiteEnd): string {
  if (verdict === 'passed') return String(steps);
  return steps === 0 ? '' : t('{stepsDone} of {steps}', { stepsDone, steps });
}

/** `step 8, line 61`; `''` where no step failed. */
export function failurePlaceWords({ firstFailure }: SuiteEnd): string {
  const { step, line } = firstFailure ?? {};
  if (step === undefined) return '';
  return line === undefined
    ? t('step {step}', { step })
    : t('step {step}, line {line}', { step, line });
}
