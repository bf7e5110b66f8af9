import type { Lane } from '../model.ts';

/** Lanes that are drawn as one. */
export interface LaneGroup {
  /** What a person calls it; `''`: it is called after its lanes. */
  readonly name: string;
  /** Ids of lanes; no lane is in two groups. */
  readonly lanes: readonly string[];
}

/**
 * How a person arranged the lanes of one script, by the lanes' ids, which hold the names of actors and the addresses of
 * rooms. So it outlives edits and runs; ids of which there is no lane wait until there is one.
 */
export interface LaneArrangement {
  /** From left to right. Lanes that it does not name come after those that it names, in their usual order. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** Those that stay at the left, whatever moves beside them. */
  readonly pinned: readonly string[];
  readonly groups: readonly LaneGroup[];
}

/** The usual one: nothing was moved, hidden, pinned or grouped. */
export const USUAL_LANES: LaneArrangement = { order: [], hidden: [], pinned: [], groups: [] };

export function isUsual({ order, hidden, pinned, groups }: LaneArrangement): boolean {
  return [order, hidden, pinned, groups].every((list) => list.length === 0);
}

/** The ids of lanes in the arranged order: the same ones as in the usual order, each once. */
export function orderedLanes(
  { order }: LaneArrangement,
  usual: readonly string[],
): readonly string[] {
  const known = new Set(usual);
  const named = new Set(order.filter((id) => known.has(id)));
  return [...named, ...usual.filter((id) => !named.has(id))];
}

/** With some lanes side by side before another one, in the order in which they are listed; after all others where that one is absent or among them. */
export function withLanesMoved(
  arrangement: LaneArrangement,
  usual: readonly string[],
  { lanes, before }: { readonly lanes: readonly string[]; readonly before: string | undefined },
): LaneArrangement {
  const known = new Set(usual);
  const moved = new Set(lanes.filter((id) => known.has(id)));
  const others = orderedLanes(arrangement, usual).filter((id) => !moved.has(id));
  const place = before === undefined ? -1 : others.indexOf(before);
  const at = place < 0 ? others.length : place;
  // What waits for its lane keeps its place behind those that have one.
  const waiting = arrangement.order.filter((id) => !known.has(id));
  return {
    ...arrangement,
    order: [...others.slice(0, at), ...moved, ...others.slice(at), ...waiting],
  };
}

/** With some lanes hidden, too. */
export function withHidden(
  arrangement: LaneArrangement,
  lanes: readonly string[],
): LaneArrangement {
  return { ...arrangement, hidden: [...new Set([...arrangement.hidden, ...lanes])] };
}

/** With some lanes shown again. */
export function withShown(arrangement: LaneArrangement, lanes: readonly string[]): LaneArrangement {
  return { ...arrangement, hidden: without(arrangement.hidden, lanes) };
}

/** With some lanes pinned, or no longer. */
export function withPinned(
  arrangement: LaneArrangement,
  lanes: readonly string[],
  isPinned: boolean,
): LaneArrangement {
  const others = without(arrangement.pinned, lanes);
  return { ...arrangement, pinned: isPinned ? [...others, ...new Set(lanes)] : others };
}

/** With some lanes as one group, and in no other one; fewer than two lanes are none. */
export function withGroup(
  arrangement: LaneArrangement,
  { name, lanes }: LaneGroup,
): LaneArrangement {
  const { groups } = withoutGroup(arrangement, lanes);
  const own = { name, lanes: [...new Set(lanes)] };
  return { ...arrangement, groups: own.lanes.length < 2 ? groups : [...groups, own] };
}

/** With some lanes in no group. */
export function withoutGroup(
  arrangement: LaneArrangement,
  lanes: readonly string[],
): LaneArrangement {
  const groups = arrangement.groups
    .map((group) => ({ ...group, lanes: without(group.lanes, lanes) }))
    .filter((group) => group.lanes.length >= 2);
  return { ...arrangement, groups };
}

function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  const gone = new Set(others);
  return ids.filter((id) => !gone.has(id));
}

/** What of a lane its place and its column depend on. */
export type LaneName = Pick<Lane, 'id' | 'kind' | 'title'>;
