import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import type { ArrowRow } from '../../../timeline/model.ts';
import { isFailure } from '../../../trace/verdict.ts';
import { COLUMNS } from '../columns/columns.ts';
import { PhraseText } from '../labels/PhraseText.tsx';
import { RowBadges } from '../labels/RowBadges.tsx';
import styles from './RowSentence.module.css';

export interface RowTextProps {
  readonly row: ArrowRow;
  /** Of the grid, from 1. */
  readonly column: number;
  /** Whether the kind stands on the arrow; else it stands here. */
  readonly showsKind: boolean;
  /** What it is about is not told yet. */
  readonly isSecret: boolean;
  /** Whether it is told in as many lines as it takes. */
  readonly isWhole: boolean;
  /** Whether Tab leads to its badges. */
  readonly isTabStop: boolean;
}

export const SECRET_WORDS = t('hidden until you have answered');

/** What happened, in one sentence; then type and codes. It neither scrolls away nor gives way to lanes. */
export function RowSentence(props: RowTextProps) {
  const { row, column, showsKind, isSecret, isWhole, isTabStop } = props;
  const { phrase, label, shape } = row;
  if (isSecret) {
    return (
      <span className={clsx(styles.told, COLUMNS.text)} role="gridcell" aria-colindex={column}>
        <span className={styles.say}>{SECRET_WORDS}</span>
      </span>
    );
  }
  const isKindHere =
    (!showsKind || row.fan !== undefined) && shape.kind !== 'across' && label.name !== '';
  return (
    <span className={clsx(styles.told, COLUMNS.text)} role="gridcell" aria-colindex={column}>
      <span
        className={clsx(styles.say, isFailure(row.verdict) && styles.why, isWhole && styles.whole)}
        title={row.summary === '' ? undefined : row.summary}
      >
        {isKindHere ? <span className={styles.kind}>{label.name} </span> : null}
        <PhraseText phrase={phrase} />
      </span>
      <RowBadges label={label} isTabStop={isTabStop} isWhole={isWhole} />
    </span>
  );
}
