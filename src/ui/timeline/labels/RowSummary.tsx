import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import type { ArrowRow } from '../../../timeline/model.ts';
import { isFailure } from '../../../trace/verdict.ts';
import { PhraseText } from './PhraseText.tsx';
import styles from './RowSummary.module.css';

export interface RowSummaryProps {
  readonly row: ArrowRow;
  readonly className?: string | undefined;
  readonly style?: CSSProperties;
}

/** What a row says beside its label; of a failed one, why. */
export function RowSummary({ row, className, style = {} }: RowSummaryProps) {
  return (
    <span
      className={clsx(styles.summary, isFailure(row.verdict) && styles.why, className)}
      title={row.summary}
      style={style}
    >
      <PhraseText phrase={row.phrase} />
    </span>
  );
}
