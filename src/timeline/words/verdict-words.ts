import { t } from '../../base/translate.ts';
import type { RowVerdict } from '../model.ts';

/** The words of the verdicts, in the order of the legend. */
export const VERDICT_WORDS: Readonly<Record<RowVerdict, string>> = {
  sent: 'sent',
  'by-hand': t('sent by hand'),
  matched: 'matched',
  refused: t('took a refusal'),
  differs: 'differs',
  missing: t('never came'),
  failed: 'failed',
  unexpected: 'unexpected',
  skipped: 'skipped',
  unread: 'unread',
  waiting: 'waiting',
  'not-run': t('not run'),
  stream: 'stream',
  logpoint: 'logpoint',
};

export const VERDICTS = Object.keys(VERDICT_WORDS).filter(isVerdict);

function isVerdict(text: string): text is RowVerdict {
  return text in VERDICT_WORDS;
}
