import * as v from 'valibot';
import type { LaneArrangement } from '../../timeline/arrangement/lane-arrangement.ts';

/** How the lanes of one script are arranged in this browser. */
export interface KeptLanes {
  /** See `laneScript`. */
  readonly script: string;
  readonly arrangement: LaneArrangement;
}

/** Of the scripts that were arranged longest ago the arrangement is forgotten. */
export const MOST_ARRANGED = 60;

const MOST_LANES = 300;
const MOST_GROUPS = 50;
const LONGEST_ID = 3100;
/** What a group can be called. */
export const LONGEST_GROUP_NAME = 40;

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(LONGEST_ID))), v.maxLength(MOST_LANES));

/** An arrangement as it is kept. What is longer is refused as a whole. */
export const KEPT_LANES: v.GenericSchema<unknown, KeptLanes> = v.object({
  script: v.pipe(v.string(), v.maxLength(LONGEST_ID)),
  arrangement: v.object({
    order: ids,
    hidden: ids,
    pinned: ids,
    groups: v.pipe(
      v.array(v.object({ name: v.pipe(v.string(), v.maxLength(LONGEST_GROUP_NAME)), lanes: ids })),
      v.maxLength(MOST_GROUPS),
    ),
  }),
});
