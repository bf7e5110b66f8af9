import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { memo, type ReactNode } from 'react';
import type { RunItem, StepSide } from '../../insight/runs/read-run.ts';
import { STATE_WORDS } from '../../insight/runs/sentence.ts';
import type { RunPair } from '../../state/comparison-store.ts';
import type { Scenario } from '../../script/scenario.ts';
import { Icon } from '../widgets/icons.tsx';
import { RowLabelText } from '../timeline/labels/RowLabelText.tsx';
import { VERDICT_LOOKS } from '../verdict.ts';
import type { ComparisonRow } from './comparison-rows.ts';
import { stepWords } from '../../script/scenario.ts';
import { itemWords, LIKENESS_LOOKS, rowName } from './comparison-words.ts';
import styles from './ComparedRow.module.css';
import tones from '../widgets/tones.module.css';

export interface ComparedRowProps {
  readonly row: ComparisonRow;
  readonly pair: RunPair;
  readonly index: number;
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
}

const KIND_CLASSES = { step: styles.step, line: styles.line, fold: styles.fold } as const;

/** One row: how the sides compare, then either side. */
export const ComparedRow = memo(function ComparedRow(props: ComparedRowProps) {
  const { row, index, isTabStop, isSelected } = props;
  const { glyph, word, tone } = LIKENESS_LOOKS[row.likeness];
  const isQuiet = row.likeness === 'same';
  return (
    <div
      className={clsx(
        styles.row,
        KIND_CLASSES[row.kind],
        isQuiet && styles.quiet,
        isSelected && styles.selected,
      )}
      role="row"
      aria-label={rowName(row)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-index={index}
    >
      <span
        className={clsx(styles.sign, tone)}
        role="gridcell"
        {...(row.kind === 'fold' ? { 'aria-expanded': row.isOpen } : {})}
      >
        {row.kind === 'fold' ? (
          <span className={tones.waiting}>
            <Icon name={row.isOpen ? 'fold' : 'folded'} />
          </span>
        ) : (
          <Icon name={glyph} />
        )}
        {isQuiet ? null : word}
      </span>
      <Sides {...props} />
    </div>
  );
});

function Sides({ row, pair }: ComparedRowProps): ReactNode {
  if (row.kind === 'fold') {
    return (
      <span className={styles.whole} role="gridcell">
        <Icon name={LIKENESS_LOOKS[row.likeness].glyph} />
        {row.words}
      </span>
    );
  }
  if (row.kind === 'line') {
    const { left, right } = row.line;
    return (
      <>
        <ItemCell item={left} scenario={pair.left.scenario} />
        <ItemCell item={right} scenario={pair.right.scenario} />
      </>
    );
  }
  const { step } = row;
  if (step.kind === 'ending') {
    return (
      <span className={styles.whole} role="gridcell">
        {t('After the last step: what no step took, and the closing of the sessions')}
      </span>
    );
  }
  return (
    <>
      <StepCell side={step.left} isEdited={step.isEdited} />
      <StepCell side={step.right} isEdited={step.isEdited} />
    </>
  );
}

function StepCell({
  side,
  isEdited,
}: {
  readonly side: StepSide | undefined;
  readonly isEdited: boolean;
}) {
  if (side === undefined) {
    return (
      <span className={clsx(styles.cell, styles.none)} role="gridcell">
        {t('not in this script')}
      </span>
    );
  }
  const { step, state } = side;
  const { glyph, tone } = VERDICT_LOOKS[state];
  return (
    <span className={styles.cell} role="gridcell">
      <span className={styles.number}>{step.index}</span>
      <span className={tone}>
        <Icon name={glyph} />
      </span>
      <span className={styles.words}>{stepWords(step)}</span>
      {isEdited ? <span className={styles.tag}>{t('edited')}</span> : null}
      <span className={clsx(styles.state, tone)}>{STATE_WORDS[state]}</span>
    </span>
  );
}

function ItemCell({
  item,
  scenario,
}: {
  readonly item: RunItem | undefined;
  readonly scenario: Scenario;
}) {
  if (item === undefined) {
    return (
      <span className={clsx(styles.cell, styles.none)} role="gridcell">
        <span className={styles.number} />
        {t('nothing')}
      </span>
    );
  }
  const { label, summary, fate } = itemWords(item, scenario);
  const { actor, event } = item;
  return (
    <span className={styles.cell} role="gridcell">
      <span className={styles.number} />
      <span className={styles.who}>
        {actor}
        <i>{wayOf(event)}</i>
      </span>
      <RowLabelText label={label} className={styles.label} />
      <span className={styles.sum} title={summary}>
        {summary}
      </span>
      {fate === '' ? null : <span className={styles.state}>{fate}</span>}
    </span>
  );
}

function wayOf(event: RunItem['event']): string {
  if (event.type === 'connection') return '·';
  return event.direction === 'sent' ? '→' : '←';
}
