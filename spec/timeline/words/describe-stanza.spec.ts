import { describe, expect, it } from 'vitest';
import { describeStanza } from '../../../src/timeline/words/describe-stanza.ts';
import { stanzaLabel } from '../../../src/timeline/words/stanza-label.ts';
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
const context = { actorName: (jid: string) => ACTORS[jid] };
const sent = (text: string) =>
  describeStanza(stanza(text), { ...context, direction: 'sent', pattern: false });
const received = (text: string) =>
  describeStanza(stanza(text), { ...context, direction: 'received', pattern: false });
const expected = (text: string) =>
  describeStanza(stanza(text), { ...context, direction: 'received', pattern: true });

/** A presence of Juliet in the room. */
const juliet = (rest: string, attributes = '') =>
  received(`<presence from="r@muc/Juliet" ${attributes}>${rest}</presence>`);
const gone = (item: string, code: string) =>
  juliet(`<x@USER>${item}<status code="${code}"/></x>`, 'type="unavailable"');

describe('presence', () => {
  it.each([
    ['<presence to="r@muc/Romeo"><x@MUC/></presence>', 'enters as Romeo'],
    [
      '<presence to="r@muc/Romeo"><x@MUC><password>p</password></x></presence>',
      'enters as Romeo, with a password',
    ],
    ['<presence to="r@muc"><x@MUC/></presence>', 'enters without a nickname'],
    ['<presence to="r@muc/Montague"/>', 'as Montague'],
    ['<presence to="r@muc/Romeo"><show>away</show><status>brb</status></presence>', 'away “brb”'],
    ['<presence to="r@muc/Romeo" type="unavailable"/>', 'leaves'],
    [
      '<presence to="r@muc/Romeo" type="unavailable"><status>bye</status></presence>',
      'leaves: bye',
    ],
    ['<presence/>', 'available'],
    ['<presence type="unavailable"/>', 'goes offline'],
    ['<presence type="subscribe" to="juliet@localhost"/>', 'asks to see presence'],
  ])('sent: %s', (text, words) => {
    expect(sent(text)).toBe(words);
  });

  it('received: tells who, and how they stand in the room', () => {
    expect(juliet('<x@USER><item affiliation="owner" role="moderator"/></x>')).toBe(
      'Juliet: owner, moderator',
    );
    expect(juliet('<x@USER><item affiliation="none" role="participant"/></x>')).toBe(
      'Juliet: participant',
    );
    expect(juliet('<show>dnd</show><x@USER><item affiliation="member" role="visitor"/></x>')).toBe(
      'Juliet: member, visitor, dnd',
    );
    expect(juliet('')).toBe('Juliet: available');
    expect(expected('<presence from="r@muc/Juliet"/>')).toBe('from Juliet');
  });

  it('received: tells why somebody is gone', () => {
    const item =
      '<item affiliation="none" role="none"><actor nick="Romeo"/><reason>enough</reason></item>';
    expect(juliet('<x@USER><item role="none"/></x>', 'type="unavailable"')).toBe('Juliet leaves');
    expect(gone(item, '307')).toBe('Juliet is kicked by Romeo: enough');
    expect(gone('<item affiliation="outcast" role="none"/>', '301')).toBe('Juliet is banned');
    expect(gone('<item nick="Capulet"/>', '303')).toBe('Juliet is now Capulet');
    expect(gone('<item/>', '321')).toBe('Juliet must leave, no longer a member');
    expect(gone('<item/>', '332')).toBe('Juliet must leave, the service stops');
    expect(
      juliet('<x@USER><item/><destroy><reason>done</reason></destroy></x>', 'type="unavailable"'),
    ).toBe('the room is destroyed: done');
  });

  it('received: tells what an error says', () => {
    expect(juliet('<error type="cancel"><conflict@ERR/></error>', 'type="error"')).toBe('refused');
    expect(juliet('<error type="cancel" by="muc"><conflict@ERR/></error>', 'type="error"')).toBe(
      'refused by muc',
    );
    expect(
      juliet('<error type="auth"><forbidden@ERR/><text@ERR>Not you</text></error>', 'type="error"'),
    ).toBe('Not you');
  });
});

