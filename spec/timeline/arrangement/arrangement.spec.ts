import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeLanes } from '../../../src/timeline/arrangement/arranged-lanes.ts';
import {
  drawnLanes,
  laneWindow,
  windowAround,
  windowedLanes,
} from '../../../src/timeline/arrangement/drawn-lanes.ts';
import { drawnRow } from '../../../src/timeline/arrangement/drawn-row.ts';
import {
  isUsual,
  orderedLanes,
  USUAL_LANES,
  withHidden,
  withPinned,
  withShown,
  type LaneArrangement,
  type LaneName,
} from '../../../src/timeline/arrangement/lane-arrangement.ts';
import {
  LANE_DEEDS,
  withColumnMoved,
  possibleDeeds,
  withAllShown,
  withDeed,
  withGroupName,
  withOthersGrouped,
  type LaneDeed,
} from '../../../src/timeline/arrangement/lane-deeds.ts';
import type { ArrowShape } from '../../../src/timeline/model.ts';

const lane = (title: string): LaneName =>
  title === 'room'
    ? { id: 'service:room@muc.localhost', kind: 'service', title }
    : { id: `actor:${title}`, kind: 'actor', title };
const lanesOf = (titles: string) => titles.split(' ').map(lane);
const PLAY = lanesOf('room Romeo Juliet Nurse Paris');

/** The titles of the columns; pinned ones in brackets, hidden ones after a bar. */
function shown(arrangement: LaneArrangement, lanes = PLAY): string {
  const { columns, hidden } = arrangeLanes(lanes, arrangement);
  const heads = columns.map(({ title, isPinned }) => (isPinned ? `[${title}]` : title));
  const gone = hidden.map((index) => lanes[index]?.title);
  return [...heads, ...(gone.length === 0 ? [] : ['|', ...gone])].join(', ');
}
const does = (
  deeds: readonly (readonly [LaneDeed, string])[],
  from: LaneArrangement = USUAL_LANES,
): LaneArrangement => deeds.reduce((now, [deed, key]) => withDeed(now, PLAY, { deed, key }), from);

