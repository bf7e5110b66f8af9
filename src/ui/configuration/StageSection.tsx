import { useId, type ReactNode } from 'react';
import styles from './Configuration.module.css';

interface StageSectionProps {
  readonly title: string;
  /** Behind the title, quietly. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  /** Below the rows: how to add one. */
  readonly add?: ReactNode;
  /** Instead of rows, where there are none. */
  readonly none?: string | undefined;
}

/** Everything of one kind. */
export function StageSection({ title, note, children, add, none }: StageSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.sectionHead}>
        <h3 id={id}>{title}</h3>
        {note === undefined ? null : <span className={styles.note}>{note}</span>}
      </div>
      {none === undefined ? (
        <ul aria-labelledby={id}>{children}</ul>
      ) : (
        <p className={styles.none}>{none}</p>
      )}
      {add === undefined ? null : <div className={styles.add}>{add}</div>}
    </section>
  );
}
