import type { ServiceFolding } from './lanes.ts';
import type { RowVerdict } from './model.ts';

/** What a person wants to see of a run. */
export interface TimelineOptions {
  /** See `filter.ts`; `''` lets every row pass. */
  readonly filter: string;
  /** When not empty, only rows of these verdicts pass. */
  readonly verdicts: readonly RowVerdict[];
  /** Lines of the scenes whose rows are folded away. */
  readonly foldedScenes: readonly number[];
  /** Whether frames of the stream are rows, too. */
  readonly showStream: boolean;
  /** `rare` by default. */
  readonly foldServices?: ServiceFolding;
}
