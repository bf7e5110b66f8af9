import { clsx } from 'clsx';
import type { PastRun } from '../../state/runs-store.ts';
import { Icon } from '../widgets/icons.tsx';
import { OUTCOME_LOOKS, runTime, verdictWords } from '../run-words.ts';
import styles from './ComparisonGrid.module.css';

export interface RunHeadProps {
  readonly side: string;
  readonly run: PastRun;
}

/** Which run a column shows: when it ended, how, and on which server. */
export function RunHead({ side, run }: RunHeadProps) {
  const { glyph, tone } = OUTCOME_LOOKS[run.outcome];
  return (
    <div className={styles.head} role="columnheader">
      <span className={styles.side}>{side}</span>
      <time>{runTime(run.endedAt)}</time>
      <span className={clsx(styles.verdict, tone)}>
        <Icon name={glyph} />
        {verdictWords(run)}
      </span>
      <span className={styles.server} title={run.server}>
        {run.server}
      </span>
    </div>
  );
}
