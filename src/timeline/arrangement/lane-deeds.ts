import { t } from '../../base/translate.ts';
import { arrangeLanes, type ArrangedLanes, type LaneColumn } from './arranged-lanes.ts';
import {
  withGroup,
  withHidden,
  withLanesMoved,
  withoutGroup,
  withPinned,
  withShown,
  type LaneArrangement,
  type LaneGroup,
  type LaneName,
} from './lane-arrangement.ts';

/** What can be done with one column, by its name. */
export const LANE_DEEDS = {
  left: t('Move left'),
  right: t('Move right'),
  first: t('Move to the first place'),
  last: t('Move to the last place'),
  pin: t('Pin: stays in view'),
  unpin: t('Unpin'),
  hide: t('Hide'),
  'group-left': t('Group with the lane at the left'),
  'group-right': t('Group with the lane at the right'),
  'group-others': t('Group all other actors'),
  ungroup: t('Ungroup'),
} as const;

export type LaneDeed = keyof typeof LANE_DEEDS;

/** The group that all but some lanes are put in, by its name. */
export const OTHERS = t('Others');

/** A column's deeds that would change something, in the order of `LANE_DEEDS`. */
export function possibleDeeds(arranged: ArrangedLanes, key: string): readonly LaneDeed[] {
  const { columns } = arranged;
  const at = columns.findIndex((column) => column.key === key);
  const column = columns[at];
  if (column === undefined) return [];
  const [left, right] = [columns[at - 1], columns[at + 1]];
  const isLeft = left?.isPinned === column.isPinned;
  const isRight = right?.isPinned === column.isPinned;
  const others = columns.filter((each) => each !== column && isGroupable(each) && !each.isPinned);
  const possible: Readonly<Record<LaneDeed, boolean>> = {
    left: isLeft,
    right: isRight,
    first: isLeft,
    last: isRight,
    pin: !column.isPinned,
    unpin: column.isPinned,
    hide: columns.length > 1,
    'group-left': isLeft && isGroupable(column) && isGroupable(left),
    'group-right': isRight && isGroupable(column) && isGroupable(right),
    'group-others': others.flatMap((each) => each.lanes).length > 1 && others.length > 1,
    ungroup: column.kind === 'group',
  };
  return Object.keys(LANE_DEEDS).filter((deed): deed is LaneDeed => possible[deed as LaneDeed]);
}

function isGroupable({ kind }: LaneColumn): boolean {
  return kind === 'actor' || kind === 'group';
}

/** An arrangement after a deed; the same one where it is not possible. */
export function withDeed(
  arrangement: LaneArrangement,
  lanes: readonly LaneName[],
  { deed, key }: { readonly deed: LaneDeed; readonly key: string },
): LaneArrangement {
  const arranged = arrangeLanes(lanes, arrangement);
  if (!possibleDeeds(arranged, key).includes(deed)) return arrangement;
  const { columns } = arranged;
  const at = columns.findIndex((column) => column.key === key);
  const ids = idsOf(lanes, columns.slice(at, at + 1));
  const moveTo = (before: number) => withColumnMoved(arrangement, lanes, { key, before });
  const isOwn = (column: LaneColumn) => column.isPinned === columns[at]?.isPinned;
  switch (deed) {
    case 'left':
      return moveTo(at - 1);
    case 'right':
      return moveTo(at + 2);
    case 'first':
      return moveTo(columns.findIndex(isOwn));
    case 'last':
      return moveTo(columns.findLastIndex(isOwn) + 1);
    case 'pin':
    case 'unpin':
      return withPinned(arrangement, ids, deed === 'pin');
    case 'hide':
      return withHidden(arrangement, ids);
    case 'ungroup':
      return withoutGroup(arrangement, ids);
    case 'group-others':
      return withOthersGrouped(arrangement, lanes, key);
    default:
      return grouped(arrangement, idsOf(lanes, besides(deed, columns, at)));
  }
}

/** A column and its neighbour at a side. */
function besides(
  deed: 'group-left' | 'group-right',
  columns: readonly LaneColumn[],
  at: number,
): readonly LaneColumn[] {
  const start = deed === 'group-left' ? at - 1 : at;
  return columns.slice(start, start + 2);
}

/**
 * With a column before the one at an index; an index past the end is the last place. Those that are pinned stay together, and so
 * do the others: a column goes as far as its like.
 */
export function withColumnMoved(
  arrangement: LaneArrangement,
  lanes: readonly LaneName[],
  { key, before }: { readonly key: string; readonly before: number },
): LaneArrangement {
  const { columns } = arrangeLanes(lanes, arrangement);
  const column = columns.find((each) => each.key === key);
  if (column === undefined) return arrangement;
  const next = columns
    .slice(Math.max(before, 0))
    .find((each) => each.isPinned === column.isPinned && each !== column);
  const [first] = next === undefined ? [] : idsOf(lanes, [next]);
  const usual = lanes.map(({ id }) => id);
  return withLanesMoved(arrangement, usual, { lanes: idsOf(lanes, [column]), before: first });
}

/** With all actors that are not pinned as one group, but for those of one column; the same where they are fewer than two. */
export function withOthersGrouped(
  arrangement: LaneArrangement,
  lanes: readonly LaneName[],
  but?: string,
): LaneArrangement {
  const { columns } = arrangeLanes(lanes, arrangement);
  const others = columns.filter(
    (column) => !column.isPinned && isGroupable(column) && column.key !== but,
  );
  const ids = idsOf(lanes, others);
  return ids.length < 2 ? arrangement : withGroup(arrangement, { name: OTHERS, lanes: ids });
}

/** With the group of a column under another name; `''`: it is called after its lanes. */
export function withGroupName(
  arrangement: LaneArrangement,
  { lane, name }: { readonly lane: string; readonly name: string },
): LaneArrangement {
  const groups = arrangement.groups.map((group) =>
    group.lanes.includes(lane) ? { ...group, name: name.trim() } : group,
  );
  return { ...arrangement, groups };
}

/** With all lanes in view; order, pins and groups stay. */
export function withAllShown(arrangement: LaneArrangement): LaneArrangement {
  return withShown(arrangement, arrangement.hidden);
}

/** Lanes with the groups that they are in as one; the name is that of the first group that has one. */
function grouped(arrangement: LaneArrangement, ids: readonly string[]): LaneArrangement {
  const own = new Set(ids);
  const within = arrangement.groups.filter((group: LaneGroup) =>
    group.lanes.some((id) => own.has(id)),
  );
  const name = within.find((group) => group.name !== '')?.name ?? '';
  return withGroup(arrangement, {
    name,
    lanes: [...ids, ...within.flatMap((group) => group.lanes)],
  });
}

function idsOf(lanes: readonly LaneName[], columns: readonly LaneColumn[]): readonly string[] {
  return columns.flatMap((column) => column.lanes.flatMap((lane) => lanes[lane]?.id ?? []));
}
