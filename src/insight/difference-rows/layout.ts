import type { FoldRule } from './fold-rows.ts';
import { NO_SCRIPT, type ScriptText } from './script-text.ts';

/** How much of a difference is drawn, and what shares a line. */
export interface RowLayout {
  /** The words of the expected side. */
  readonly script: ScriptText;
  /** A start tag with more characters than this has a line for each attribute. */
  readonly columns: number;
  /** Whether end tags are drawn; the text of a leaf then stands between its tags, in one line. */
  readonly closes: boolean;
  /** Whether what the script allows besides is drawn; else it is counted, unless it tells of an error. */
  readonly showsAllowed: boolean;
  /** Whether elements of different names have their attributes set against each other; else each tag is one line. */
  readonly pairsRenamed: boolean;
}

/** Two columns, expected beside received; `columns` is what one of them holds. */
export function sideBySide(script: ScriptText, columns: number): RowLayout {
  return { script, columns, closes: true, showsAllowed: true, pairsRenamed: true };
}

/** In one column, what was expected above what came, and no more than tells it. */
export const ONE_COLUMN: RowLayout = {
  script: NO_SCRIPT,
  columns: Infinity,
  closes: false,
  showsAllowed: false,
  pairsRenamed: false,
};

/** Where a person can open a fold. */
export const FOLD_TO_OPEN: FoldRule = { around: 3, atEnds: 3, least: 12 };
/** Where what is folded is left out. */
export const FOLD_FOR_GOOD: FoldRule = { around: 3, atEnds: 0, least: 6 };
