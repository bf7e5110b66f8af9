import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { bestRepair } from '../../src/diagnosis/repair/accept-all.ts';
import { describeOutcome, printOutcome } from '../../src/diagnosis/outcome.ts';
import { compileScript } from '../../src/script/compile.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { simulate, type Cue } from '../support/simulated-run.ts';

const ROOM = 'garden@conference.localhost';
const HEAD = `[Client] Romeo
	jid: romeo@localhost
	password: p

[Client] Juliet
	jid: juliet@localhost
	password: p

-----

Romeo connects

Juliet connects

`;

const enters = (actor: string, to: string) => `${actor} sends:\n\t<presence to="${to}"/>\n\n`;
const X = '<x xmlns="http://jabber.org/protocol/muc#user"/>';
const sees = (actor: string, from: string) =>
  `${actor} receives:\n\t<presence from="${from}">${X}</presence>\n\n`;
const whispers = (actor: string, to: string) =>
  `${actor} sends:\n\t<message to="${to}" type="chat"><body>psst</body></message>\n\n`;
const hears = (actor: string, from: string) =>
  `${actor} receives:\n\t<message from="${from}" type="chat"/>\n\n`;
const asks = (actor: string, inside: string) =>
  `${actor} sends:\n\t<iq to="${ROOM}" type="set" id="i"><query xmlns="http://jabber.org/protocol/muc#admin">${inside}</query></iq>\n\n`;
const isAnswered = (actor: string) => `${actor} receives:\n\t<iq type="result" id="i"/>\n\n`;

const presence = (from: string): string =>
  `<presence xmlns="jabber:client" from="${from}">${X}</presence>`;
const error = (kind: string, from: string, condition: string) =>
  `<${kind} xmlns="jabber:client" from="${from}" type="error"${kind === 'iq' ? ' id="i"' : ''}><error type="cancel"><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></${kind}>`;

/** What fails, as it is told; the first repair, and the lines that it changes. */
interface Case {
  readonly what: string;
  readonly steps: string;
  readonly cues: readonly Cue[];
  readonly told: string;
  readonly repair: string;
  readonly gone: string;
  readonly written: string;
}

const CASES: readonly Case[] = [
  {
    what: 'a nickname that nobody has, in a private message',
    steps:
      enters('Juliet', `${ROOM}/Juliet`) +
      whispers('Romeo', `${ROOM}/Jullet`) +
      hears('Romeo', `${ROOM}/Juliet`),
    cues: [{ on: 4, to: 'Romeo', xml: error('message', `${ROOM}/Jullet`, 'item-not-found') }],
    told: 'There may be no such nickname "Jullet": step 3 used "Juliet".',
    repair: 'Write "Juliet", as step 3 does',
    gone: 'Jullet',
    written: 'Juliet"',
  },
  {
    what: 'the same, while somebody else waits for it',
    steps:
      enters('Juliet', `${ROOM}/Juliet`) +
      whispers('Romeo', `${ROOM}/Jullet`) +
      hears('Juliet', `${ROOM}/Romeo`),
    cues: [{ on: 4, to: 'Romeo', xml: error('message', `${ROOM}/Jullet`, 'item-not-found') }],
    told: 'There may be no such nickname "Jullet": step 3 used "Juliet".',
    repair: 'Write "Juliet", as step 3 does',
    gone: 'Jullet',
    written: 'Juliet"',
  },
  {
    what: 'a nickname in a list',
    steps:
      enters('Juliet', `${ROOM}/Juliet`) +
      asks('Romeo', '<item nick="Jullet" role="none"/>') +
      isAnswered('Romeo'),
    cues: [{ on: 4, to: 'Romeo', xml: error('iq', ROOM, 'item-not-found') }],
    told: 'There may be no such nickname "Jullet": step 3 used "Juliet".',
    repair: 'Write "Juliet", as step 3 does',
    gone: 'Jullet',
    written: 'nick="Juliet"',
  },
  {
    what: 'a nickname under which somebody entered, and is not awaited',
    steps: enters('Juliet', `${ROOM}/Jullet`) + sees('Romeo', `${ROOM}/Juliet`),
    cues: [{ on: 3, to: 'Romeo', xml: presence(`${ROOM}/Jullet`) }],
    told: 'Step 3 has the nickname "Jullet", this step "Juliet": one of them may be mistyped.',
    repair: 'Write "Juliet", as step 4 does',
    gone: 'Jullet',
    written: 'Juliet"',
  },
  {
    what: 'an expectation that stands alone with its nickname',
    steps:
      enters('Juliet', `${ROOM}/Juliet`) +
      sees('Juliet', `${ROOM}/Juliet`) +
      sees('Romeo', `${ROOM}/Jullet`),
    cues: ['Juliet', 'Romeo'].map((to) => ({ on: 3, to, xml: presence(`${ROOM}/Juliet`) })),
    told: 'Step 3 has the nickname "Juliet", this step "Jullet": one of them may be mistyped.',
    repair: 'Write "Juliet", as step 3 does',
    gone: 'Jullet',
    written: 'Juliet"',
  },
  {
    what: 'a room in which somebody else is, so that nothing comes',
    steps: enters('Juliet', 'gardn@conference.localhost/Juliet') + sees('Romeo', `${ROOM}/Juliet`),
    cues: [{ on: 3, to: 'Juliet', xml: presence('gardn@conference.localhost/Juliet') }],
    told: 'Step 3 has the room "gardn", this step "garden": one of them may be mistyped.',
    repair: 'Write "garden", as step 4 does',
    gone: 'gardn',
    written: 'garden@',
  },
  {
    what: 'a room that only a later step has right',
    steps: enters('Juliet', 'gardn@conference.localhost/Juliet') + sees('Juliet', `${ROOM}/Juliet`),
    cues: [
      {
        on: 3,
        to: 'Juliet',
        xml: error('presence', 'gardn@conference.localhost/Juliet', 'item-not-found'),
      },
    ],
    told: 'There may be no such room "gardn": step 4 has "garden".',
    repair: 'Write "garden", as step 4 does',
    gone: 'gardn',
    written: 'garden@',
  },
  {
    what: 'an account',
    steps: whispers('Romeo', 'julliet@localhost') + hears('Juliet', 'romeo@localhost'),
    cues: [
      { on: 3, to: 'Romeo', xml: error('message', 'julliet@localhost', 'service-unavailable') },
    ],
    told: 'There may be no such account "julliet": the head of the script has "juliet".',
    repair: 'Write "juliet", as the head of the script does',
    gone: 'julliet',
    written: 'to="juliet@',
  },
  {
    what: 'the host of an account',
    steps: whispers('Romeo', 'juliet@localhots') + hears('Juliet', 'romeo@localhost'),
    cues: [
      { on: 3, to: 'Romeo', xml: error('message', 'juliet@localhots', 'remote-server-not-found') },
    ],
    told: 'There may be no such host "localhots": the head of the script has "localhost".',
    repair: 'Write "localhost", as the head of the script does',
    gone: 'localhots',
    written: 'to="juliet@localhost"',
  },
  {
    what: 'an account on the list of a room for members only',
    steps:
      asks('Romeo', '<item jid="julliet@localhost" affiliation="member"/>') +
      enters('Juliet', `${ROOM}/Juliet`) +
      sees('Juliet', `${ROOM}/Juliet`),
    cues: [
      { on: 4, to: 'Juliet', xml: error('presence', `${ROOM}/Juliet`, 'registration-required') },
    ],
    told: 'Step 3 has the account "julliet", the head of the script "juliet": one of them may be mistyped.',
    repair: 'Write "juliet", as the head of the script does',
    gone: 'julliet',
    written: 'jid="juliet@',
  },
];

