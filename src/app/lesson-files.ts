import type { Messages } from '../base/language.ts';

/**
 * The texts of the lessons that ship, in each language: `./messages/de/lessons/05-joining.json`, what the scripts of that
 * lesson say, and `catalogue.json` among them, what their catalogue says. Some may be missing.
 */
export const LESSON_FILES = import.meta.glob<Messages>('./messages/*/lessons/*.json', {
  import: 'default',
});
