import type { Lane } from '../../../timeline/model.ts';
import styles from './columns.module.css';

/** The classes of what stands in columns: heads, rows, and of both the pinned columns and the lanes. */
export const COLUMNS = {
  heads: styles.heads,
  /** The box of all rows. */
  rows: styles.rows,
  row: styles.row,
  pins: styles.pins,
  lanes: styles.lanes,
} as const;

/** Actors beyond the third use the colours again: name and place tell them apart. */
const ACTORS = [styles.laneActor1, styles.laneActor2, styles.laneActor3] as const;

/** The class that sets `--c` to a lane's colour. */
export function laneClass({ kind, ordinal }: Lane): string | undefined {
  return kind === 'service' ? styles.laneService : ACTORS.at(ordinal % ACTORS.length);
}
