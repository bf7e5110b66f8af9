import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import type { RefObject } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import type { LaneRoom } from '../../../timeline/lane-columns.ts';
import type { Lane } from '../../../timeline/model.ts';
import { StatusDot } from '../../widgets/status-dot.tsx';
import { COLUMNS, laneClass } from './columns.ts';
import { FoldLanes } from './FoldLanes.tsx';
import type { TimeMode } from './time-mode.ts';
import styles from './LaneHeads.module.css';
import visuallyHidden from '../../widgets/visually-hidden.module.css';

export interface LaneHeadsProps {
  readonly lanes: readonly Lane[];
  readonly room: LaneRoom;
  /** The box of the lanes' heads, as it is to be measured. */
  readonly box: RefObject<HTMLSpanElement | null>;
  readonly timeMode: TimeMode;
  readonly onTimeMode: (mode: TimeMode) => void;
  readonly mayFold: boolean;
  readonly onMayFold: (mayFold: boolean) => void;
}

/** Over the three zones: what the columns are, and who the lanes are. They stay in view over the rows. */
export function LaneHeads(props: LaneHeadsProps) {
  const { lanes, room, box, timeMode, onTimeMode, mayFold, onMayFold } = props;
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
      <span className={COLUMNS.lanes} ref={box}>
        {lanes.map((lane, index) => (
          <LaneHead
            key={lane.id}
            lane={lane}
            column={index + 4}
            isFolded={room.folded[index] ?? false}
          />
        ))}
      </span>
      <span
        className={clsx(styles.told, COLUMNS.text)}
        role="columnheader"
        aria-colindex={lanes.length + 4}
      >
        <span>{t('what happened')}</span>
        <FoldLanes lanes={lanes} room={room} mayFold={mayFold} onMayFold={onMayFold} />
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

interface LaneHeadProps {
  readonly lane: Lane;
  /** Of the grid, from 1. */
  readonly column: number;
  readonly isFolded: boolean;
}

/** Name, state, and where there is room the address. Of a folded lane its first letter. */
function LaneHead({ lane, column, isFolded }: LaneHeadProps) {
  const { status, connected } = lane;
  const [title, jid] = [visibleText(lane.title), visibleText(lane.jid)];
  const told = [title, status, jid].filter((part) => part !== '').join(', ');
  return (
    <span
      className={clsx(styles.head, laneClass(lane), isFolded && styles.folded)}
      role="columnheader"
      aria-colindex={column}
      data-lane={lane.id}
      title={told}
    >
      {isFolded ? (
        <>
          <span className={visuallyHidden.text}>{told}</span>
          <span className={styles.letter} aria-hidden="true">
            {[...title][0] ?? ''}
          </span>
        </>
      ) : (
        <span className={styles.about}>
          <span className={styles.who}>{title}</span>
          {status === '' ? null : (
            <span className={styles.state}>
              <StatusDot on={connected} className={styles.dot} />
              {status}
            </span>
          )}
          <span className={styles.jid}>{jid}</span>
        </span>
      )}
    </span>
  );
}
