import { clsx } from 'clsx';
import type { ArrowRow } from '../../timeline/model.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { isFailure } from '../../trace/verdict.ts';
import { VERDICT_LOOKS } from '../verdict.ts';
import styles from './StepTicks.module.css';

/** More would be thinner than a line. */
const MOST = 120;

export interface StepTicksProps {
  readonly timeline: TimelineModel;
  readonly current: ArrowRow | undefined;
}

/** The run at a glance: a tick for each row, high where it went wrong. Of a long run nothing. */
export function StepTicks({ timeline: { rows }, current }: StepTicksProps) {
  if (rows.length > MOST) return <span className={styles.ticks} />;
  return (
    <span className={styles.ticks} aria-hidden="true">
      {[...rows].map((row) =>
        row.kind === 'arrow' ? (
          <i
            key={row.id}
            className={clsx(
              VERDICT_LOOKS[row.verdict].tone,
              row.at === undefined && styles.pending,
              isFailure(row.verdict) && styles.high,
              row.id === current?.id && styles.now,
            )}
          />
        ) : null,
      )}
    </span>
  );
}