describe('the arrangement of lanes', () => {
  it('is the usual one at first', () => {
    expect(shown(USUAL_LANES)).toBe('room, Romeo, Juliet, Nurse, Paris');
    expect(isUsual(USUAL_LANES)).toBe(true);
  });

  it('moves a lane by one place, and to either end', () => {
    expect(shown(does([['left', 'actor:Nurse']]))).toBe('room, Romeo, Nurse, Juliet, Paris');
    expect(shown(does([['right', 'actor:Romeo']]))).toBe('room, Juliet, Romeo, Nurse, Paris');
    expect(shown(does([['first', 'actor:Paris']]))).toBe('Paris, room, Romeo, Juliet, Nurse');
    expect(shown(does([['last', 'service:room@muc.localhost']]))).toBe(
      'Romeo, Juliet, Nurse, Paris, room',
    );
  });

  it('keeps those that are pinned at the left, and each kind among its like', () => {
    const pinned = does([
      ['pin', 'actor:Nurse'],
      ['pin', 'actor:Paris'],
    ]);
    expect(shown(pinned)).toBe('[Nurse], [Paris], room, Romeo, Juliet');
    expect(shown(does([['left', 'actor:Paris']], pinned))).toBe(
      '[Paris], [Nurse], room, Romeo, Juliet',
    );
    expect(shown(withColumnMoved(pinned, PLAY, { key: 'actor:Juliet', before: 0 }))).toBe(
      '[Nurse], [Paris], Juliet, room, Romeo',
    );
    expect(shown(withColumnMoved(pinned, PLAY, { key: 'actor:Nurse', before: 4 }))).toBe(
      '[Paris], [Nurse], room, Romeo, Juliet',
    );
    expect(shown(does([['unpin', 'actor:Nurse']], pinned))).toBe(
      '[Paris], room, Romeo, Juliet, Nurse',
    );
  });

  it('hides lanes, never the last one, and shows them again where they were', () => {
    const hidden = does([
      ['hide', 'actor:Romeo'],
      ['hide', 'actor:Nurse'],
    ]);
    expect(shown(hidden)).toBe('room, Juliet, Paris, |, Romeo, Nurse');
    expect(shown(withShown(hidden, ['actor:Nurse']))).toBe('room, Juliet, Nurse, Paris, |, Romeo');
    expect(shown(withAllShown(hidden))).toBe('room, Romeo, Juliet, Nurse, Paris');
    const one = withHidden(
      USUAL_LANES,
      PLAY.slice(1).map(({ id }) => id),
    );
    expect(possibleDeeds(arrangeLanes(PLAY, one), 'service:room@muc.localhost')).not.toContain(
      'hide',
    );
  });

  it('groups actors with their neighbours, with all others, under a name, and ungroups them', () => {
    const pair = does([['group-left', 'actor:Paris']]);
    expect(shown(pair)).toBe('room, Romeo, Juliet, Nurse and Paris');
    expect(shown(does([['group-left', 'group:actor:Nurse']], pair))).toBe(
      'room, Romeo, Juliet and 2 more',
    );
    expect(shown(withGroupName(pair, { lane: 'actor:Paris', name: ' Capulets ' }))).toBe(
      'room, Romeo, Juliet, Capulets',
    );
    expect(shown(does([['group-others', 'actor:Romeo']]))).toBe('room, Romeo, Others');
    expect(shown(does([['ungroup', 'group:actor:Nurse']], pair))).toBe(shown(USUAL_LANES));
    expect(shown(does([['group-left', 'actor:Romeo']]))).toBe(shown(USUAL_LANES));
    expect(shown(withOthersGrouped(withPinned(USUAL_LANES, ['actor:Juliet'], true), PLAY))).toBe(
      '[Juliet], room, Others',
    );
    expect(shown(withOthersGrouped(USUAL_LANES, PLAY.slice(0, 2)), PLAY.slice(0, 2))).toBe(
      'room, Romeo',
    );
  });

  it('outlives edits: who is new falls to the end, who is gone has their place when they return', () => {
    const arranged = does([
      ['first', 'actor:Paris'],
      ['hide', 'actor:Nurse'],
    ]);
    const later = lanesOf('room Tybalt Romeo Juliet Paris');
    expect(shown(arranged, later)).toBe('Paris, room, Romeo, Juliet, Tybalt');
    const moves = withDeed(arranged, later, { deed: 'left', key: 'actor:Tybalt' });
    expect(shown(moves, later)).toBe('Paris, room, Romeo, Tybalt, Juliet');
    expect(shown(withAllShown(moves))).toBe('Paris, room, Romeo, Juliet, Nurse');
  });

  it('loses no lane and shows none twice, whatever is done', () => {
    const deeds = fc.constantFrom(...(Object.keys(LANE_DEEDS) as LaneDeed[]));
    const step = fc.tuple(deeds, fc.nat(11), fc.nat(12));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(step, { maxLength: 30 }),
        (count, steps) => {
          const lanes = [lane('room'), ...Array.from({ length: count }, (_, n) => lane(`A${n}`))];
          const all = lanes.map((_, index) => index);
          let now = USUAL_LANES;
          for (const [deed, column, place] of steps) {
            const { columns } = arrangeLanes(lanes, now);
            const key = columns[column % columns.length]?.key ?? '';
            now = withDeed(now, lanes, { deed, key });
            now = withColumnMoved(now, lanes, { key, before: place });
            const told = arrangeLanes(lanes, now);
            const seen = [...told.columns.flatMap((each) => each.lanes), ...told.hidden];
            expect(seen.toSorted((a, b) => a - b)).toEqual(all);
            expect(told.columns.length).toBeGreaterThan(0);
            const ids = lanes.map(({ id }) => id);
            expect(orderedLanes(now, ids).toSorted()).toEqual(ids.toSorted());
            const isPinned = told.columns.map((each) => each.isPinned);
            expect(isPinned).toEqual(isPinned.toSorted((a, b) => Number(b) - Number(a)));
          }
          expect(shown(withAllShown({ ...now, order: [], pinned: [], groups: [] }), lanes)).toBe(
            lanes.map(({ title }) => title).join(', '),
          );
        },
      ),
    );
  });
});

