import { describe, expect, it } from 'vitest';
import { createPlay } from './play.ts';
import { layOut, scenarioOf } from './script.ts';

const ROOM = 'room@muc.localhost';
const receives = (actor: string, body: string) =>
  `${actor} receives:\n\t<message from="${ROOM}"><body>${body}</body></message>\n\n`;
const message = (body: string) => `<message from="${ROOM}"><body>${body}</body></message>`;

/** Juliet's stanza comes first; the script reads it third. */
function crossed() {
  const scenario = scenarioOf(
    'Romeo Juliet',
    `# One\n${receives('Romeo', 'a')}# Two\n${receives('Romeo', 'b')}# Three\n${receives('Juliet', 'c')}`,
  );
  const play = createPlay(scenario);
  const early = play.at(1).starts(1).comes('Juliet', message('c'));
  play.at(2).ends(1, 'matched', play.comes('Romeo', message('a')));
  play.at(3).receives(2, 'Romeo', message('b'));
  play.starts(3).ends(3, 'matched', early).over('passed');
  return { scenario, events: play.events };
}

const told = (order: 'script' | 'arrival') => {
  const { scenario, events } = crossed();
  return layOut(scenario, events, { order }).rows.flatMap((row) =>
    row.kind === 'arrow' ? [[row.step, row.cameBefore, row.label.badges.join()]] : [],
  );
};

describe('the order of rows', () => {
  it('is the one of the script, and tells what came before its place', () => {
    expect(told('script')).toEqual([
      [1, undefined, ''],
      [2, undefined, ''],
      [3, 1, 'came before 1'],
    ]);
  });

  it('is the one of arrival where that is asked for', () => {
    expect(told('arrival')).toEqual([
      [3, undefined, ''],
      [1, undefined, ''],
      [2, undefined, ''],
    ]);
  });

  it('has the heads of scenes where the run came to them', () => {
    const { scenario, events } = crossed();
    const lines = (order: 'script' | 'arrival') =>
      layOut(scenario, events, { order }).rows.flatMap((row): (string | number)[] => {
        if (row.kind === 'scene') return [row.title];
        return row.kind === 'arrow' && row.step !== undefined ? [row.step] : [];
      });
    expect(lines('script')).toEqual(['One', 1, 'Two', 2, 'Three', 3]);
    // Juliet's stanza came in the first scene; the third one began after the second.
    expect(lines('arrival')).toEqual(['One', 3, 1, 'Two', 2, 'Three']);
  });
});
