import { clsx } from 'clsx';
import type { RowLabel } from '../../../timeline/model.ts';
import styles from './RowBadges.module.css';

export interface RowBadgesProps {
  readonly label: RowLabel;
  /** Whether Tab leads to them: those of one row at a time. */
  readonly isTabStop: boolean;
  /** Whether there is room for the type beside badges. */
  readonly hasRoom?: boolean;
}

/** More would leave the sentence no room. */
export const MOST_BADGES = 3;

/**
 * At the end of a row: the type of the stanza, its codes and conditions, each of which tells what it means (see
 * `BadgeTip.tsx`). Codes are never cut, as half a code would be another one.
 */
export function RowBadges({ label: { type, badges }, isTabStop, hasRoom }: RowBadgesProps) {
  if (type === '' && badges.length === 0) return null;
  const shown = badges.slice(0, MOST_BADGES);
  const more = badges.length - shown.length;
  const tab = isTabStop ? 0 : -1;
  return (
    <span className={styles.badges}>
      {type === '' || (badges.length > 0 && hasRoom !== true) ? null : (
        <button type="button" className={styles.type} tabIndex={tab} data-badge="type">
          {type}
        </button>
      )}
      {shown.map((badge, index) => (
        <button
          type="button"
          key={`${index} ${badge}`}
          className={clsx(styles.badge, !/^\d+$/.test(badge) && styles.words)}
          tabIndex={tab}
          data-badge={index}
        >
          {badge}
        </button>
      ))}
      {more > 0 ? (
        <button type="button" className={styles.type} tabIndex={tab} data-badge="more">
          +{more}
        </button>
      ) : null}
    </span>
  );
}
