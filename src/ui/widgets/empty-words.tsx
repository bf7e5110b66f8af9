import type { ReactNode } from 'react';
import styles from './empty-words.module.css';

/** A quiet sentence where there is nothing to show yet: what would stand here, and how to get it. */
export function EmptyWords({ children }: { readonly children: ReactNode }) {
  return <p className={styles.emptyWords}>{children}</p>;
}
