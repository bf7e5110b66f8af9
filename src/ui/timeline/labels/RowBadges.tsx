import { clsx } from 'clsx';
import { useContext, type ReactNode } from 'react';
import type { RowLabel } from '../../../timeline/model.ts';
import { HasTips } from './has-tips.ts';
import styles from './RowBadges.module.css';

export interface RowBadgesProps {
  readonly label: RowLabel;
  /** Whether Tab leads to them: those of one row at a time. */
  readonly isTabStop: boolean;
  /** Whether there is room for the type beside badges. */
  readonly hasRoom?: boolean;
  /** Whether all of them are told, in as many lines as it takes. */
  readonly isWhole?: boolean;
}

/** More would leave the sentence no room. */
export const MOST_BADGES = 3;

/**
 * At the end of a row: the type of the stanza, its codes and conditions, each of which tells what it means (see
 * `BadgeTip.tsx`). Codes are never cut, as half a code would be another one.
 */
export function RowBadges({ label, isTabStop, hasRoom, isWhole = false }: RowBadgesProps) {
  const { type, badges } = label;
  const hasTips = useContext(HasTips);
  if (type === '' && badges.length === 0) return null;
  const shown = isWhole ? badges : badges.slice(0, MOST_BADGES);
  const more = badges.length - shown.length;
  return (
    <span className={clsx(styles.badges, isWhole && styles.whole)}>
      {type === '' || (badges.length > 0 && hasRoom !== true) ? null : (
        <Badge className={styles.type} place="type" isTabStop={isTabStop} hasTip={hasTips}>
          {type}
        </Badge>
      )}
      {shown.map((badge, index) => (
        <Badge
          key={`${index} ${badge}`}
          className={clsx(styles.badge, !/^\d+$/.test(badge) && styles.words)}
          place={index}
          isTabStop={isTabStop}
          hasTip={hasTips}
        >
          {badge}
        </Badge>
      ))}
      {more > 0 ? (
        <Badge className={styles.type} place="more" isTabStop={isTabStop} hasTip={hasTips}>
          +{more}
        </Badge>
      ) : null}
    </span>
  );
}

interface BadgeProps {
  readonly className: string | undefined;
  readonly place: number | string;
  readonly isTabStop: boolean;
  readonly hasTip: boolean;
  readonly children: ReactNode;
}

function Badge({ className, place, isTabStop, hasTip, children }: BadgeProps) {
  if (!hasTip) return <span className={className}>{children}</span>;
  return (
    <button type="button" className={className} tabIndex={isTabStop ? 0 : -1} data-badge={place}>
      {children}
    </button>
  );
}
