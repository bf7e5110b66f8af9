import { clsx } from 'clsx';
import type { RowLabel } from '../../../timeline/model.ts';
import styles from './RowLabelText.module.css';

export interface RowLabelTextProps {
  readonly label: RowLabel;
  readonly className?: string | undefined;
}

/** In a line of a list: kind, type, badges. What has no room ends in an ellipsis. */
export function RowLabelText({ label, className }: RowLabelTextProps) {
  const { name, type, badges } = label;
  return (
    <span className={clsx(styles.label, className)}>
      <span className={styles.name}>{name}</span>
      {type === '' ? null : <span className={styles.type}>{type}</span>}
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
