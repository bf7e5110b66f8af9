import { LessonWords } from './LessonWords.tsx';
import styles from './LessonPanel.module.css';

/** Hints, each behind a press of its own. */
export function LessonHints({ hints }: { readonly hints: readonly string[] }) {
  return hints.map((hint, index) => (
    <details className={styles.hint} key={hint}>
      <summary>{hints.length === 1 ? 'Hint' : `Hint ${index + 1}`}</summary>
      <p>
        <LessonWords text={hint} />
      </p>
    </details>
  ));
}
