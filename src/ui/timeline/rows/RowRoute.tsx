import { clsx } from 'clsx';
import type { ArrowRow, Lane } from '../../../timeline/model.ts';
import { routeOf } from '../labels/route.ts';
import { RowBadges } from '../labels/RowBadges.tsx';
import { RowSummary } from '../labels/RowSummary.tsx';
import { SECRET_WORDS } from './RowSentence.tsx';
import styles from './RowRoute.module.css';

export interface RowRouteProps {
  readonly row: ArrowRow;
  readonly lanes: readonly Lane[];
  /** What it is about is not told yet. */
  readonly isSecret: boolean;
  /** Whether it is told in as many lines as it takes. */
  readonly isWhole: boolean;
  /** Whether Tab leads to its badges. */
  readonly isTabStop: boolean;
}

/** The row as two lines of a list, where lanes have no room: what happened; then from whom to whom, and what it is. */
export function RowRoute({ row, lanes, isSecret, isWhole, isTabStop }: RowRouteProps) {
  const titles = routeOf(row, lanes);
  return (
    <span className={clsx(styles.lines, isWhole && styles.whole)} role="gridcell" aria-colindex={4}>
      {isSecret ? (
        <span className={styles.told}>{SECRET_WORDS}</span>
      ) : (
        <RowSummary row={row} className={styles.told} />
      )}
      <span className={styles.about}>
        <span className={styles.route}>{titles.join(' → ')}</span>
        {isSecret ? null : (
          <>
            <span className={styles.what}>{row.label.name}</span>
            <RowBadges label={row.label} isTabStop={isTabStop} isWhole={isWhole} hasRoom />
          </>
        )}
      </span>
    </span>
  );
}
