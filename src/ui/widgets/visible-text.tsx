import { t } from '../../base/translate.ts';
import { visibleParts } from '../../base/visible-text.ts';
import styles from './visible-text.module.css';

export interface VisibleTextProps {
  readonly text: string;
  /** Line ends stay line ends: for texts with lines of their own. */
  readonly keepsLines?: boolean;
}

/** A text of others: what cannot be seen in it, or passes for something else, is told in a box of its own. */
export function VisibleText({ text, keepsLines = false }: VisibleTextProps) {
  return visibleParts(text, { keepsLines }).map((part, index) =>
    part.mark === undefined ? (
      part.text
    ) : (
      <span key={index} className={styles.unseen} title={UNSEEN_TITLE}>
        {part.mark}
      </span>
    ),
  );
}

const UNSEEN_TITLE = t('A character that cannot be seen, or passes for another one');
