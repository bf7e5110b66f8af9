import { clsx } from 'clsx';
import type { RowLabel } from '../../../timeline/model.ts';
import styles from './RowLabelText.module.css';

export interface RowLabelTextProps {
  readonly label: RowLabel;
  /** In a line of a list: what has no room ends in an ellipsis. */
  readonly isInLine?: boolean;
  readonly className?: string | undefined;
}

/** Types as long as this go first when there is little room. */
const LONG_TYPE = 8;

/** The words in the line: kind, type, badges. */
export function RowLabelText({ label, isInLine = false, className }: RowLabelTextProps) {
  const { name, type, badges } = label;
  return (
    <span className={clsx(styles.label, isInLine && styles.inLine, className)}>
      <span className={styles.name}>{name}</span>
      {type === '' ? null : (
        <span className={clsx(styles.type, type.length >= LONG_TYPE && styles.long)}>{type}</span>
      )}
      {badges.map((badge, index) => (
        <span
          key={`${index} ${badge}`}
          className={clsx(styles.badge, !/^\d+$/.test(badge) && styles.words)}
        >
          {badge}
        </span>
      ))}
    </span>
  );
}