describe('the columns that are drawn', () => {
  const WISHES = { busy: new Set<number>(), mayFold: false };
  const arranged = (count: number, arrangement = USUAL_LANES) =>
    arrangeLanes(
      [lane('room'), ...Array.from({ length: count }, (_, n) => lane(`A${n}`))],
      arrangement,
    );
  const heads = (told: ReturnType<typeof drawnLanes>) =>
    told.columns.map(({ kind, title, lanes }) =>
      lanes.length > 1 || kind === 'before' ? `${kind} ${lanes.length}` : title,
    );

  it('have a last one for all that is hidden', () => {
    const hidden = arranged(3, withHidden(USUAL_LANES, ['actor:A0', 'actor:A2']));
    expect(heads(drawnLanes(hidden))).toEqual(['room', 'A1', 'hidden 2']);
    expect(drawnLanes(hidden).columnOf).toEqual([0, 2, 1, 2]);
  });

  it('are all of them where they fit, or no width is known', () => {
    expect(laneWindow(arranged(9), 440, { wishes: WISHES, first: 0 })).toBeUndefined();
    expect(laneWindow(arranged(9), 0, { wishes: WISHES, first: 0 })).toBeUndefined();
    expect(
      laneWindow(arranged(20), 400, { wishes: { ...WISHES, mayFold: true }, first: 0 }),
    ).toBeUndefined();
  });

  it('are else the room and what is pinned, those that have room, and one for the rest at either side', () => {
    const lanes = arranged(20, withPinned(USUAL_LANES, ['actor:A7'], true));
    const view = laneWindow(lanes, 300, { wishes: WISHES, first: 4 });
    expect(view).toEqual({ first: 4, count: 3, pinned: 2 });
    const titles = ['A7', 'room', 'before 4', 'A4', 'A5', 'A6', 'after 12'];
    expect(view && heads(windowedLanes(lanes, view))).toEqual(titles);
  });

  it('go no further than the last lane', () => {
    const lanes = arranged(20);
    const view = laneWindow(lanes, 300, { wishes: WISHES, first: 400 });
    expect(view && heads(windowedLanes(lanes, view))).toEqual([
      'room',
      'before 16',
      'A16',
      'A17',
      'A18',
      'A19',
    ]);
  });

  it('move until the lanes of a row are among them, and not where they are', () => {
    const lanes = arranged(20);
    const view = { first: 4, count: 4, pinned: 1 };
    expect(windowAround(lanes, view, [6, 0])).toBe(4);
    expect(windowAround(lanes, view, [2, 0])).toBe(1);
    expect(windowAround(lanes, view, [10, 12])).toBe(8);
    expect(windowAround(lanes, view, [10, 1])).toBe(6);
  });

  it('hold every lane once, and always one that moves', () => {
    const sizes = fc.record({
      count: fc.integer({ min: 1, max: 60 }),
      width: fc.nat(900),
      first: fc.nat(70),
      pins: fc.nat(60),
    });
    fc.assert(
      fc.property(sizes, ({ count, width, first, pins }) => {
        const ids = Array.from({ length: pins }, (_, n) => `actor:A${n}`);
        const lanes = arranged(count, withPinned(USUAL_LANES, ids, true));
        const view = laneWindow(lanes, width, { wishes: WISHES, first });
        const drawn = view === undefined ? drawnLanes(lanes) : windowedLanes(lanes, view);
        expect(drawn.columns.flatMap((each) => each.lanes).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: count + 1 }, (_, index) => index),
        );
        drawn.columnOf.forEach((column, index) =>
          expect(drawn.columns[column]?.lanes).toContain(index),
        );
        if (view !== undefined) expect(view.count).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a row between columns', () => {
  const drawn = drawnLanes(
    arrangeLanes(
      PLAY,
      does([
        ['group-left', 'actor:Paris'],
        ['hide', 'actor:Romeo'],
      ]),
    ),
  );
  const draw = (shape: ArrowShape) => drawnRow({ lane: 1, shape }, drawn);

  it('goes where its lanes are', () => {
    expect(draw({ kind: 'arrow', from: 0, to: 3 })).toEqual({
      lane: 3,
      shape: { kind: 'arrow', from: 0, to: 2 },
    });
    expect(draw({ kind: 'point', lane: 1 }).shape).toEqual({ kind: 'point', lane: 3 });
    expect(draw({ kind: 'across' }).shape).toEqual({ kind: 'across' });
  });

  it('is a point where both ends share a column', () => {
    expect(draw({ kind: 'arrow', from: 3, to: 4 }).shape).toEqual({ kind: 'point', lane: 2 });
  });

  it('has one end for a group, which tells the worst of it', () => {
    const ends = [
      { lane: 2, verdict: 'matched' as const },
      { lane: 3, verdict: 'matched' as const },
      { lane: 4, verdict: 'missing' as const },
    ];
    expect(draw({ kind: 'fan', from: 0, ends }).shape).toEqual({
      kind: 'fan',
      from: 0,
      ends: [
        { lane: 1, verdict: 'matched' },
        { lane: 2, verdict: 'missing' },
      ],
    });
    expect(draw({ kind: 'fan', from: 3, ends: [{ lane: 4, verdict: 'matched' }] }).shape).toEqual({
      kind: 'point',
      lane: 2,
    });
  });
});
