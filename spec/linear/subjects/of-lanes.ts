import { arrangeLanes } from '../../../src/timeline/arrangement/arranged-lanes.ts';
import {
  drawnLanes,
  laneWindow,
  windowAround,
  windowedLanes,
} from '../../../src/timeline/arrangement/drawn-lanes.ts';
import { drawnRow } from '../../../src/timeline/arrangement/drawn-row.ts';
import {
  orderedLanes,
  USUAL_LANES,
  withGroup,
  withHidden,
  withLanesMoved,
  withoutGroup,
  withPinned,
  withShown,
  type LaneArrangement,
  type LaneName,
} from '../../../src/timeline/arrangement/lane-arrangement.ts';
import {
  possibleDeeds,
  withAllShown,
  withColumnMoved,
  withDeed,
  withGroupName,
  withOthersGrouped,
} from '../../../src/timeline/arrangement/lane-deeds.ts';
import type { Calls } from './calls.ts';

const WISHES = { busy: new Set<number>(), mayFold: false };

/** So many lanes: every fourth is pinned, every fourth hidden, every fourth in one group. */
function arrangedOf(count: number) {
  const lanes: readonly LaneName[] = Array.from({ length: count }, (_, index) => ({
    id: `actor:A${index}`,
    kind: 'actor',
    title: `A${index}`,
  }));
  const ids = lanes.map(({ id }) => id);
  const fourth = (rest: number) => ids.filter((_, index) => index % 4 === rest);
  const pinned = withPinned(USUAL_LANES, fourth(0), true);
  const arrangement: LaneArrangement = withGroup(withHidden(pinned, fourth(1)), {
    name: '',
    lanes: fourth(2),
  });
  return { lanes, ids, arrangement, arranged: arrangeLanes(lanes, arrangement) };
}

export const OF_LANES: Calls<number> = {
  'timeline/arrangement/arranged-lanes.ts arrangeLanes': (count) => arrangedOf(count).arranged,
  'timeline/arrangement/lane-arrangement.ts orderedLanes': (count) => {
    const { arrangement, ids } = arrangedOf(count);
    return orderedLanes({ ...arrangement, order: ids.toReversed() }, ids);
  },
  'timeline/arrangement/lane-arrangement.ts withLanesMoved': (count) => {
    const { arrangement, ids } = arrangedOf(count);
    const lanes = ids.slice(0, ids.length / 2);
    return withLanesMoved(arrangement, ids, { lanes, before: ids.at(-1) });
  },
  'timeline/arrangement/lane-arrangement.ts withHidden': (count) => {
    const { arrangement, ids } = arrangedOf(count);
    return withHidden(arrangement, ids);
  },
  'timeline/arrangement/lane-arrangement.ts withShown': (count) => {
    const { arrangement, ids } = arrangedOf(count);
    return withShown(arrangement, ids);
  },
  'timeline/arrangement/lane-arrangement.ts withPinned': (count) => {
    const { arrangement, ids } = arrangedOf(count);
    return withPinned(arrangement, ids, true);
  },
  'timeline/arrangement/lane-arrangement.ts withGroup': (count) => {
    const { arrangement, ids } = arrangedOf(count);
    return withGroup(arrangement, { name: 'All', lanes: ids });
  },
  'timeline/arrangement/lane-arrangement.ts withoutGroup': (count) => {
    const { arrangement, ids } = arrangedOf(count);
    return withoutGroup(arrangement, ids.slice(0, ids.length / 2));
  },
  'timeline/arrangement/lane-deeds.ts possibleDeeds': (count) => {
    const { arranged } = arrangedOf(count);
    return possibleDeeds(arranged, arranged.columns.at(-1)?.key ?? '');
  },
  'timeline/arrangement/lane-deeds.ts withDeed': (count) => {
    const { lanes, arrangement, arranged } = arrangedOf(count);
    const { key = '' } = arranged.columns.at(-1) ?? {};
    return withDeed(arrangement, lanes, { deed: 'group-left', key });
  },
  'timeline/arrangement/lane-deeds.ts withColumnMoved': (count) => {
    const { lanes, arrangement, arranged } = arrangedOf(count);
    const { key = '' } = arranged.columns.at(-1) ?? {};
    return withColumnMoved(arrangement, lanes, { key, before: 0 });
  },
  'timeline/arrangement/lane-deeds.ts withOthersGrouped': (count) => {
    const { lanes, arrangement } = arrangedOf(count);
    return withOthersGrouped(arrangement, lanes);
  },
  'timeline/arrangement/lane-deeds.ts withGroupName': (count) => {
    const { ids, arrangement } = arrangedOf(count);
    return withGroupName(arrangement, { lane: ids[2] ?? '', name: 'Capulets' });
  },
  'timeline/arrangement/lane-deeds.ts withAllShown': (count) =>
    withAllShown(arrangedOf(count).arrangement),
  'timeline/arrangement/drawn-lanes.ts drawnLanes': (count) =>
    drawnLanes(arrangedOf(count).arranged),
  'timeline/arrangement/drawn-lanes.ts laneWindow': (count) =>
    laneWindow(arrangedOf(count).arranged, 300, { wishes: WISHES, first: 4 }),
  'timeline/arrangement/drawn-lanes.ts windowedLanes': (count) =>
    windowedLanes(arrangedOf(count).arranged, { first: 4, count: 3, pinned: 2 }),
  'timeline/arrangement/drawn-lanes.ts windowAround': (count) => {
    const { arranged, lanes } = arrangedOf(count);
    const all = lanes.map((_, index) => index);
    return windowAround(arranged, { first: 4, count: 3, pinned: 2 }, all);
  },
  'timeline/arrangement/drawn-row.ts drawnRow': (count) => {
    const { arranged, lanes } = arrangedOf(count);
    const ends = lanes.map((_, lane) => ({ lane, verdict: 'matched' as const }));
    return drawnRow({ lane: 0, shape: { kind: 'fan', from: 0, ends } }, drawnLanes(arranged));
  },
};
