import { visibleText } from '../../base/visible-text.ts';
import styles from './middle-truncate.module.css';

export interface MiddleTruncateProps {
  readonly text: string;
  /** Characters at the end that stay, at least; 6 by default. */
  readonly tail?: number;
}

/** A text in one line that loses its middle when it has no room; whole on hover, and when it is copied. */
export function MiddleTruncate({ text: exact, tail = 6 }: MiddleTruncateProps) {
  const text = visibleText(exact);
  if (text.length <= tail * 2) return <span title={text}>{text}</span>;
  return (
    <span className={styles.middle} title={text}>
      <span className={styles.start}>{text.slice(0, -tail)}</span>
      <span className={styles.end}>{text.slice(-tail)}</span>
    </span>
  );
}
