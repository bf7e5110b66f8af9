import type { RowSeed } from '../row-seeds.ts';
import { rowKeyOf, type RowKey } from './entry.ts';
import type { FanOutSeed } from './fan-out-seed.ts';
import type { Placement } from './placement.ts';
import type { RowMaker } from './row-list.ts';
import type { StepSeeds } from './step-seeds.ts';

/** Makes rows of seeds; `current` is the step that the run stands at. */
export function rowMaker(
  placement: Placement,
  steps: StepSeeds,
  current: number | undefined,
): RowMaker {
  const rowOf = (seed: RowSeed, place: RowKey) =>
    placement.rowOf(seed, place, seed.step !== undefined && seed.step.index === current);
  const memberOf = (step: number) => {
    const seed = steps.at(step);
    return seed === undefined ? [] : [rowOf(seed, rowKeyOf(seed))];
  };
  const fanOutOf = (seed: FanOutSeed, place: RowKey) =>
    placement.fanOutOf(seed, seed.fanOut.steps.flatMap(memberOf), place);
  return { rowOf, fanOutOf };
}
