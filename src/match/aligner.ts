import type { Compatibility } from './compatibility.ts';
import type { Identified } from './identified.ts';
import type { Effort } from './ordered-level.ts';
import type { Parents, Price } from './price.ts';
import type { Shape } from './shape.ts';

/** Which received child each expected child is shown beside, and how much the two elements differ. */
export interface Alignment extends Price {
  /** For each expected child the position of its received partner, or -1. */
  readonly partners: readonly number[];
  /** Expected children whose partner stands elsewhere, where the order counts; as few as possible. */
  readonly moved: ReadonlySet<number>;
}

export interface Aligner {
  readonly compatibility: Compatibility;
  align(expected: Shape, received: Shape, parents?: Parents): Alignment;
  /** The children of two elements that are known by what identifies them; found once. */
  identified(pair: Parents): Identified;
  /** Whether all pairs of children may be compared yet, each with all that is in it; counts them as compared if so. */
  affords(children: readonly Shape[], others: readonly Shape[]): boolean;
  /** For the search of the best pairing of levels where the order counts. */
  readonly effort: Effort;
}
