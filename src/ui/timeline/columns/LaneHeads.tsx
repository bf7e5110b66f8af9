import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import type { Lane } from '../../../timeline/model.ts';
import { COLUMNS } from './columns.ts';
import { ColumnHeads } from './ColumnHeads.tsx';
import { FoldLanes } from './FoldLanes.tsx';
import type { ArrangedView } from './use-lane-deeds.ts';
import type { DrawnView } from './use-drawn-lanes.ts';
import type { TimeMode } from './time-mode.ts';
import styles from './LaneHeads.module.css';
import visuallyHidden from '../../widgets/visually-hidden.module.css';

export interface LaneHeadsProps {
  /** In their newest state. */
  readonly lanes: readonly Lane[];
  readonly setup: ArrangedView;
  readonly view: DrawnView;
  readonly timeMode: TimeMode;
  readonly onTimeMode: (mode: TimeMode) => void;
}

/** Over the three zones: what the columns are, and who the lanes are. They stay in view over the rows. */
export function LaneHeads({ lanes, setup, view, timeMode, onTimeMode }: LaneHeadsProps) {
  const { drawn, room, mayFold, setMayFold } = view;
  return (
    <div className={clsx(styles.heads, COLUMNS.heads)} role="row" aria-rowindex={1}>
      <span className={clsx(styles.pins, COLUMNS.pins)}>
        <span className={clsx(styles.key, styles.number)} role="columnheader" aria-colindex={1}>
          {t('step')}
        </span>
        <span className={visuallyHidden.text} role="columnheader" aria-colindex={2}>
          {t('verdict')}
        </span>
        <TimeHead mode={timeMode} onMode={onTimeMode} />
      </span>
      <ColumnHeads lanes={lanes} setup={setup} view={view} />
      <span
        className={clsx(styles.told, COLUMNS.text)}
        role="columnheader"
        aria-colindex={drawn.columns.length + 4}
      >
        <span>{t('what happened')}</span>
        <FoldLanes columns={drawn.columns} room={room} mayFold={mayFold} onMayFold={setMayFold} />
        <span className={styles.codes}>{t('type and codes')}</span>
      </span>
    </div>
  );
}

interface TimeHeadProps {
  readonly mode: TimeMode;
  readonly onMode: (mode: TimeMode) => void;
}

function TimeHead({ mode, onMode }: TimeHeadProps) {
  const isDelta = mode === 'delta';
  return (
    <span className={clsx(styles.key, styles.time)} role="columnheader" aria-colindex={3}>
      <button
        type="button"
        title={isDelta ? t('Since the row above') : t('Since the run began')}
        aria-label={
          isDelta ? t('Milliseconds since the row above') : t('Milliseconds since the start')
        }
        onClick={() => onMode(isDelta ? 'moment' : 'delta')}
      >
        {isDelta ? t('∆ ms') : t('ms')}
      </button>
    </span>
  );
}

export interface ListHeadsProps {
  readonly timeMode: TimeMode;
}

/** The heads of the columns where the rows are a list: for those who hear the page, as there is no room for them. */
export function ListHeads({ timeMode }: ListHeadsProps) {
  const time =
    timeMode === 'delta'
      ? t('milliseconds since the row above')
      : t('milliseconds since the start');
  return (
    <div className={visuallyHidden.text} role="row" aria-rowindex={1}>
      {['step', 'verdict', time, 'event'].map((title, index) => (
        <span key={title} role="columnheader" aria-colindex={index + 1}>
          {title}
        </span>
      ))}
    </div>
  );
}
