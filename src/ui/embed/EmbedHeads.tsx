import { clsx } from 'clsx';
import type { RefObject } from 'react';
import { t } from '../../base/translate.ts';
import { visibleText } from '../../base/visible-text.ts';
import type { LaneRoom } from '../../timeline/lane-columns.ts';
import type { Lane } from '../../timeline/model.ts';
import { COLUMNS, laneClass } from '../timeline/columns/columns.ts';
import styles from './EmbedTimeline.module.css';

export interface EmbedHeadsProps {
  readonly lanes: readonly Lane[];
  readonly room: LaneRoom;
  /** The box of the lanes' heads, as it is to be measured. */
  readonly box: RefObject<HTMLSpanElement | null>;
}

/** Over the columns: what they are, and who the lanes are. They stay in view over the rows. */
export function EmbedHeads({ lanes, room, box }: EmbedHeadsProps) {
  return (
    <div className={clsx(styles.heads, COLUMNS.heads)} role="row" aria-rowindex={1}>
      <span className={clsx(styles.pins, COLUMNS.pins)}>
        <span role="columnheader" aria-colindex={1}>
          {t('step')}
        </span>
        <span role="columnheader" aria-colindex={2} aria-label={t('verdict')} />
        <span role="columnheader" aria-colindex={3}>
          {t('∆ ms')}
        </span>
      </span>
      <span className={COLUMNS.lanes} ref={box}>
        {lanes.map((lane, index) => (
          <LaneName
            key={lane.id}
            lane={lane}
            place={index + 4}
            isFolded={room.folded[index] ?? false}
          />
        ))}
      </span>
      <span
        className={clsx(styles.told, COLUMNS.text)}
        role="columnheader"
        aria-colindex={lanes.length + 4}
      >
        {t('what happened')}
      </span>
    </div>
  );
}

interface LaneNameProps {
  readonly lane: Lane;
  readonly place: number;
  readonly isFolded: boolean;
}

/** Name and state; of a folded lane its first letter. */
function LaneName({ lane, place, isFolded }: LaneNameProps) {
  const title = visibleText(lane.title);
  const told = [title, lane.status].filter((part) => part !== '').join(', ');
  return (
    <span
      className={clsx(styles.lane, laneClass(lane))}
      role="columnheader"
      aria-colindex={place}
      aria-label={told}
      title={told}
    >
      <b>{isFolded ? ([...title][0] ?? '') : title}</b>
      {isFolded ? null : <span>{lane.status}</span>}
    </span>
  );
}
