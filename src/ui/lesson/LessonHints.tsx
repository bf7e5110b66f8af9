import { t } from '../../base/translate.ts';
import { LessonWords } from './LessonWords.tsx';
import styles from './LessonPanel.module.css';

/** Hints, each behind a press of its own. */
export function LessonHints({ hints }: { readonly hints: readonly string[] }) {
  return hints.map((hint, index) => (
    <details className={styles.hint} key={hint}>
      <summary>
        {t('{count, plural, one {Hint} other {Hint {index}}}', {
          count: hints.length,
          index: index + 1,
        })}
      </summary>
      <p>
        <LessonWords text={hint} />
      </p>
    </details>
  ));
}
