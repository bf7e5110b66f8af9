import { t } from '../../../base/translate.ts';
import { useState } from 'react';
import { changeLanes } from '../../../state/lanes/script-lanes.ts';
import { arrangeLanes, type ArrangedLanes } from '../../../timeline/arrangement/arranged-lanes.ts';
import {
  USUAL_LANES,
  withShown,
  type LaneArrangement,
} from '../../../timeline/arrangement/lane-arrangement.ts';
import {
  withColumnMoved,
  withAllShown,
  withDeed,
  withGroupName,
  type LaneDeed,
} from '../../../timeline/arrangement/lane-deeds.ts';
import type { Lane } from '../../../timeline/model.ts';
import { useApp } from '../../app-context.ts';
import { newsOfDeed, newsOfPlace, type DeedDone } from './lane-news.ts';

/** The lanes as they are arranged, and what can be done with them. */
export interface ArrangedView {
  readonly arranged: ArrangedLanes;
  readonly deeds: LaneDeeds;
}

export interface LaneDeeds {
  /** What was done last, in a sentence. */
  readonly news: string;
  readonly tell: (news: string) => void;
  /** Each gives back the column that its lane is in then; `undefined` where it is in none. */
  readonly carryOut: (deed: LaneDeed, key: string) => string | undefined;
  readonly moveBefore: (key: string, before: string | undefined) => string | undefined;
  readonly rename: (key: string, name: string) => void;
  readonly show: (lanes: readonly number[]) => void;
  readonly showAll: () => void;
  readonly reset: () => void;
}

/** What a person can do with the lanes of the timeline, each told in a sentence. */
export function useLaneDeeds(lanes: readonly Lane[], arranged: ArrangedLanes): LaneDeeds {
  const { stores } = useApp();
  const [news, tell] = useState('');
  const { columns } = arranged;
  const change = (key: string, make: Change, words: Words) => {
    let now = arranged;
    changeLanes(stores, (arrangement) => {
      const next = make(arrangement);
      now = arrangeLanes(lanes, next);
      return next;
    });
    const before = columns.findIndex((column) => column.key === key);
    const { title = '', lanes: [lane = -1] = [] } = columns[before] ?? {};
    const at = now.columns.findIndex((each) => each.lanes.includes(lane));
    tell(words(title, { now, at }));
    // Where a lane was hidden, the next one has its place.
    return (now.columns[at < 0 ? before : at] ?? now.columns.at(-1))?.key;
  };
  const idsOf = (some: readonly number[]) => some.flatMap((lane) => lanes[lane]?.id ?? []);
  return {
    news,
    tell,
    carryOut: (deed, key) => {
      const make: Change = (arrangement) => withDeed(arrangement, lanes, { deed, key });
      return change(key, make, (title, done) => newsOfDeed(deed, title, done));
    },
    moveBefore: (key, beforeKey) => {
      const place = columns.findIndex((column) => column.key === beforeKey);
      const before = place < 0 ? columns.length : place;
      return change(key, (from) => withColumnMoved(from, lanes, { key, before }), newsOfPlace);
    },
    rename: (key, name) => {
      const [lane = ''] = idsOf(columns.find((column) => column.key === key)?.lanes ?? []);
      changeLanes(stores, (arrangement) => withGroupName(arrangement, { lane, name }));
    },
    show: (some) => {
      changeLanes(stores, (arrangement) => withShown(arrangement, idsOf(some)));
      tell(t('Shown again: {names}.', { names: titlesOf(lanes, some) }));
    },
    showAll: () => {
      changeLanes(stores, withAllShown);
      tell(t('All {count} lanes are shown.', { count: lanes.length }));
    },
    reset: () => {
      changeLanes(stores, () => USUAL_LANES);
      tell(t('The lanes are arranged as usual.'));
    },
  };
}

function titlesOf(lanes: readonly Lane[], some: readonly number[]): string {
  return some.map((lane) => lanes[lane]?.title ?? '').join(', ');
}

type Change = (arrangement: LaneArrangement) => LaneArrangement;
type Words = (title: string, done: DeedDone) => string;
