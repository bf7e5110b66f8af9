import { t } from '../../../base/translate.ts';
import type { RowVerdict } from '../../../timeline/model.ts';

/** What became of a row, in a sentence for who sees the glyph for the first time. */
export const VERDICT_MEANINGS: Readonly<Record<RowVerdict, string>> = {
  sent: t('The actor has done this, as the script says.'),
  'by-hand': t('Sent by hand while the run paused; the script does not say so.'),
  matched: t('What came is what the step expects.'),
  refused: t('The step took what came, but that is an error, which the step does not ask for.'),
  differs: t('What came is nearest to what the step expects, and is not the same.'),
  missing: t('The step waited for this until its time was over.'),
  failed: t('The step could not be carried out.'),
  unexpected: t('It came although the step expects that nothing comes.'),
  skipped: t('It came while a step waited for another stanza, and was passed over.'),
  unread: t('It has come, and no step has read it: a later one may.'),
  waiting: t('The step waits for this.'),
  'not-run': t('The run has not come to this step.'),
  stream: t('Set-up or closing of the stream: no stanza, and no step.'),
  logpoint: t('A logpoint in the server’s own code was passed.'),
};
