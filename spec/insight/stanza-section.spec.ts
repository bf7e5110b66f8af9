import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MUC_SECTION_ANCHORS } from '../../src/insight/registry/sections.ts';
import { specLabel } from '../../src/insight/registry.ts';
import { stanzaSection } from '../../src/insight/stanza-section.ts';
import { compileScript } from '../../src/script/compile.ts';
import type { Direction } from '../../src/trace/event.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

const USER = 'xmlns="http://jabber.org/protocol/muc#user"';
const ADMIN = 'xmlns="http://jabber.org/protocol/muc#admin"';
const OWNER = 'xmlns="http://jabber.org/protocol/muc#owner"';

const sectionOf = (direction: Direction, xml: string) => {
  const read = parseStrict(xml.replace(/^<(\w+)/, '<$1 xmlns="jabber:client"'));
  if (!read.ok) throw new Error(read.error.sentence);
  const { ref, name = '' } = stanzaSection(read.value, direction);
  return `${specLabel(ref)} ${name}`.trim();
};

describe('the section that tells of a stanza', () => {
  it.each<[Direction, string, string]>([
    [
      'sent',
      '<presence to="a@b/c"><x xmlns="http://jabber.org/protocol/muc"/></presence>',
      '§7.2.1 Entering',
    ],
    ['sent', '<presence to="a@b/c" type="unavailable"/>', '§7.14 Leaving'],
    ['sent', '<presence to="a@b/d"/>', '§7.6 Another nickname'],
    [
      'received',
      `<presence from="a@b/c"><x ${USER}><item/><status code="201"/><status code="110"/></x></presence>`,
      '§10.1.1 Making a room',
    ],
    [
      'received',
      `<presence from="a@b/c"><x ${USER}><item/></x></presence>`,
      '§7.2.2 Presence of all, one’s own last',
    ],
    [
      'received',
      `<presence type="unavailable"><x ${USER}><item/><status code="307"/></x></presence>`,
      '§8.2 A kick',
    ],
    [
      'received',
      `<presence type="unavailable"><x ${USER}><item/><destroy/></x></presence>`,
      '§10.9 Destroying a room',
    ],
    ['sent', '<message type="groupchat"><body>Hi</body></message>', '§7.4 Speaking to all'],
    [
      'received',
      '<message type="groupchat"><subject/></message>',
      '§7.2.15 The subject, to whoever enters',
    ],
    [
      'sent',
      '<message type="groupchat"><subject>New</subject></message>',
      '§8.1 Changing the subject',
    ],
    [
      'received',
      `<message><x ${USER}><item affiliation="member" jid="a@b"/></x></message>`,
      '§9.3 Giving a membership',
    ],
    [
      'received',
      `<message><x ${USER}><invite/></x></message>`,
      '§7.8.2 An invitation through the room',
    ],
    [
      'sent',
      `<iq type="set"><query ${ADMIN}><item nick="x" role="none"/></query></iq>`,
      '§8.2 A kick',
    ],
    [
      'sent',
      `<iq type="set"><query ${ADMIN}><item jid="x@y" affiliation="outcast"/></query></iq>`,
      '§9.1 A ban',
    ],
    [
      'sent',
      `<iq type="get"><query ${ADMIN}><item affiliation="member"/></query></iq>`,
      '§9.5 The list of members',
    ],
    [
      'sent',
      `<iq type="set"><query ${OWNER}><x xmlns="jabber:x:data" type="submit"/></query></iq>`,
      '§10.1.2 An instant room',
    ],
    ['sent', `<iq type="set"><query ${OWNER}><destroy/></query></iq>`, '§10.9 Destroying a room'],
    [
      'received',
      '<presence type="error"><error type="auth"><registration-required xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></presence>',
      '§7.2.6 Members only',
    ],
  ])('%s %s: %s', (direction, xml, expected) => {
    expect(sectionOf(direction, xml)).toBe(`XEP-0045 ${expected}`);
  });

  it('is one of the stanzas themselves, for what belongs to no room', () => {
    expect(sectionOf('received', '<iq type="result"/>')).toBe('RFC 6120 §8.2.3');
    expect(sectionOf('sent', '<presence/>')).toBe('RFC 6121 §4');
    expect(sectionOf('sent', '<message type="chat"/>')).toBe('RFC 6121 §5');
  });

  it('is there for every stanza of every scenario that ships, and has an anchor', () => {
    for (const name of readdirSync('public/scenarios').filter((file) => file.endsWith('.scs'))) {
      const { scenario } = compileScript(readFileSync(`public/scenarios/${name}`, 'utf8'));
      for (const step of scenario?.steps ?? []) {
        if (step.kind !== 'sends' && step.kind !== 'receives') continue;
        const { ref } = stanzaSection(step.stanza, step.kind === 'sends' ? 'sent' : 'received');
        if (ref.document !== 'XEP-0045') continue;
        expect(Object.keys(MUC_SECTION_ANCHORS), `${name}, step ${step.index}`).toContain(
          ref.section,
        );
      }
    }
  });
});
