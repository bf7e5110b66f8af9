import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { acceptAll } from '../../src/diagnosis/repair/accept-all.ts';
import { candidatesOf } from '../../src/diagnosis/candidates.ts';
import { describeOutcome, printOutcome } from '../../src/diagnosis/outcome.ts';
import { repairsForStep } from '../../src/diagnosis/repair/step-repairs.ts';
import { compileScript } from '../../src/script/compile.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { simulate, type Cue } from '../support/simulated-run.ts';

const HEAD = `[Client] Romeo
	jid: romeo@localhost
	password: p

[Client] Juliet
	jid: juliet@localhost
	password: p

-----

Romeo connects

Juliet connects

Romeo sends:
	<presence to="garden@conference.localhost/Romeo"/>

`;

const error = (kind: string, from: string, condition: string, text = '') =>
  `<${kind} xmlns="jabber:client" from="${from}" type="error"><error type="cancel"><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>${text === '' ? '' : `<text xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">${text}</text>`}</error></${kind}>`;

function play(steps: string, cues: readonly Cue[]) {
  const text = HEAD + steps;
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const model = buildTraceModel(simulate({ script: scenario, source: text, cues }).events);
  return { text, source: text, scenario, model };
}

const told = (steps: string, cues: readonly Cue[]) => {
  const { model, scenario } = play(steps, cues);
  return printOutcome(describeOutcome(model, scenario)).replace(/^.*?: /, '');
};

const join = (to: string) => `Romeo sends:\n\t<presence to="${to}"/>\n\n`;
const awaits = (from: string) => `Romeo receives:\n\t<presence from="${from}"/>\n`;
const sendsAndWaits = (to: string) => `${join(to)}${awaits(`${to}2`)}`;

const answer = (from: string, condition: string) =>
  error('iq', from, condition).replace('<iq ', '<iq id="1" ');
const asks = (to: string, payload: string) =>
  `Romeo sends:\n\t<iq type="set" id="1" to="${to}">${payload}</iq>\n\nRomeo receives:\n\t<iq id="1" type="result"/>\n`;

const CASES: readonly (readonly [string, string, readonly Cue[], string])[] = [
  [
    'a host that differs by a letter from one used before',
    sendsAndWaits('garden@conferense.localhost/R'),
    [
      {
        on: 4,
        to: 'Romeo',
        xml: error('presence', 'garden@conferense.localhost/R', 'remote-server-not-found'),
      },
    ],
    'Romeo received an error in place of this <presence>: remote-server-not-found. It answers the <presence> of step 4. There may be no such host "conferense.localhost": step 3 used "conference.localhost".',
  ],
  [
    'a room that differs by a letter',
    sendsAndWaits('gardn@conference.localhost/R'),
    [
      {
        on: 4,
        to: 'Romeo',
        xml: error('presence', 'gardn@conference.localhost/R', 'item-not-found'),
      },
    ],
    'Romeo received an error in place of this <presence>: item-not-found. It answers the <presence> of step 4. There may be no such room "gardn": step 3 used "garden".',
  ],
  [
    'what the condition means for a presence',
    sendsAndWaits('hall@conference.localhost/R'),
    [
      {
        on: 4,
        to: 'Romeo',
        xml: error('presence', 'hall@conference.localhost/R', 'registration-required'),
      },
    ],
    'Romeo received an error in place of this <presence>: registration-required. It answers the <presence> of step 4. The room is for members only, and the sender is none.',
  ],
  [
    'what was sent as it stands, though a value was meant',
    'Romeo sends:\n\t<iq type="set" id="1" to="garden@conference.localhost"><query xmlns="urn:xmpp:mam:2"><set xmlns="http://jabber.org/protocol/rsm"><after>{scansion:capture:last}</after></set></query></iq>\n\nRomeo receives:\n\t<iq id="1" type="result"/>\n',
    [{ on: 4, to: 'Romeo', xml: answer('garden@conference.localhost', 'item-not-found') }],
    'Romeo received an error in place of this <iq>: item-not-found. It answers the <iq> of step 4. Step 4 sent {scansion:capture:last} as it stands: that means something only in what is received. Write ${last} for the value.',
  ],
  [
    'what the condition means for the archive',
    asks('garden@conference.localhost', '<query xmlns="urn:xmpp:mam:2"/>'),
    [{ on: 4, to: 'Romeo', xml: answer('garden@conference.localhost', 'item-not-found') }],
    'Romeo received an error in place of this <iq>: item-not-found. It answers the <iq> of step 4. The archive has no message of that id, or there is no such archive.',
  ],
  [
    'what the condition means where a host was asked',
    asks('localhost', '<query xmlns="urn:example:none"/>'),
    [{ on: 4, to: 'Romeo', xml: answer('localhost', 'service-unavailable') }],
    'Romeo received an error in place of this <iq>: service-unavailable. It answers the <iq> of step 4. The host has nothing that handles it: a module may not be loaded, or the address may be another one.',
  ],
  [
    'the refusal of what another actor sent',
    `Romeo sends:\n\t<message to="hall@conference.localhost" type="groupchat"/>\n\nJuliet receives:\n\t<message from="hall@conference.localhost/Romeo"/>\n`,
    [{ on: 4, to: 'Romeo', xml: error('message', 'hall@conference.localhost', 'not-acceptable') }],
    "hall@conference.localhost refused Romeo's <message> of step 4: not-acceptable. The sender is not in the room. Juliet never received this <message>.",
  ],
  [
    'a refusal that another actor took for what is awaited: it is not told as the stanza itself',
    `Juliet sends:\n\t<presence to="garden@conference.localhost/J"/>\n\nJuliet receives:\n\t<presence from="garden@conference.localhost/J"/>\n\n${awaits('garden@conference.localhost/J')}`,
    [
      {
        on: 4,
        to: 'Juliet',
        xml: error('presence', 'garden@conference.localhost/J', 'registration-required'),
      },
    ],
    "Romeo never received this <presence>. Before, step 5 took a refusal (registration-required) for Juliet's presence.",
  ],
  [
    'an error where nothing should come',
    `Romeo sends:\n\t<message to="gone@conference.localhost" type="groupchat" id="x1"><body>hello?</body></message>\n\nRomeo receives nothing\n`,
    [
      {
        on: 4,
        to: 'Romeo',
        xml: error('message', 'gone@conference.localhost', 'item-not-found', 'No room').replace(
          'type=',
          'id="x1" type=',
        ),
      },
    ],
    'Romeo received an error from gone@conference.localhost: item-not-found ("No room"); nothing should have come. It answers the <message> of step 4. There is no such room or occupant. It came after step 4 (Romeo sends), before this step began, and no step had read it.',
  ],
  [
    'words where nothing should come',
    'Romeo receives nothing\n',
    [
      {
        on: 3,
        to: 'Romeo',
        after: 1,
        xml: '<message xmlns="jabber:client" from="a@b"><body>Hello</body></message>',
      },
    ],
    'Romeo received a <message> from a@b, "Hello"; nothing should have come.',
  ],
];

