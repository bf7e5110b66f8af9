import type { ReactNode } from 'react';
import styles from './notice-line.module.css';

export interface NoticeLineProps {
  /** The accessible name, where there may be several. */
  readonly label?: string;
  /** A sentence, and buttons for what can be done. */
  readonly children: ReactNode;
}

/** A line below the bar at the top: what happened without the person's doing. */
export function NoticeLine({ label, children }: NoticeLineProps) {
  return (
    <p className={styles.notice} role="status" aria-label={label}>
      {children}
    </p>
  );
}
