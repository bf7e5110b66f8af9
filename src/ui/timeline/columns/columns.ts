import type { LaneColumn } from '../../../timeline/arrangement/arranged-lanes.ts';
import type { Lane } from '../../../timeline/model.ts';
import styles from './columns.module.css';

/** The classes of what stands in columns: heads, rows, and of both the pinned columns, the lanes and the text. */
export const COLUMNS = {
  heads: styles.heads,
  /** The box of all rows. */
  rows: styles.rows,
  row: styles.row,
  pins: styles.pins,
  lanes: styles.lanes,
  text: styles.text,
} as const;

const ACTORS = [
  styles.laneActor1,
  styles.laneActor2,
  styles.laneActor3,
  styles.laneActor4,
  styles.laneActor5,
  styles.laneActor6,
  styles.laneActor7,
  styles.laneActor8,
  styles.laneActor9,
  styles.laneActor10,
  styles.laneActor11,
  styles.laneActor12,
] as const;

/** The class that sets `--c` to a lane's colour. Actors beyond the twelfth use the colours again: name and place tell them apart. */
export function laneClass({ kind, ordinal }: Pick<Lane, 'kind' | 'ordinal'>): string | undefined {
  return kind === 'service' ? styles.laneService : ACTORS.at(ordinal % ACTORS.length);
}

/** The same for a column: several lanes that share it have a colour of none of them. */
export function columnClass(
  { kind, lanes: [first] }: LaneColumn,
  lanes: readonly Lane[],
): string | undefined {
  if (kind === 'group') return styles.laneGroup;
  const lane = first === undefined ? undefined : lanes[first];
  return lane === undefined || (kind !== 'actor' && kind !== 'service')
    ? styles.laneAside
    : laneClass(lane);
}
