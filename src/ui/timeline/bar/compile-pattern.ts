import { t } from '../../../base/translate.ts';
import { RE2JS } from 're2js';
import type { PatternCompiler } from '../../../timeline/filter/parse-filter.ts';

/** A longer one is no pattern that somebody wrote. */
const MOST = 1000;

/** Patterns in the syntax of RE2, whose matching takes no longer than the text is long; without regard to case. */
export const compilePattern: PatternCompiler = (source) => {
  if (source.length > MOST)
    return { ok: false, message: t('A pattern has at most {MOST} characters.', { MOST }) };
  try {
    // Not the engine of the browser: this one never goes back in the text.
    // eslint-disable-next-line no-restricted-syntax
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    // To ask whether it is there, and not where, costs a ninth.
    return { ok: true, finds: (text) => pattern.test(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '';
    return { ok: false, message: t('This is no pattern: {why}.', { why }) };
  }
};
