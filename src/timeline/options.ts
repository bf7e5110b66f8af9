import type { PatternCompiler } from './filter/parse-filter.ts';
import type { ServiceFolding } from './lanes.ts';
import type { RowVerdict } from './model.ts';

export type RowOrder = 'script' | 'arrival';

/** What a person wants to see of a run. */
export interface TimelineOptions {
  /** See `filter/parse-filter.ts`; `''` lets every row pass. */
  readonly filter: string;
  /** Compiles the patterns of the filter; without it they leave nothing out. */
  readonly patterns?: PatternCompiler | undefined;
  /** When not empty, only rows of these verdicts pass. */
  readonly verdicts: readonly RowVerdict[];
  /** Lines of the scenes whose rows are folded away. */
  readonly foldedScenes: readonly number[];
  /** Whether frames of the stream are rows, too. */
  readonly showStream: boolean;
  /**
   * `script` (default): steps stand in the order of the script. `arrival`: each where its stanza came or was sent, or
   * where the step ended.
   */
  readonly order?: RowOrder;
  /** When given, what many receive alike is one row; `unfolded` has the lines of those whose steps have rows, too. */
  readonly fanOuts?: { readonly unfolded: readonly number[] };
  /** `rare` by default. */
  readonly foldServices?: ServiceFolding;
}
