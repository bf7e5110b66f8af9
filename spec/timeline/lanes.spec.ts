import { describe, expect, it } from 'vitest';
import {
  arrowSpan,
  labelColumn,
  laneWeights,
  summarySpan,
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
    return shape.kind === 'point' ? title(shape.lane) : `${title(shape.from)}>${title(shape.to)}`;
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

  it('are wider beside a service; the last one less wide when no arrow ends there', () => {
    expect(titles(model)).toBe('Romeo garden Nurse Juliet');
    expect(laneWeights({ lanes: model.lanes, isLastLaneUsed: model.isLastLaneUsed })).toEqual([
      1.12, 1.12, 1, 1,
    ]);
    expect(laneWeights({ lanes: model.lanes, isLastLaneUsed: false })).toEqual([
      1.12, 1.12, 1, 0.76,
    ]);
  });

  it('hold the arrow, its words beside the actor, and the summary right of both', () => {
    expect([toRight, toLeft].map((row) => row && arrowSpan(row))).toEqual([
      { start: 1, end: 2 },
      { start: 2, end: 3 },
    ]);
    expect([toRight, toLeft].map((row) => row && labelColumn(row))).toEqual([1, 2]);
    expect(toRight && summarySpan(toRight)).toEqual({ start: 2, end: -1 });
    expect(point && summarySpan(point)).toBeUndefined();
  });

  it('end a summary at the next lane that is connected', () => {
    const scenario = scenarioOf('Romeo Juliet Nurse', `${steps}Juliet connects\n`);
    const play = createPlay(scenario).connects(3, 'Nurse', 'nurse@localhost/x');
    play.sends(1, 'Romeo', '<message to="garden@muc.localhost"/>');
    const row = arrows(layOut(scenario, play.events))[0];
    expect(row && summarySpan(row)).toEqual({ start: 2, end: 3 });
  });

  it('keep the words of a long arrow beside its actor', () => {
    const crowded = `Romeo connects\n\n${sends('Romeo', 'garden@muc.localhost')}Juliet connects\n\n${sends('Nurse', 'garden@muc.localhost')}`;
    const long = arrows(layOut(scenarioOf('Romeo Juliet Nurse', crowded)))[3];
    expect(long && arrowSpan(long)).toEqual({ start: 2, end: 4 });
    expect(long && labelColumn(long)).toBe(3);
  });
});
