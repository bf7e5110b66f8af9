import { memo, type ReactNode } from 'react';
import type { RunItem, StepSide } from '../../insight/runs/read-run.ts';
import { STATE_WORDS } from '../../insight/runs/sentence.ts';
import type { RunPair } from '../../state/comparison-store.ts';
import type { Scenario } from '../../script/scenario.ts';
import { Icon } from '../widgets/icons.tsx';
import { RowLabelText } from '../timeline/RowLabelText.tsx';
import { VERDICT_LOOKS } from '../verdict.ts';
import type { ComparisonRow } from './comparison-rows.ts';
import { stepWords } from '../../script/scenario.ts';
import { itemWords, LIKENESS_LOOKS, rowName } from './comparison-words.ts';
import './ComparedRow.css';

export interface ComparedRowProps {
  readonly row: ComparisonRow;
  readonly pair: RunPair;
  readonly index: number;
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
}

/** One row: how the sides compare, then either side. */
export const ComparedRow = memo(function ComparedRow(props: ComparedRowProps) {
  const { row, index, isTabStop, isSelected } = props;
  const { glyph, word, tone } = LIKENESS_LOOKS[row.likeness];
  const isQuiet = row.likeness === 'same';
  return (
    <div
      className={`cmp-row ${row.kind}${isQuiet ? ' quiet' : ''}${isSelected ? ' sel' : ''}`}
      role="row"
      aria-label={rowName(row)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-index={index}
    >
      <span
        className={`cmp-sign ${tone}`}
        role="gridcell"
        {...(row.kind === 'fold' ? { 'aria-expanded': row.isOpen } : {})}
      >
        {row.kind === 'fold' ? (
          <span className="v-waiting">
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
      <span className="cmp-fold" role="gridcell">
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
      <span className="cmp-fold" role="gridcell">
        After the last step: what no step took, and the closing of the sessions
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
      <span className="cmp-cell none" role="gridcell">
        not in this script
      </span>
    );
  }
  const { step, state } = side;
  const { glyph, tone } = VERDICT_LOOKS[state];
  return (
    <span className="cmp-cell step" role="gridcell">
      <span className="num">{step.index}</span>
      <span className={tone}>
        <Icon name={glyph} />
      </span>
      <span className="words">{stepWords(step)}</span>
      {isEdited ? <span className="tag">edited</span> : null}
      <span className={`state ${tone}`}>{STATE_WORDS[state]}</span>
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
      <span className="cmp-cell none" role="gridcell">
        <span className="num" />
        nothing
      </span>
    );
  }
  const { label, summary, fate } = itemWords(item, scenario);
  const { actor, event } = item;
  return (
    <span className="cmp-cell" role="gridcell">
      <span className="num" />
      <span className="who">
        {actor}
        <i>{wayOf(event)}</i>
      </span>
      <RowLabelText label={label} />
      <span className="sum" title={summary}>
        {summary}
      </span>
      {fate === '' ? null : <span className="state">{fate}</span>}
    </span>
  );
}

function wayOf(event: RunItem['event']): string {
  if (event.type === 'connection') return '·';
  return event.direction === 'sent' ? '→' : '←';
}
