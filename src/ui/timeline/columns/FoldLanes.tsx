import { t } from '../../../base/translate.ts';
import { counted } from '../../../base/counted.ts';
import type { LaneRoom } from '../../../timeline/lane-columns.ts';
import type { LaneColumn } from '../../../timeline/arrangement/arranged-lanes.ts';
import styles from './LaneHeads.module.css';

export interface FoldLanesProps {
  readonly columns: readonly LaneColumn[];
  readonly room: LaneRoom;
  readonly mayFold: boolean;
  readonly onMayFold: (mayFold: boolean) => void;
}

/** Unfolds the lanes that became stripes for want of room, and folds them again; nothing where all fit. */
export function FoldLanes({ columns, room, mayFold, onMayFold }: FoldLanesProps) {
  if (!mayFold) {
    return (
      <button type="button" className={styles.fold} onClick={() => onMayFold(true)}>
        {t('Fold lanes')}
      </button>
    );
  }
  if (room.foldedCount === 0) return null;
  const names = columns.filter((_, index) => room.folded[index]).map(({ title }) => title);
  const count = counted(room.foldedCount, 'lane');
  return (
    <button
      type="button"
      className={styles.fold}
      aria-label={t('Unfold {count}: {names}', { count, names: names.join(', ') })}
      title={t('Then as many as have room are shown: {names}', { names: names.join(', ') })}
      onClick={() => onMayFold(false)}
    >
      {t('Unfold {count}', { count })}
    </button>
  );
}
