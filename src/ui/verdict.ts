import type { RowVerdict } from '../timeline/model.ts';
import type { GlyphName } from './widgets/icons.tsx';

/** How a verdict is told: by glyph, by word, and last by colour (a CSS class, see tokens.css). */
export interface VerdictLook {
  readonly glyph: GlyphName;
  readonly word: string;
  /** `v-matched`, `v-differs`, `v-unexpected`, `v-waiting` or `v-sent`. */
  readonly tone: string;
}

export const VERDICT_LOOKS: Readonly<Record<RowVerdict, VerdictLook>> = {
  sent: { glyph: 'sent', word: 'sent', tone: 'v-sent' },
  'by-hand': { glyph: 'pen', word: 'sent by hand', tone: 'v-sent' },
  matched: { glyph: 'check', word: 'matched', tone: 'v-matched' },
  refused: { glyph: 'refused', word: 'took a refusal', tone: 'v-differs' },
  differs: { glyph: 'differs', word: 'differs', tone: 'v-differs' },
  missing: { glyph: 'missing', word: 'never came', tone: 'v-differs' },
  failed: { glyph: 'failed', word: 'failed', tone: 'v-differs' },
  unexpected: { glyph: 'diamond', word: 'unexpected', tone: 'v-unexpected' },
  skipped: { glyph: 'diamond', word: 'skipped', tone: 'v-unexpected' },
  // It has come, and a later step may still take it: no fault, so no colour of one.
  unread: { glyph: 'inbox', word: 'unread', tone: 'v-waiting' },
  waiting: { glyph: 'ring', word: 'waiting', tone: 'v-waiting' },
  'not-run': { glyph: 'ring', word: 'not run', tone: 'v-waiting' },
  stream: { glyph: 'sent', word: 'stream', tone: 'v-waiting' },
};
