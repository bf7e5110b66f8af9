import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellStanza } from '../../../src/timeline/words/tell-stanza.ts';
import { parseStrict } from '../../../src/xml/parse-strict.ts';
import type { XmlElement } from '../../../src/xml/element.ts';

const PREFIXES: Readonly<Record<string, string>> = {
  MUC: 'http://jabber.org/protocol/muc',
  USER: 'http://jabber.org/protocol/muc#user',
  ADMIN: 'http://jabber.org/protocol/muc#admin',
  OWNER: 'http://jabber.org/protocol/muc#owner',
  FORM: 'jabber:x:data',
  ERR: 'urn:ietf:params:xml:ns:xmpp-stanzas',
};

/** `x@USER` is `x xmlns="http://jabber.org/protocol/muc#user"`. */
function stanza(text: string): XmlElement {
  const xml = text.replace(/@([A-Z]+)/g, (_, name: string) => ` xmlns="${PREFIXES[name] ?? name}"`);
  const parsed = parseStrict(xml);
  if (!parsed.ok) throw new Error(parsed.error.sentence);
  return parsed.value;
}

const ACTORS: Readonly<Record<string, string>> = {
  'juliet@localhost': 'Juliet',
  'romeo@localhost/phone': 'Romeo',
};

function tell(direction: 'sent' | 'received', text: string, pattern = false): string {
  return tellStanza(stanza(text), {
    actor: 'Romeo',
    direction,
    pattern,
    actorName: (jid) => ACTORS[jid],
    nicknameIn: (room) => (room === 'r@muc' ? 'Montague' : undefined),
  });
}

const presence = (from: string, rest: string, attributes = '') =>
  tell('received', `<presence from="${from}" ${attributes}>${rest}</presence>`);
const gone = (item: string, code: string, from = 'r@muc/Nurse') =>
  presence(from, `<x@USER>${item}<status code="${code}"/></x>`, 'type="unavailable"');

describe('what an actor does', () => {
  it.each([
    ['<presence to="r@muc/Montague"><x@MUC/></presence>', 'Romeo asks to enter as Montague.'],
    [
      '<presence to="r@muc/R"><x@MUC><password>p</password></x></presence>',
      'Romeo asks to enter as R, with a password.',
    ],
    ['<presence to="r@muc"><x@MUC/></presence>', 'Romeo asks to enter without a nickname.'],
    ['<presence to="r@muc/R"/>', 'Romeo shows up as R.'],
    ['<presence to="r@muc/R"><show>away</show></presence>', 'Romeo shows as away.'],
    [
      '<presence to="r@muc/R" type="unavailable"><status>bye!</status></presence>',
      'Romeo leaves the room: bye!',
    ],
    ['<presence type="unavailable"/>', 'Romeo goes offline.'],
    ['<presence/>', 'Romeo is available.'],
    [
      '<presence to="juliet@localhost" type="subscribe"/>',
      'Romeo asks to see the presence of Juliet.',
    ],
    ['<message to="r@muc" type="groupchat"><body>hi</body></message>', 'Romeo says: “hi”.'],
    [
      '<message to="r@muc/Nurse" type="chat"><body>hi</body></message>',
      'Romeo whispers to Nurse: “hi”.',
    ],
    ['<message to="juliet@localhost"><body>hi</body></message>', 'Romeo says to Juliet: “hi”.'],
    ['<message to="r@muc"><subject>Love</subject></message>', 'Romeo sets the subject “Love”.'],
    ['<message to="r@muc"><subject/></message>', 'Romeo takes the subject away.'],
    [
      '<message to="r@muc"><x@USER><invite to="juliet@localhost"/></x></message>',
      'Romeo invites Juliet.',
    ],
    [
      '<message to="r@muc"><x@USER><decline to="juliet@localhost"><reason>no</reason></decline></x></message>',
      'Romeo declines the invitation of Juliet: no.',
    ],
    ['<iq type="get"><query@OWNER/></iq>', 'Romeo asks for the configuration form.'],
    [
      '<iq type="set"><query@OWNER><x@FORM type="submit"/></query></iq>',
      'Romeo takes the configuration as it is.',
    ],
    [
      '<iq type="set"><query@OWNER><x@FORM type="submit"><field var="muc#roomconfig_membersonly"><value>1</value></field></x></query></iq>',
      'Romeo configures the room: membersonly 1.',
    ],
    [
      '<iq type="set"><query@OWNER><x@FORM type="cancel"/></query></iq>',
      'Romeo cancels the configuration.',
    ],
    [
      '<iq type="set"><query@OWNER><destroy><reason>x</reason></destroy></query></iq>',
      'Romeo destroys the room: x.',
    ],
    [
      '<iq type="get"><query@ADMIN><item affiliation="member"/></query></iq>',
      'Romeo asks for the member list.',
    ],
    [
      '<iq type="set"><query@ADMIN><item affiliation="member" jid="juliet@localhost"/></query></iq>',
      'Romeo makes Juliet a member.',
    ],
    [
      '<iq type="set"><query@ADMIN><item affiliation="outcast" jid="juliet@localhost"><reason>enough</reason></item></query></iq>',
      'Romeo bans Juliet: enough.',
    ],
    [
      '<iq type="set"><query@ADMIN><item affiliation="none" jid="juliet@localhost"/></query></iq>',
      'Romeo takes the affiliation from Juliet.',
    ],
    [
      '<iq type="set"><query@ADMIN><item role="none" nick="Nurse"/></query></iq>',
      'Romeo kicks Nurse.',
    ],
    [
      '<iq type="set"><query@ADMIN><item role="visitor" nick="Nurse"/></query></iq>',
      'Romeo makes Nurse a visitor.',
    ],
    ['<iq type="get"><ping xmlns="urn:xmpp:ping"/></iq>', 'Romeo asks for ping.'],
    ['<iq type="get"/>', 'Romeo asks for nothing.'],
  ])('%s', (text, told) => {
    expect(tell('sent', text)).toBe(told);
  });
});

