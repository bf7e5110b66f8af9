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
