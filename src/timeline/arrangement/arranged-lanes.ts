import { t } from '../../base/translate.ts';
import {
  isUsual,
  orderedLanes,
  type LaneArrangement,
  type LaneGroup,
  type LaneName,
} from './lane-arrangement.ts';

/** What stands in one column between the zones: a lane, or several that share it. */
export interface LaneColumn {
  /** Unique among the columns. */
  readonly key: string;
  /** `before` and `after`: lanes that have no room now, at both sides of those that have. */
  readonly kind: 'actor' | 'service' | 'group' | 'before' | 'after' | 'hidden';
  readonly title: string;
  /** Indices of its lanes, in the arranged order; at least one. */
  readonly lanes: readonly number[];
  readonly isPinned: boolean;
}

/** Whether a column stands for lanes that are out of view. */
export function isAside(kind: LaneColumn['kind']): kind is 'before' | 'after' | 'hidden' {
  return kind === 'before' || kind === 'after' || kind === 'hidden';
}

/** The lanes as a person arranged them: each is in one of the columns, or hidden. */
export interface ArrangedLanes {
  /** From left to right: those that are pinned, then the others. */
  readonly columns: readonly LaneColumn[];
  /** Indices of lanes, in the arranged order. */
  readonly hidden: readonly number[];
}

/** What stands where. The cost grows with the number of lanes alone. */
export function arrangeLanes(
  lanes: readonly LaneName[],
  arrangement: LaneArrangement,
): ArrangedLanes {
  const indices = new Map(lanes.map(({ id }, index) => [id, index]));
  if (isUsual(arrangement)) return { columns: lanes.map(columnOfLane), hidden: [] };
  const ordered = orderedLanes(
    arrangement,
    lanes.map(({ id }) => id),
  );
  const hidden = new Set(arrangement.hidden);
  const pinned = new Set(arrangement.pinned);
  const groups = shownGroups(arrangement.groups, (id) => indices.has(id) && !hidden.has(id));
  const inGroups = new Map<LaneGroup, string[]>();
  for (const id of ordered) {
    const group = groups.get(id);
    const members = group && inGroups.get(group);
    if (members !== undefined) members.push(id);
    else if (group !== undefined) inGroups.set(group, [id]);
  }
  const columns = ordered.flatMap((id): readonly LaneColumn[] => {
    const index = indices.get(id);
    const lane = index === undefined ? undefined : lanes[index];
    if (lane === undefined || index === undefined || hidden.has(id)) return [];
    const group = groups.get(id);
    const isPinned = pinned.has(id);
    if (group === undefined) return [{ ...columnOfLane(lane, index), isPinned }];
    const members = inGroups.get(group) ?? [];
    if (members[0] !== id) return [];
    const places = members.map((each) => indices.get(each) ?? 0);
    const titles = places.map((place) => lanes[place]?.title ?? '');
    const title = group.name === '' ? titleOf(titles) : group.name;
    return [{ key: `group:${id}`, kind: 'group', title, lanes: places, isPinned }];
  });
  return {
    columns: [
      ...columns.filter((each) => each.isPinned),
      ...columns.filter((each) => !each.isPinned),
    ],
    hidden: ordered.filter((id) => hidden.has(id)).map((id) => indices.get(id) ?? 0),
  };
}

function columnOfLane({ id, kind, title }: LaneName, index: number): LaneColumn {
  return { key: id, kind, title, lanes: [index], isPinned: false };
}

/** The group of each lane that is drawn with others. */
function shownGroups(
  groups: readonly LaneGroup[],
  isShown: (id: string) => boolean,
): ReadonlyMap<string, LaneGroup> {
  return new Map(
    groups.flatMap((group) => {
      const shown = group.lanes.filter(isShown);
      return shown.length < 2 ? [] : shown.map((id) => [id, group] as const);
    }),
  );
}

/** `Tybalt and Nurse`, `Tybalt and 3 more`. */
function titleOf([first = '', second = '', ...others]: readonly string[]): string {
  return others.length === 0
    ? t('{first} and {second}', { first, second })
    : t('{first} and {count} more', { first, count: others.length + 1 });
}