describe('what an actor learns', () => {
  it('of itself', () => {
    const owner = '<item affiliation="owner" role="moderator"/>';
    expect(presence('r@muc/Montague', `<x@USER>${owner}</x>`)).toBe(
      'Romeo is in, as an owner and moderator.',
    );
    expect(
      presence('r@muc/M', `<x@USER>${owner}<status code="201"/><status code="110"/></x>`),
    ).toBe('Romeo is in, as an owner and moderator; the room is new.');
    expect(presence('r@muc/M', '<x@USER><status code="110"/><status code="210"/></x>')).toBe(
      'Romeo is in; the room chose the nickname.',
    );
    expect(gone('<item/>', '307', 'r@muc/Montague')).toBe('Romeo was kicked.');
  });

  it('of others', () => {
    expect(presence('r@muc/Nurse', '<x@USER><item affiliation="none" role="visitor"/></x>')).toBe(
      'Romeo sees Nurse as a visitor.',
    );
    expect(presence('juliet@localhost', '')).toBe('Romeo sees Juliet.');
    expect(presence('juliet@localhost', '', 'type="subscribe"')).toBe(
      'Juliet asks to see the presence of Romeo.',
    );
    expect(presence('juliet@localhost', '', 'type="unavailable"')).toBe(
      'Romeo learns that Juliet is gone.',
    );
    const item = '<item role="none"><actor nick="Friar"/><reason>enough</reason></item>';
    expect(gone(item, '307')).toBe('Romeo learns that Nurse was kicked by Friar: enough.');
    expect(gone('<item nick="Angelica"/>', '303')).toBe(
      'Romeo learns that Nurse is now called Angelica.',
    );
    expect(gone('<item/>', '332')).toBe('Romeo learns that Nurse had to leave: the service stops.');
    expect(presence('r@muc/Nurse', '<x@USER><item/></x>', 'type="unavailable"')).toBe(
      'Romeo learns that Nurse left.',
    );
    expect(presence('r@muc/Nurse', '<x@USER><item/><destroy/></x>', 'type="unavailable"')).toBe(
      'Romeo is out: the room is destroyed.',
    );
  });

  it.each([
    [
      '<message from="r@muc/Nurse" type="groupchat"><body>hi</body></message>',
      'Romeo hears Nurse: “hi”.',
    ],
    [
      '<message from="r@muc/Montague" type="groupchat"><body>hi</body></message>',
      'Romeo hears back: “hi”.',
    ],
    [
      '<message from="r@muc/Nurse" type="chat"><body>hi?</body></message>',
      'Romeo hears Nurse whisper: “hi?”',
    ],
    [
      '<message from="r@muc" type="groupchat"><subject/></message>',
      'Romeo is told that there is no subject.',
    ],
    [
      '<message from="r@muc"><x@USER><item affiliation="member" jid="juliet@localhost"/></x></message>',
      'Romeo is told that Juliet is a member now.',
    ],
    [
      '<message from="r@muc"><x@USER><status code="104"/></x></message>',
      'The room tells Romeo that its settings changed.',
    ],
    [
      '<message from="r@muc"><x@USER><invite from="juliet@localhost"/></x></message>',
      'Romeo is invited by Juliet.',
    ],
    [
      '<message from="x@y"><x xmlns="jabber:x:conference" jid="r@muc"/></message>',
      'Romeo is invited to r@muc.',
    ],
    [
      '<message from="r@muc/Nurse"><composing xmlns="http://jabber.org/protocol/chatstates"/></message>',
      'Romeo gets the chat state composing from Nurse.',
    ],
    ['<message from="x@y"/>', 'Romeo gets a message from x@y.'],
    ['<iq id="c" type="result"/>', 'Request c succeeds.'],
    ['<iq type="result"/>', 'The request succeeds.'],
    [
      '<iq id="l" type="result"><query@ADMIN><item affiliation="member" jid="juliet@localhost"/></query></iq>',
      'Request l is answered: Juliet.',
    ],
    [
      '<iq id="i" type="result"><query xmlns="http://jabber.org/protocol/disco#info"><feature/></query></iq>',
      'Request i is answered: disco#info, 1 entry.',
    ],
    [
      '<iq id="e" type="error"><error by="muc"><forbidden@ERR/><text@ERR>Not you</text></error></iq>',
      'Request e is refused by muc: Not you.',
    ],
    ['<message type="error" from="r@muc"><error/></message>', 'What Romeo said is refused.'],
    ['<presence type="error" from="r@muc/M"><error/></presence>', 'Romeo is refused.'],
  ])('%s', (text, told) => {
    expect(tell('received', text)).toBe(told);
  });

  it('takes nothing for empty that a pattern leaves out', () => {
    expect(tell('received', '<message from="r@muc"><subject/></message>', true)).toBe(
      'Romeo is told the subject.',
    );
    expect(
      tell(
        'received',
        '<message from="r@muc/N" type="groupchat"><body>{scansion:any}</body></message>',
        true,
      ),
    ).toBe('Romeo hears N: something.');
    expect(tell('received', '<presence from="{scansion:any}"/>', true)).toBe(
      'Romeo sees somebody.',
    );
  });
});

describe('any stanza', () => {
  const element = fc
    .record({
      local: fc.constantFrom('presence', 'message', 'iq', 'r'),
      type: fc.constantFrom('', 'error', 'result', 'set', 'get', 'unavailable', 'groupchat', 'odd'),
      address: fc.constantFrom('', 'r@muc/N', 'juliet@localhost', '{scansion:any}', '@', '/'),
      child: fc.constantFrom(
        '',
        '<x@USER/>',
        '<x@USER><item/></x>',
        '<x@MUC/>',
        '<query@ADMIN/>',
        '<query@OWNER/>',
        '<error/>',
        '<body/>',
        '<o xmlns=""/>',
      ),
    })
    .map(
      ({ local, type, address, child }) =>
        `<${local} from="${address}" to="${address}" type="${type}">${child}</${local}>`,
    );

  it('is told in whole sentences', () => {
    fc.assert(
      fc.property(element, fc.constantFrom('sent' as const, 'received' as const), (text, way) => {
        const told = tell(way, text);
        expect(told).toMatch(/^[A-Z@/].*[.!?…]["”’]?$/);
        expect(told).not.toMatch(/ {2}|undefined| \.|: \./);
      }),
    );
  });
});
