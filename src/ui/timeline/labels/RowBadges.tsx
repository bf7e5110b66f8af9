import { clsx } from 'clsx';
import type { RowLabel } from '../../../timeline/model.ts';
import styles from './RowBadges.module.css';

export interface RowBadgesProps {
  readonly label: RowLabel;
}

/** At the end of a row: the type of the stanza, its codes and conditions. Codes are never cut, as half a code would be another one. */
export function RowBadges({ label: { type, badges } }: RowBadgesProps) {
  if (type === '' && badges.length === 0) return null;
  const shown = badges.slice(0, MOST);
  const more = badges.length - shown.length;
  return (
    <span
      className={styles.badges}
      title={[type, ...badges].filter((word) => word !== '').join(', ')}
    >
      {type === '' || badges.length > 0 ? null : <span className={styles.type}>{type}</span>}
      {shown.map((badge, index) => (
        <span
          key={`${index} ${badge}`}
          className={clsx(styles.badge, !/^\d+$/.test(badge) && styles.words)}
        >
          {badge}
        </span>
      ))}
      {more > 0 ? <span className={styles.type}>+{more}</span> : null}
    </span>
  );
}

/** More would leave the sentence no room. */
const MOST = 3;
