import { t } from '../../../base/translate.ts';
import { rich } from '../../widgets/rich.tsx';
import { clsx } from 'clsx';
import { memo, useContext, type FunctionComponent, type RefCallback } from 'react';
import type { DrawnLanes } from '../../../timeline/arrangement/drawn-lanes.ts';
import type { ArrowRow, Lane } from '../../../timeline/model.ts';
import { withUnit } from '../../../timeline/words/time-words.ts';
import { Icon } from '../../widgets/icons.tsx';
import { VERDICT_LOOKS } from '../../verdict.ts';
import { MARK_LETTERS, type RowExtrasProps } from './marks.ts';
import { RowLanes } from './RowLanes.tsx';
import { RowRoute } from './RowRoute.tsx';
import { RowSentence, SECRET_WORDS } from './RowSentence.tsx';
import { HasTips } from '../labels/has-tips.ts';
import { COLUMNS } from '../columns/columns.ts';
import styles from './EventRow.module.css';
import visuallyHidden from '../../widgets/visually-hidden.module.css';

export interface EventRowProps {
  readonly row: ArrowRow;
  readonly lanes: readonly Lane[];
  readonly drawn: DrawnLanes;
  /** Over how many rows from this one its lanes are drawn; 0 where an earlier row draws them. */
  readonly stretch: number;
  /** How much higher these rows are than others, in px. */
  readonly grownBy: number;
  readonly index: number;
  readonly narrow: boolean;
  /** Whether the kind stands on the arrow; else it stands before the text. */
  readonly showsKind: boolean;
  /** What it is about is not told yet. */
  readonly isSecret: boolean;
  /** As the column shows it; absent for what has not happened. */
  readonly time: string | undefined;
  /** Both times in words. */
  readonly timeTitle: string | undefined;
  /** For how long nothing had happened before, in words; `undefined` where that is not worth a line. */
  readonly idle?: string | undefined;
  readonly isSelected: boolean;
  /** Given to a row that says all it has to say, and is as high as that takes: measures it. */
  readonly whole: RefCallback<HTMLElement> | undefined;
  readonly isTabStop: boolean;
  readonly hasBreakpoint: boolean;
  /** How far up, in px from the middle of the row, its stanza came; 0 where it came here, or where that is not shown. */
  readonly earlier: number;
  /** 1 or 2 for a stanza that is marked for comparison; else 0. */
  readonly mark: number;
  /** Draws what stands over a row; absent in a frame, which has nothing of it. */
  readonly Extras?: FunctionComponent<RowExtrasProps>;
}

/** One step or stanza, painted anew only when something of it changes: number, verdict and time; then its arrow, or in a narrow page its line of a list. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { row, lanes, drawn, stretch, grownBy, index, narrow, showsKind, isSecret } = props;
  const { isSelected, whole, isTabStop, mark, earlier, idle, Extras } = props;
  const text = { row, isSecret, isWhole: whole !== undefined, isTabStop };
  return (
    <div
      ref={whole}
      className={clsx(
        styles.row,
        COLUMNS.row,
        isSelected && styles.selected,
        whole !== undefined && styles.whole,
        row.at === undefined && styles.dim,
      )}
      role="row"
      aria-label={isSecret ? secretName(row) : row.name}
      aria-selected={isSelected}
      aria-expanded={row.fan === undefined ? undefined : !row.fan.isFolded}
      aria-rowindex={index + 2}
      aria-current={row.current ? 'step' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      data-index={index}
    >
      <Pins {...props} />
      {narrow ? (
        <RowRoute {...text} lanes={lanes} />
      ) : (
        <>
          <RowLanes
            row={row}
            lanes={lanes}
            drawn={drawn}
            stretch={stretch}
            grownBy={grownBy}
            showsKind={showsKind && !isSecret}
          />
          <RowSentence {...text} column={drawn.columns.length + 4} showsKind={showsKind} />
        </>
      )}
      {Extras === undefined ? null : (
        <Extras row={row} narrow={narrow} earlier={earlier} mark={mark} idle={idle} />
      )}
    </div>
  );
});

/** What stays at the left: number, verdict, time. */
function Pins(props: EventRowProps) {
  const { row, narrow, isTabStop, mark, time, timeTitle, idle } = props;
  const { glyph, word, tone } = VERDICT_LOOKS[row.verdict];
  const hasTip = useContext(HasTips);
  return (
    <span className={clsx(styles.pins, COLUMNS.pins)}>
      <span className={styles.number} role="gridcell" aria-colindex={1}>
        <Gutter {...props} />
        <Number row={row} />
        {mark === 0 ? null : (
          <span className={visuallyHidden.text}>
            {rich(', marked as {MARKS} for comparison', { MARKS: MARK_LETTERS[mark] })}
          </span>
        )}
      </span>
      <span className={clsx(styles.glyph, tone)} role="gridcell" aria-colindex={2}>
        {/* One element, whether Tab leads to it or not: its tip stays while its row is selected. */}
        <span
          data-badge="verdict"
          {...(isTabStop && hasTip ? { role: 'button', tabIndex: 0 } : {})}
        >
          <Icon name={glyph} />
          <span className={visuallyHidden.text}>{word}</span>
        </span>
      </span>
      <span className={styles.time} role="gridcell" aria-colindex={3} title={timeTitle}>
        {narrow && time !== undefined ? withUnit(time) : time}
        {idle === undefined ? null : (
          <span className={visuallyHidden.text}>{t(', before that {idle}', { idle })}</span>
        )}
      </span>
    </span>
  );
}

function secretName({ step }: ArrowRow): string {
  return step === undefined
    ? SECRET_WORDS
    : t('Step {step}: {SECRET_WORDS}', { step, SECRET_WORDS });
}

/** The step's; of a fan-out that of its first step, with what folds it. */
function Number({ row: { fan, step } }: { readonly row: ArrowRow }) {
  if (fan === undefined) return step;
  return (
    <>
      <span className={styles.twist} data-part="twist" aria-hidden="true">
        <Icon name={fan.isFolded ? 'folded' : 'fold'} />
      </span>
      {fan.steps[0]}
    </>
  );
}

/** Left of the number: where the run stands, or a breakpoint. */
function Gutter({ row, hasBreakpoint }: EventRowProps) {
  return (
    <>
      {row.current ? (
        <span className={styles.here} title={t('The run stands here')}>
          <Icon name="here" />
        </span>
      ) : null}
      {hasBreakpoint && !row.current ? (
        <i className={styles.breakpoint} title={t('Breakpoint')} />
      ) : null}
    </>
  );
}
