import { describe, expect, it } from 'vitest';
import { fanOutsOf } from '../../src/timeline/fan-outs.ts';
import { findSpot } from '../../src/timeline/find-row.ts';
import { picture } from './picture.ts';
import { createPlay } from './play.ts';
import { layOut, scenarioOf } from './script.ts';

const ALL = ['Romeo', 'Juliet', 'Nurse', 'Friar', 'Tybalt'];
const SQUARE = 'square@muc.localhost';
const sends = `Romeo sends:\n\t<message type="groupchat" to="${SQUARE}"><body>Draw!</body></message>\n\n`;
const receives = (actor: string, more = '', body = 'Draw!') =>
  `${actor} receives:\n\t<message type="groupchat" from="${SQUARE}/Romeo" ${more}><body>${body}</body></message>\n\n`;
const script = (...steps: string[]) => scenarioOf(ALL.join(' '), steps.join(''));
const found = (...steps: string[]) => fanOutsOf(script(...steps)).map((each) => each.steps);
const hear = (...actors: string[]) => actors.map((actor) => receives(actor));

describe('a fan-out', () => {
  it('is what four and more actors receive alike, one after the other', () => {
    expect(found(sends, ...hear(...ALL))).toEqual([[2, 3, 4, 5, 6]]);
    expect(found(sends, ...hear('Romeo', 'Juliet', 'Nurse'))).toEqual([]);
  });

  it('ends where a scene begins, where another step stands, and where an actor comes again', () => {
    expect(found(...hear('Romeo', 'Juliet'), '# Later\n\n', ...hear('Nurse', 'Friar'))).toEqual([]);
    expect(found(...hear('Romeo', 'Juliet'), sends, ...hear('Nurse', 'Friar'))).toEqual([]);
    expect(found(...hear('Romeo', 'Juliet', 'Romeo', 'Juliet'))).toEqual([]);
    expect(found(...hear(...ALL), ...hear(...ALL))).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
    ]);
  });

  it('does not ask for whom a stanza is, nor who is told that it is the one itself', () => {
    const presence = (actor: string, own = '', jid = '') =>
      `${actor} receives:\n\t<presence from="${SQUARE}/Nurse" to="\${${actor}'s full JID}"><x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="none" role="participant"${jid}/>${own}</x></presence>\n\n`;
    const all = [
      presence('Romeo', '', ' jid="{scansion:any}"'),
      presence('Juliet'),
      presence('Friar'),
      presence('Nurse', '<status code="110"/>'),
    ];
    expect(found(...all)).toEqual([[1, 2, 3, 4]]);
  });

  it('has one content', () => {
    expect(found(...hear('Romeo', 'Juliet', 'Nurse'), receives('Friar', '', 'Hold!'))).toEqual([]);
    expect(found(...hear('Romeo', 'Juliet', 'Nurse'), receives('Friar', 'xml:lang="it"'))).toEqual(
      [],
    );
  });
});

const fanOuts = (...unfolded: number[]) => ({ fanOuts: { unfolded } });
const said = (actor: string) =>
  `<message type="groupchat" from="${SQUARE}/Romeo" to="${actor.toLowerCase()}@localhost/1"><body>Draw!</body></message>`;

/** Romeo speaks; `deaf` never hears it. */
function play(deaf?: string) {
  const scenario = script(sends, ...hear(...ALL));
  const run = createPlay(scenario).sends(
    1,
    'Romeo',
    `<message type="groupchat" to="${SQUARE}"><body>Draw!</body></message>`,
  );
  ALL.forEach((actor, index) => {
    if (actor === deaf) run.starts(index + 2).ends(index + 2, 'missing');
    else run.receives(index + 2, actor, said(actor));
  });
  return { scenario, events: run.over(deaf === undefined ? 'passed' : 'failed').events };
}

describe('rows of a fan-out', () => {
  it('are one, with a head on each lane, as long as all agree', () => {
    const { scenario, events } = play();
    expect(picture(layOut(scenario, events, fanOuts()))).toMatchInlineSnapshot(`
      "
          square      Romeo       Juliet      Nurse       Friar       Tybalt
        1 |<----------:           :           :           :           :           sent  message groupchat  · Romeo says: “Draw!”
       +2 |---------------------------------------------------------->:           matched  message groupchat  · 5 of 5 received it. Romeo hears Romeo: “Draw!”
      --- All 6 steps ran, in 0 ms.
      "
    `);
    expect(layOut(scenario, [], fanOuts()).rows).toHaveLength(2);
  });

  it('are those that do not agree, behind the one of all', () => {
    const { scenario, events } = play('Nurse');
    const timeline = layOut(scenario, events, fanOuts());
    expect(picture(timeline)).toMatchInlineSnapshot(`
      "
          square      Romeo       Juliet      Nurse       Friar       Tybalt
        1 |<----------:           :           :           :           :           sent  message groupchat  · Romeo says: “Draw!”
       +4 |---------------------------------------------------------->:           missing  message groupchat  · 4 of 5 received it, not Nurse. Romeo hears Romeo: “Draw!”
        4 |---------------------------------->:           :           :           missing  message groupchat  · Never came: Nurse hears Romeo: “Draw!”
      --- The run ended here, after 0 ms.
      "
    `);
    const [, head, own] = timeline.rows;
    expect(head).toMatchObject({
      step: 4,
      verdict: 'missing',
      name: 'Steps 2 to 6, 5 actors receive message: never came',
      fan: { steps: [2, 3, 4, 5, 6], isFolded: true },
    });
    expect(own).toMatchObject({ step: 4, fan: undefined });
  });

  it('are all of them where somebody unfolds it', () => {
    const { scenario, events } = play('Nurse');
    const [fanOut] = fanOutsOf(scenario);
    const { rows } = layOut(scenario, events, fanOuts(fanOut?.line ?? 0));
    expect(rows.map((row) => row.id)).toEqual([
      'step-1',
      'fan-out-2',
      'step-2',
      'step-3',
      'step-4',
      'step-5',
      'step-6',
      'end',
    ]);
  });

  it('stand for themselves with a filter, and in the order of arrival', () => {
    const { scenario, events } = play();
    const ids = (options: object) =>
      layOut(scenario, events, { ...fanOuts(), ...options }).rows.map((row) => row.id);
    expect(ids({ filter: 'Juliet' })).toContain('step-3');
    expect(ids({ order: 'arrival' })).not.toContain('fan-out-2');
  });

  it('are found by each of their steps', () => {
    const { scenario, events } = play('Nurse');
    const { list } = layOut(scenario, events, fanOuts());
    const at = (step: number) => findSpot(list, { step, stanza: undefined });
    expect([1, 2, 3, 4, 5, 6].map(at)).toEqual([0, 1, 1, 2, 1, 1]);
  });
});
