import type { Lane } from '../../timeline/model.ts';
import styles from './EventGrid.module.css';

/** Actors beyond the third use the colours again: name and place tell them apart. */
const ACTORS = [styles.laneActor1, styles.laneActor2, styles.laneActor3] as const;

/** The class that sets `--c` to a lane's colour. */
export function laneClass({ kind, ordinal }: Lane): string | undefined {
  return kind === 'service' ? styles.laneService : ACTORS.at(ordinal % ACTORS.length);
}
