import { t } from '../../base/translate.ts';
import type { RowVerdict } from '../model.ts';

/** The words of the verdicts, in the order of the legend. */
export const VERDICT_WORDS: Readonly<Record<RowVerdict, string>> = {
  sent: t('sent'),
  'by-hand': t('sent by hand'),
  matched: t('matched'),
  refused: t('took a refusal'),
  differs: t('differs'),
  missing: t('never came'),
  failed: t('failed'),
  unexpected: t('unexpected'),
  skipped: t('skipped'),
  unread: t('unread'),
  waiting: t('waiting'),
  'not-run': t('not run'),
  stream: t('stream'),
  logpoint: t('logpoint'),
};

export const VERDICTS = Object.keys(VERDICT_WORDS).filter(isVerdict);

function isVerdict(text: string): text is RowVerdict {
  return text in VERDICT_WORDS;
}
