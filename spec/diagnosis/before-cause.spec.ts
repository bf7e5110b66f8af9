import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { candidateLabel, candidateSentence } from '../../src/diagnosis/candidate-words.ts';
import { candidatesOf } from '../../src/diagnosis/candidates.ts';
import { compileScript } from '../../src/script/compile.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { simulate, type Cue } from '../support/simulated-run.ts';

const ROOM = 'garden@conference.localhost';
const HEAD = `[Client] Romeo
	jid: romeo@localhost
	password: p

-----

Romeo connects

Romeo sends:
	<presence/>

`;
const USER = 'http://jabber.org/protocol/muc#user';
const item = (role: string) => `<x xmlns="${USER}"><item affiliation="none" role="${role}"/></x>`;
const enter = `<presence to="${ROOM}/Romeo"/>`;
const says = `<message to="${ROOM}" type="groupchat"><body>Hi</body></message>`;
const asks = (id: string) =>
  `<iq to="${ROOM}" type="get" id="${id}"><query xmlns="http://jabber.org/protocol/disco#info"/></iq>`;
const p = (more: string, inside = '', nick = 'Romeo') =>
  `<presence from="${ROOM}/${nick}"${more}>${inside}</presence>`;
const m = (text: string, nick = 'Juliet') =>
  `<message from="${ROOM}/${nick}" type="groupchat"><body>${text}</body></message>`;
const answer = (id: string) => `<iq from="${ROOM}" type="result" id="${id}"/>`;

/** What was sent last, what is awaited, what had come before, and what a person wants to hear of. */
type Row = readonly [
  what: string,
  sent: string,
  awaited: string,
  came: string,
  leads: 'the older stanza' | 'that nothing came',
];

const TABLE: readonly Row[] = [
  // How things stood before: no answer to what was sent.
  [
    'it is there, not gone',
    p0('unavailable'),
    p(' type="unavailable"'),
    p(''),
    'that nothing came',
  ],
  ['other words', says, m('Hi', 'Romeo'), m('Hello everybody', 'Romeo'), 'that nothing came'],
  ['another role', enter, p('', item('participant')), p('', item('visitor')), 'that nothing came'],
  [
    'without the status',
    enter,
    p('', '<show>away</show>'),
    p('', '<priority>1</priority>'),
    'that nothing came',
  ],
  ['the answer to another request', asks('b'), answer('b'), answer('a1'), 'that nothing came'],
  ['the words of another', says, m('Hi', 'Romeo'), m('Hi', 'Nurse'), 'that nothing came'],
  [
    'two differences, although no answer',
    says,
    p('', item('participant')),
    p('', item('none').replace('"none" role', '"member" role')),
    'that nothing came',
  ],
  // What may well be meant, whenever it came.
  ['a letter in the words', says, m('Hello there'), m('Hello thee'), 'the older stanza'],
  ['a letter in the nickname', enter, p('', '', 'Juliet'), p('', '', 'Jullet'), 'the older stanza'],
  ['no answer to a message', says, p('', item('owner')), p('', item('none')), 'the older stanza'],
  [
    'nothing of that room',
    '<presence to="hall@conference.localhost/Romeo"/>',
    p('', item('owner')),
    p('', item('none')),
    'the older stanza',
  ],
  [
    'more than the script names',
    enter,
    p('', `<x xmlns="${USER}"><status code="110"/></x>`),
    p('', `<x xmlns="${USER}"><status code="110"/><status code="201"/></x>`),
    'the older stanza',
  ],
  ['a letter in the id', asks('afff1'), answer('aff1'), answer('afff1'), 'the older stanza'],
];

function p0(type: string): string {
  return `<presence to="${ROOM}/Romeo" type="${type}"/>`;
}

function play([, sent, awaited, came]: Row, since: readonly Cue[] = []) {
  const text = `${HEAD}Romeo sends:\n\t${sent}\n\nRomeo receives:\n\t${awaited}\n`;
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const xml = came.replace(/^<(\w+)/, '<$1 xmlns="jabber:client"');
  const cues = [{ on: 2, to: 'Romeo', xml }, ...since];
  const model = buildTraceModel(simulate({ script: scenario, source: text, cues }).events);
  const step = scenario.steps[3];
  if (step?.kind !== 'receives') throw new Error('The last step receives.');
  const ended = ensure(model.steps.get(4)?.ended, 'an end');
  return { ended, candidates: candidatesOf(model, step) };
}

describe('what came before its cause', () => {
  it.each(TABLE)('%s', (...row) => {
    const { ended } = play(row);
    const leads = ended.verdict === 'differs' ? 'the older stanza' : 'that nothing came';
    expect(leads).toBe(row[4]);
    if (leads === 'that nothing came') {
      expect(ended.note).toMatch(/^Nothing came to Romeo since step 3 \(<\w+>\)\. /);
    }
  });

  it('leads where something has come since that is not near', () => {
    const row = ensure(TABLE[2], 'a row');
    const xml = '<message xmlns="jabber:client" from="a@b"><body>Hi</body></message>';
    expect(play(row, [{ on: 3, to: 'Romeo', xml }]).ended.verdict).toBe('differs');
  });

  it('is among the candidates, which say that this step skipped it, and when it came', () => {
    const [candidate] = play(ensure(TABLE[2], 'a row')).candidates;
    const found = ensure(candidate, 'a candidate');
    expect(candidateLabel(found)).toBe('skipped by this step · 1 difference');
    expect(candidateSentence(found)).toBe(
      'It came after step 2, and was there when this step began.',
    );
  });
});
