import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrowSpan,
  labelColumn,
  laneRoom,
  laneTemplate,
  LANE_SIZES,
  LARGE_LANE_SIZES,
  STRIPE,
} from '../../src/timeline/lane-columns.ts';
import type { ArrowRow } from '../../src/timeline/model.ts';
import { createPlay } from './play.ts';
import { layOut, scenarioOf, type LaidOut } from './script.ts';

const titles = ({ lanes }: LaidOut) => lanes.map(({ title }) => title).join(' ');
const sends = (actor: string, to: string) => `${actor} sends:\n\t<message to="${to}"/>\n\n`;
const arrows = ({ rows }: LaidOut) => rows.filter((row): row is ArrowRow => row.kind === 'arrow');
const routes = (model: LaidOut) =>
  arrows(model).map(({ shape }) => {
    const title = (lane: number) => model.lanes[lane]?.title ?? '?';
    if (shape.kind === 'across') return 'all';
    if (shape.kind === 'point') return title(shape.lane);
    const ends = shape.kind === 'fan' ? shape.ends.map(({ lane }) => lane) : [shape.to];
    return `${title(shape.from)}>${ends.map(title).join()}`;
  });

describe('lanes', () => {
  it('stand in the order of the steps; a room right after the first actor that addresses it', () => {
    const steps = `Juliet connects\n\n${sends('Juliet', 'garden@muc.localhost')}Romeo connects\n\n${sends('Romeo', 'garden@muc.localhost')}${sends('Romeo', 'hall@muc.localhost')}`;
    expect(titles(layOut(scenarioOf('Romeo Juliet Nurse', steps)))).toBe(
      'Juliet garden Romeo hall Nurse',
    );
  });

  it('are shared by what is used rarely, when there are more than three services', () => {
    const rooms = ['a', 'b', 'b', 'c', 'd', 'd', 'd'].map((name) => `${name}@muc.localhost`);
    const scenario = scenarioOf('Romeo', rooms.map((room) => sends('Romeo', room)).join(''));
    expect(titles(layOut(scenario))).toBe('Romeo server b d');
    expect(layOut(scenario).lanes[1]?.status).toBe('2 addresses');
    expect(titles(layOut(scenario, [], { foldServices: 'all' }))).toBe('Romeo server');
    expect(titles(layOut(scenario, [], { foldServices: 'none' }))).toBe('Romeo a b c d');
  });
});

describe('the ends of an arrow', () => {
  const scenario = scenarioOf(
    'Romeo Juliet',
    `${sends('Romeo', 'garden@muc.localhost/Juliet')}${sends('Romeo', '')}${sends('Romeo', 'romeo@localhost')}${sends('Romeo', "${Juliet's full JID}")}${sends('Romeo', 'juliet@localhost')}Juliet receives:
	<message from="\${Romeo's full JID}"/>

Juliet receives:
	<message/>
`.replaceAll(' to=""', ''),
  );

  it('are the room for occupants, the own server for nobody and oneself, the actor for other actors', () => {
    expect(routes(layOut(scenario))).toEqual([
      'Romeo>garden',
      'Romeo>localhost',
      'Romeo>localhost',
      'Romeo>Juliet',
      'Romeo>Juliet',
      'Romeo>Juliet',
      'localhost>Juliet',
    ]);
  });

  it('are named: actors by name, the room by address, an occupant by the whole address', () => {
    expect(
      arrows(layOut(scenario)).map(({ name }) => name.replace(/^Step \d, |: not run$/g, '')),
    ).toEqual([
      'Romeo sends message to garden@muc.localhost/Juliet',
      'Romeo sends message',
      'Romeo sends message to Romeo',
      'Romeo sends message to Juliet',
      'Romeo sends message to Juliet',
      'Juliet receives message from Romeo',
      'Juliet receives message',
    ]);
  });

  it('know an actor by the full JID of the run', () => {
    const play = createPlay(scenario).connects(1, 'Romeo', 'someone-else@localhost/x');
    play.comes('Juliet', '<message from="someone-else@localhost/x"/>');
    expect(routes(layOut(scenario, play.events))[1]).toBe('Romeo>Juliet');
  });
});