describe('message', () => {
  it.each([
    [
      '<message from="r@muc/Juliet" type="groupchat"><body>Wherefore?</body></message>',
      'Juliet: “Wherefore?”',
    ],
    [
      '<message from="r@muc/Juliet" type="chat"><body>psst</body></message>',
      'Juliet, privately: “psst”',
    ],
    ['<message from="romeo@localhost/phone" type="chat"><body>hi</body></message>', 'Romeo: “hi”'],
    ['<message from="r@muc" type="groupchat"><subject/></message>', 'subject, empty'],
    [
      '<message from="r@muc/Juliet" type="groupchat"><subject>Love</subject></message>',
      'subject “Love”',
    ],
    [
      '<message from="r@muc"><x@USER><item affiliation="member" jid="juliet@localhost"/></x></message>',
      'Juliet: member',
    ],
    ['<message from="r@muc"><x@USER><status code="104"/></x></message>', 'its settings changed'],
    [
      '<message from="r@muc"><x@USER><invite from="romeo@localhost/phone"><reason>come</reason></invite></x></message>',
      'Romeo invites: come',
    ],
    [
      '<message from="r@muc"><composing xmlns="http://jabber.org/protocol/chatstates"/></message>',
      'composing',
    ],
    ['<message><x xmlns="jabber:x:conference" jid="r@muc"/></message>', 'invites to r@muc'],
    [
      '<message><event xmlns="http://jabber.org/protocol/pubsub#event"/></message>',
      'event (pubsub#event)',
    ],
    ['<message/>', ''],
  ])('received: %s', (text, words) => {
    expect(received(text)).toBe(words);
  });

  it.each([
    ['<message to="r@muc" type="groupchat"><body>\n\tFinished!\n</body></message>', '“Finished!”'],
    ['<message to="r@muc/Juliet" type="chat"><body>psst</body></message>', 'privately: “psst”'],
    ['<message to="r@muc"><x@USER><invite to="juliet@localhost"/></x></message>', 'invites Juliet'],
    [
      '<message to="r@muc"><x@USER><decline to="romeo@localhost/phone"/></x></message>',
      'declines to Romeo',
    ],
  ])('sent: %s', (text, words) => {
    expect(sent(text)).toBe(words);
  });

  it('does not take what a pattern leaves out for empty', () => {
    expect(expected('<message from="r@muc"><subject/></message>')).toBe('subject');
    expect(expected('<message><body>{scansion:any}</body></message>')).toBe('a body');
  });
});

describe('iq', () => {
  it.each([
    [
      '<iq id="c" type="set"><query@OWNER><x@FORM type="submit"><field var="FORM_TYPE"/></x></query></iq>',
      'c: the form, as it is',
    ],
    [
      '<iq type="set"><query@OWNER><x@FORM type="submit"><field var="muc#roomconfig_membersonly"><value>1</value></field></x></query></iq>',
      'the form, membersonly 1',
    ],
    [
      '<iq id="c" type="set"><query@OWNER><x@FORM type="cancel"/></query></iq>',
      'c: the form, cancelled',
    ],
    [
      '<iq id="d" type="set"><query@OWNER><destroy><reason>x</reason></destroy></query></iq>',
      'd: destroys the room: x',
    ],
    ['<iq id="o" type="get"><query@OWNER/></iq>', 'o: the configuration form'],
    [
      '<iq id="m" type="set"><query@ADMIN><item affiliation="member" jid="juliet@localhost"/></query></iq>',
      'm: Juliet, member',
    ],
    [
      '<iq id="k" type="set"><query@ADMIN><item role="none" nick="Juliet"><reason>enough</reason></item></query></iq>',
      'k: Juliet, no role: enough',
    ],
    [
      '<iq id="l" type="get"><query@ADMIN><item affiliation="member"/></query></iq>',
      'l: the member list',
    ],
    [
      '<iq id="l" type="result"><query@ADMIN><item affiliation="member" jid="juliet@localhost"/></query></iq>',
      'l: Juliet',
    ],
    ['<iq id="p" type="get"><ping xmlns="urn:xmpp:ping"/></iq>', 'p: ping'],
    [
      '<iq id="i" type="result"><query xmlns="http://jabber.org/protocol/disco#info" node="n"><feature/><feature/></query></iq>',
      'i: disco#info, n, 2 entries',
    ],
    ['<iq id="e" type="error"><error><forbidden@ERR/></error></iq>', 'e: refused'],
    ['<iq id="r" type="result"/>', 'r'],
  ])('%s', (text, words) => {
    expect(sent(text)).toBe(words);
  });
});

describe('the words in the arrow', () => {
  const label = (text: string) => {
    const { name, type, badges } = stanzaLabel(stanza(text));
    return [name, type, ...badges.map((badge) => `[${badge}]`)]
      .filter((word) => word !== '')
      .join(' ');
  };
  it.each([
    [
      '<presence><x@USER><status code="201"/><item/><status code="110"/></x></presence>',
      'presence [201] [110]',
    ],
    [
      '<message type="groupchat"><delay xmlns="urn:xmpp:delay"/></message>',
      'message groupchat [delay]',
    ],
    ['<iq type="error"><error><not-authorized@ERR/></error></iq>', 'iq [error not-authorized]'],
    ['<iq type="error"/>', 'iq error'],
  ])('%s', (text, words) => {
    expect(label(text)).toBe(words);
  });
});