function play(steps: string, cues: readonly Cue[]) {
  const text = HEAD + steps;
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const model = buildTraceModel(simulate({ script: scenario, source: text, cues }).events);
  const told = printOutcome(describeOutcome(model, scenario));
  const repair = bestRepair({ text, source: text, scenario, model }, model.ended?.step ?? 0);
  return { text, told, repair };
}

describe('an address that the script spells in two ways', () => {
  it.each(CASES)('$what', ({ steps, cues, told, repair, gone, written }) => {
    const played = play(steps, cues);
    expect(played.told).toContain(told);
    expect(played.repair?.label).toBe(repair);
    const mended = applyEdits(played.text, ensure(played.repair, 'a repair').edits);
    expect(mended).not.toContain(gone);
    expect(mended.slice(HEAD.length)).toContain(written);
    expect(compileScript(mended).scenario).toBeDefined();
  });
});

describe('what is spelt alike, and is not meant', () => {
  const refusedFor = (to: string, condition: string) =>
    play(enters('Romeo', `${ROOM}/Romeo`) + enters('Romeo', to) + sees('Romeo', to), [
      { on: 4, to: 'Romeo', xml: error('presence', to, condition) },
    ]).told;

  it('is a room with another number', () => {
    const first = enters('Juliet', 'room1@conference.localhost/J');
    const to = 'room2@conference.localhost/J';
    const { told, repair } = play(first + enters('Juliet', to) + sees('Juliet', to), [
      { on: 4, to: 'Juliet', xml: error('presence', to, 'item-not-found') },
    ]);
    expect(told).not.toContain('room1');
    expect(repair?.kind).not.toBe('mend-address');
  });

  it('is a room that says that it is there', () => {
    const to = 'gardens@conference.localhost/Romeo';
    expect(refusedFor(to, 'registration-required')).toContain('for members only');
    expect(refusedFor(to, 'item-not-found')).toContain('no such room "gardens"');
  });

  it('is an occupant of another room', () => {
    const other = 'hall@conference.localhost';
    const { told } = play(
      enters('Juliet', `${other}/Juliet`) +
        whispers('Romeo', `${ROOM}/Jullet`) +
        hears('Romeo', `${ROOM}/Juliet2`),
      [{ on: 4, to: 'Romeo', xml: error('message', `${ROOM}/Jullet`, 'item-not-found') }],
    );
    expect(told).not.toContain(other);
  });
});

describe('a nickname that somebody holds', () => {
  const conflict = (before: string, on: number) =>
    play(before + enters('Juliet', `${ROOM}/Romeo`) + sees('Juliet', `${ROOM}/Romeo`), [
      { on, to: 'Juliet', xml: error('presence', `${ROOM}/Romeo`, 'conflict') },
    ]).told;

  it('is named with its holder', () => {
    expect(conflict(enters('Romeo', `${ROOM}/Romeo`), 4)).toMatch(
      /conflict\. It answers the <presence> of step 4\. Romeo holds the nickname "Romeo", since step 3\.$/,
    );
  });

  it('is not, when that one has left, or has another one now', () => {
    const enters1 = enters('Romeo', `${ROOM}/Romeo`);
    const leaves = enters1.replace('/>', ' type="unavailable"/>');
    expect(conflict(enters1 + leaves, 5)).toContain('The nickname is taken or reserved.');
    expect(conflict(enters1 + enters('Romeo', `${ROOM}/Monty`), 5)).toContain('taken or reserved');
    expect(conflict(`${enters1}Romeo disconnects\n\n`, 5)).toContain('taken or reserved');
  });
});
