import { t } from '../base/translate.ts';
import type { RowVerdict } from '../timeline/model.ts';
import type { GlyphName } from './widgets/icons.tsx';
import tones from './widgets/tones.module.css';

/** How a verdict is told: by glyph, by word, and last by colour (a class of the widgets' tones). */
export interface VerdictLook {
  readonly glyph: GlyphName;
  readonly word: string;
  readonly tone: string;
}

export const VERDICT_LOOKS: Readonly<Record<RowVerdict, VerdictLook>> = {
  sent: { glyph: 'sent', word: t('sent'), tone: tones.sent },
  'by-hand': { glyph: 'pen', word: t('sent by hand'), tone: tones.sent },
  matched: { glyph: 'check', word: t('matched'), tone: tones.matched },
  refused: { glyph: 'refused', word: t('took a refusal'), tone: tones.differs },
  differs: { glyph: 'differs', word: t('differs'), tone: tones.differs },
  missing: { glyph: 'missing', word: t('never came'), tone: tones.differs },
  failed: { glyph: 'failed', word: t('failed'), tone: tones.differs },
  unexpected: { glyph: 'diamond', word: t('unexpected'), tone: tones.unexpected },
  skipped: { glyph: 'diamond', word: t('skipped'), tone: tones.unexpected },
  // It has come, and a later step may still take it: no fault, so no colour of one.
  unread: { glyph: 'inbox', word: t('unread'), tone: tones.waiting },
  waiting: { glyph: 'ring', word: t('waiting'), tone: tones.waiting },
  'not-run': { glyph: 'ring', word: t('not run'), tone: tones.waiting },
  stream: { glyph: 'sent', word: t('stream'), tone: tones.waiting },
  logpoint: { glyph: 'logpoint', word: t('logpoint'), tone: tones.sent },
};

/** What became of a row, in a sentence for who sees the glyph for the first time. */
export const VERDICT_MEANINGS: Readonly<Record<RowVerdict, string>> = {
  sent: t('The actor has sent this stanza, as the script says.'),
  'by-hand': t('Sent by hand while the run paused; the script does not say so.'),
  matched: t('What came is what the step expects.'),
  refused: t('The step took what came, but that is an error, which the step does not ask for.'),
  differs: t('What came is nearest to what the step expects, and is not the same.'),
  missing: t('The step waited for this stanza until its time was over.'),
  failed: t('The step could not be carried out.'),
  unexpected: t('It came although the step expects that nothing comes.'),
  skipped: t('It came while a step waited for another stanza, and was passed over.'),
  unread: t('It has come, and no step has read it: a later one may.'),
  waiting: t('The step waits for this stanza.'),
  'not-run': t('The run has not come to this step.'),
  stream: t('Set-up or closing of the stream: no stanza, and no step.'),
  logpoint: t('A logpoint in the server’s own code was passed.'),
};
