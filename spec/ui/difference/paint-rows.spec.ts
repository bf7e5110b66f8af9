import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { painted } from './difference-of.ts';

const MUC_USER = 'xmlns="http://jabber.org/protocol/muc#user"';
const lines = (...parts: readonly string[]) => parts.join('\n');

describe('the two aligned trees', () => {
  it('give an absent attribute its place, and one line to each attribute beside it', () => {
    const expected = lines(
      '<message from="room@c">',
      `\t<x ${MUC_USER}>`,
      '\t\t<item role="none" affiliation="member" jid="${Romeo\'s JID}"/>',
      '\t</x>',
      '</message>',
    );
    const received = `<message from="room@c" to="romeo@localhost/a"><x ${MUC_USER}><item affiliation="member" jid="user2@localhost"/></x></message>`;
    expect(painted(expected, received, { "Romeo's JID": 'user2@localhost' })).toEqual([
      ' 10 <message | <message',
      '   from="room@c"> |   from="room@c"',
      '   (others are allowed here) |   to="romeo@localhost/a"> {extra}',
      ' 11   <x xmlns="http://jabber.org/protocol/muc#user"> |   <x xmlns="http://jabber.org/protocol/muc#user">',
      ' 12     <item |     <item',
      '!−       role="none" | +       [no role]',
      '       affiliation="member" |       affiliation="member"',
      '       jid="user2@localhost"/> |       jid="user2@localhost"/> {Romeo’s JID}',
      ' 13   </x> |   </x>',
      ' 14 </message> | </message>',
    ]);
  });

  it('draw what is equal equal, whether the script wrote the value or a variable', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z@/ .]{1,60}$/), fc.boolean(), (value, isText) => {
        const stanza = (filled: string) =>
          isText ? `<iq id="a"><b>${filled}</b></iq>` : `<iq id="a" to="${filled}"/>`;
        const drawn = painted(stanza("${Romeo's JID}"), stanza(value), { "Romeo's JID": value });
        for (const line of drawn) {
          const [left = '', right = ''] = line.split(' | ');
          expect(left.replace(/^[ !]\d*/, '').trim()).toBe(right.replace(/ ?\{.*\}$/, '').trim());
        }
      }),
    );
  });

  it('keep equal attributes in one line', () => {
    expect(painted('<iq id="a" type="result"/>', '<iq id="a" type="result"/>')).toEqual([
      ' 10 <iq id="a" type="result"/> | <iq id="a" type="result"/>',
    ]);
  });

  it('say what a wildcard took', () => {
    expect(
      painted('<iq id="{scansion:any}" type="result"/>', '<iq id="x7" type="result"/>'),
    ).toEqual([
      ' 10 <iq id="{scansion:any}" type="result"/> | <iq id="x7" type="result"/> {id: any}',
    ]);
  });

  it('put a branch that never came opposite an empty place', () => {
    const expected = lines('<message>', '\t<body>Hi</body>', '\t<subject/>', '</message>');
    expect(painted(expected, '<message><body>Hi</body></message>')).toEqual([
      ' 10 <message> | <message>',
      ' 11   <body>Hi</body> |   <body>Hi</body>',
      '!12 −   <subject/> | +   [no <subject>]',
      ' 13 </message> | </message>',
    ]);
  });

  it('show what is extra, and whether it is allowed', () => {
    const strict = `<message><x ${MUC_USER}><status code="104"/></x></message>`;
    const received = `<message><x ${MUC_USER}><status code="104"/><status code="172"/></x><nick xmlns="urn:n">R</nick></message>`;
    expect(painted(strict, received)).toEqual([
      ' 10 <message> | <message>',
      '   <x xmlns="http://jabber.org/protocol/muc#user"> |   <x xmlns="http://jabber.org/protocol/muc#user">',
      '     <status code="104"/> |     <status code="104"/>',
      '!−     [no <status>] | +     <status code="172"/>',
      '   </x> |   </x>',
      '   (others are allowed here) |   <nick xmlns="urn:n">R</nick> {extra}',
      ' </message> | </message>',
    ]);
  });

  it('show two texts that differ, with the code points of what nobody sees', () => {
    expect(
      painted(
        '<message><body>Hi there</body></message>',
        '<message><body>Hi\u00a0there</body></message>',
      ),
    ).toEqual([
      ' 10 <message> | <message>',
      '!−   <body>Hi there</body> | +   <body>HiU+00A0there</body>',
      ' </message> | </message>',
    ]);
  });

  it('leave the sides of an element that only one fills apart', () => {
    expect(
      painted('<message><subject/></message>', '<message><subject>Tea</subject></message>'),
    ).toEqual([
      ' 10 <message> | <message>',
      '   <subject/> |   <subject>Tea</subject> {any text}',
      ' </message> | </message>',
    ]);
    expect(painted('<presence/>', '<presence><show>away</show></presence>')).toEqual([
      ' 10 <presence/> | <presence>',
      '   (others are allowed here) |   <show>away</show> {extra}',
      '  | </presence>',
    ]);
  });

  it('call another order free where it is', () => {
    const received = '<message><body>b</body><subject>s</subject></message>';
    expect(painted('<message><subject>s</subject><body>b</body></message>', received)[0]).toBe(
      ' 10 <message> | <message> {order: free here}',
    );
  });

  it('mark the children of a strict element that changed places', () => {
    const expected = '<message><q xmlns="urn:q"><a/><b/></q></message>';
    const rows = painted(expected, '<message><q xmlns="urn:q"><b/><a/></q></message>');
    expect(rows.filter((row) => row.startsWith('!'))).toHaveLength(1);
    expect(rows.find((row) => row.startsWith('!'))).toContain('{expected before ');
  });

  it('mark another stanza than expected at its start tag', () => {
    expect(painted('<message/>', '<presence/>')).toEqual(['!10 − <message/> | + <presence/>']);
  });
});
