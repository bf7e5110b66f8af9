import type { Lane } from '../../timeline/model.ts';

/** Actors beyond the third use the colours again: name and place tell them apart. */
const ACTOR_COLOURS = 3;

/** The class that sets `--c` to a lane's colour. */
export function laneClass({ kind, ordinal }: Lane): string {
  return kind === 'service' ? 'lane-service' : `lane-actor-${(ordinal % ACTOR_COLOURS) + 1}`;
}