describe('columns', () => {
  const steps = `${sends('Romeo', 'garden@muc.localhost')}${sends('Nurse', 'garden@muc.localhost')}`;
  const model = layOut(
    scenarioOf('Romeo Juliet Nurse', `Romeo connects\n\n${steps}Juliet connects\n`),
  );
  const [, toRight, toLeft, point] = arrows(model);

  it('hold the arrow, and its words beside the actor', () => {
    expect([toRight, toLeft].map((row) => row && arrowSpan(row))).toEqual([
      { start: 1, end: 2 },
      { start: 2, end: 3 },
    ]);
    expect([toRight, toLeft].map((row) => row && labelColumn(row))).toEqual([1, 2]);
    expect(point && arrowSpan(point)).toEqual({ start: 4, end: 5 });
  });

  it('keep the words of a long arrow beside its actor', () => {
    const crowded = `Romeo connects\n\n${sends('Romeo', 'garden@muc.localhost')}Juliet connects\n\n${sends('Nurse', 'garden@muc.localhost')}`;
    const long = arrows(layOut(scenarioOf('Romeo Juliet Nurse', crowded)))[3];
    expect(long && arrowSpan(long)).toEqual({ start: 2, end: 4 });
    expect(long && labelColumn(long)).toBe(3);
  });
});

const LEAST_LANE = LANE_SIZES.least;

describe('the room of the lanes', () => {
  const lanes = (kinds: string) =>
    [...kinds].map((kind) => ({ kind: kind === 's' ? ('service' as const) : ('actor' as const) }));
  const room = (kinds: string, width: number, busy: readonly number[] = [], mayFold = true) =>
    laneRoom(lanes(kinds), width, { busy: new Set(busy), mayFold });
  const stripes = (told: ReturnType<typeof room>) =>
    told.folded.map((isFolded) => (isFolded ? '|' : '_')).join('');

  it('gives up the kinds on the arrows first', () => {
    expect(room('saaa', 365)).toMatchObject({ showsKinds: true, foldedCount: 0 });
    expect(room('saaa', 364)).toMatchObject({ showsKinds: false, foldedCount: 0 });
    expect(room('saaa', 4 * 44)).toMatchObject({ showsKinds: false, foldedCount: 0 });
    expect(room('a', 71)).toMatchObject({ foldedCount: 0 });
  });

  it('then folds actors to stripes, those of no part first, the last ones first', () => {
    expect(stripes(room('saaaaa', 200))).toBe('____||');
    expect(stripes(room('saaaaa', 200, [4, 5]))).toBe('__||__');
    expect(stripes(room('saaaaa', 150, [4, 5]))).toBe('_|||_|');
    expect(stripes(room('saaaaa', 10))).toBe('_|||||');
    expect(stripes(room('saaaaa', 10, [], false))).toBe('______');
  });

  it('says what it needs at least: what is missing then scrolls', () => {
    expect(room('saaa', 176).least).toBe(4 * LEAST_LANE);
    expect(room('saaaaa', 200).least).toBe(4 * LEAST_LANE + 2 * STRIPE);
    expect(laneTemplate(room('saa', 0))).toBe(
      'minmax(44px, 1fr) minmax(44px, 1fr) minmax(44px, 0.72fr)',
    );
    expect(laneTemplate(room('saaaaa', 200)).endsWith('12px 12px')).toBe(true);
  });

  it('needs more for large type', () => {
    const large = laneRoom(lanes('saaa'), 4 * 44, {
      busy: new Set(),
      mayFold: true,
      sizes: LARGE_LANE_SIZES,
    });
    expect(stripes(large)).toBe('__||');
    expect(laneTemplate(large)).toBe('minmax(66px, 1fr) minmax(66px, 1fr) 12px 12px');
  });

  it('folds no more than it must, or one stripe to spare, as long as folding helps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 3000 }),
        (count, width) => {
          const told = room(`s${'a'.repeat(count)}`, width);
          const more = told.least + LEAST_LANE - STRIPE;
          if (told.foldedCount > 2) expect(more).toBeGreaterThan(width);
          if (told.foldedCount < count) expect(told.least).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
