import { t } from '../../../base/translate.ts';
import { counted } from '../../../base/counted.ts';
import type { LaneRoom } from '../../../timeline/lane-columns.ts';
import type { Lane } from '../../../timeline/model.ts';
import styles from './LaneHeads.module.css';

export interface FoldLanesProps {
  readonly lanes: readonly Lane[];
  readonly room: LaneRoom;
  readonly mayFold: boolean;
  readonly onMayFold: (mayFold: boolean) => void;
}

/** Unfolds the lanes that became stripes for want of room, and folds them again; nothing where all fit. */
export function FoldLanes({ lanes, room, mayFold, onMayFold }: FoldLanesProps) {
  if (!mayFold) {
    return (
      <button type="button" className={styles.fold} onClick={() => onMayFold(true)}>
        {t('Fold lanes')}
      </button>
    );
  }
  if (room.foldedCount === 0) return null;
  const names = lanes.filter((_, index) => room.folded[index]).map(({ title }) => title);
  const count = counted(room.foldedCount, 'lane');
  return (
    <button
      type="button"
      className={styles.fold}
      aria-label={t('Unfold {count}: {names}', { count, names: names.join(', ') })}
      title={t('The lanes then scroll: {names}', { names: names.join(', ') })}
      onClick={() => onMayFold(false)}
    >
      {t('Unfold {count}', { count })}
    </button>
  );
}
