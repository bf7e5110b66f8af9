import type { TraceModel } from '../../trace/model.ts';
import type { ActorBook } from '../actor-book.ts';
import { stateLanes } from '../lane-state.ts';
import type { LaneSpot } from '../lanes.ts';
import type { Lane } from '../model.ts';
import type { RunFacts } from './run-facts.ts';

interface LaneSources {
  readonly spots: readonly LaneSpot[];
  readonly book: ActorBook;
  readonly facts: RunFacts;
  readonly model: TraceModel | undefined;
}

/** What the heads of lanes say. */
export class LaneStates {
  #known: { readonly stage: string; readonly lanes: readonly Lane[] } | undefined;

  /** The same list as long as they say the same. `version` rises with what lanes there are. */
  of(version: number, { spots, book, facts, model }: LaneSources): readonly Lane[] {
    const { occupants, lastStepEnd, changes } = facts;
    const stage = `${version} ${changes} ${model?.ended === undefined ? '' : lastStepEnd}`;
    if (this.#known?.stage === stage) return this.#known.lanes;
    const lanes = stateLanes(spots, book, { model, occupants, lastStepEnd });
    this.#known = { stage, lanes };
    return lanes;
  }
}