describe('what came before its cause', () => {
  const said = (text: string, id: string) =>
    `<message xmlns="jabber:client" from="garden@conference.localhost/J" type="groupchat" id="${id}"><body>${text}</body></message>`;
  const asks = `Romeo sends:\n\t<message to="garden@conference.localhost" type="groupchat"/>\n\nRomeo receives:\n\t<message from="garden@conference.localhost/J" type="groupchat" id="a"><body>Hello there</body></message>\n`;

  it('does not lead', () => {
    expect(told(asks, [{ on: 3, to: 'Romeo', xml: said('Hello thee', 'b') }])).toBe(
      'Nothing came to Romeo since step 4 (<message>). Romeo never received this <message>.',
    );
  });

  it('does where it differs in one thing, and where something came since', () => {
    const old = { on: 3, to: 'Romeo', xml: said('Hello thee', 'a') };
    expect(told(asks, [old])).toMatch(/^Romeo received this <message>, but/);
    const since = { on: 4, to: 'Romeo', xml: said('Hello thee', 'b') };
    expect(told(asks, [since])).toMatch(/^Romeo received this <message>, but/);
  });
});

describe('a refusal leads', () => {
  it.each(CASES)('%s', (_, steps, cues, sentence) => {
    expect(told(steps, cues)).toBe(sentence);
  });

  it('in the comparison and the first repair: the address as it was before, wherever it is wrong', () => {
    const wrong = 'garden@conferense.localhost/R';
    const ran = play(
      `${join(wrong)}${awaits(wrong)}`.replace(`from="${wrong}"`, `from="${wrong}" id="1"`),
      [{ on: 4, to: 'Romeo', xml: error('presence', wrong, 'remote-server-not-found') }],
    );
    const step = ran.scenario.steps[4];
    if (step?.kind !== 'receives') throw new Error('The last step receives.');
    const [first] = candidatesOf(ran.model, step);
    const [repair] = repairsForStep(ran, step, ensure(first, 'a candidate'));
    expect(repair?.label).toBe('Write "conference.localhost", as step 3 does');
    const mended = applyEdits(ran.text, ensure(repair, 'a repair').edits);
    expect(mended).not.toContain('conferense');
    expect(compileScript(mended).scenario?.steps).toHaveLength(5);
  });

  it.each([
    ['of a stanza that was waited for', awaits('hall@conference.localhost/R2')],
    ['where nothing should come', 'Romeo receives nothing\n'],
  ])('stops accepting until green: %s', async (_, expectation) => {
    const to = 'hall@conference.localhost/R';
    const ran = play(`${join(to)}${expectation}`, [
      { on: 4, to: 'Romeo', xml: error('presence', to, 'forbidden') },
    ]);
    const result = await acceptAll({ text: ran.text, play: () => Promise.resolve(ran) });
    expect(result).toEqual({ outcome: 'refused', step: 5, text: ran.text, accepted: [] });
  });
});
