import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareJid,
  fullJid,
  isSameJid,
  nicknameOf,
  occupantJid,
  parseJid,
  printJid,
  resourceText,
  roomJid,
  roomOf,
} from '../../src/xmpp/jid.ts';

const jid = (local: string, domain: string, resource: string) => ({
  ok: true,
  value: { local, domain, resource },
});

describe('parseJid', () => {
  it.each([
    ['localhost', jid('', 'localhost', '')],
    ['romeo@localhost', jid('romeo', 'localhost', '')],
    ['romeo@localhost/phone', jid('romeo', 'localhost', 'phone')],
    ['localhost/a@b', jid('', 'localhost', 'a@b')],
    ['a@b/c@d/e', jid('a', 'b', 'c@d/e')],
    ['a@b/ Juliet Capulet', jid('a', 'b', ' Juliet Capulet')],
    ['a@example.org./x', jid('a', 'example.org', 'x')],
    ['a@[::1]', jid('a', '[::1]', '')],
  ])('splits %s', (text, parts) => {
    expect(parseJid(text)).toEqual(parts);
  });

  it.each([
    ['', 'empty'],
    ['@localhost', 'empty-part'],
    ['a@', 'no-domain'],
    ['/a', 'no-domain'],
    ['a@b/', 'empty-part'],
    ['a@b@c', 'forbidden-character'],
    ["a'b@c", 'forbidden-character'],
    ['.', 'no-domain'],
    ['..', 'empty-part'],
    ['a@b..', 'empty-part'],
    ['a b@c', 'forbidden-character'],
    ['a@b c', 'forbidden-character'],
    [`${'é'.repeat(512)}@c`, 'too-long'],
  ])('refuses "%s"', (text, code) => {
    expect(parseJid(text)).toMatchObject({ ok: false, error: { code } });
  });

  it('is undone by printJid', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseJid(text);
        if (parsed.ok) expect(parseJid(printJid(parsed.value))).toEqual(parsed);
      }),
    );
  });
});

describe('comparable JIDs', () => {
  it('ignore the case of all but the resource', () => {
    expect(bareJid('Romeo@LocalHost/Phone')).toBe('romeo@localhost');
    expect(fullJid('Romeo@LocalHost/Phone')).toBe('romeo@localhost/Phone');
    expect(isSameJid('Romeo@LocalHost', 'romeo@localhost')).toBe(true);
    expect(isSameJid('a@b/C', 'a@b/c')).toBe(false);
    expect(isSameJid('', '')).toBe(false);
  });

  it('need the parts their names promise', () => {
    expect(fullJid('a@b')).toBeUndefined();
    expect(occupantJid('conference.localhost/x')).toBeUndefined();
    expect(roomJid('conference.localhost')).toBeUndefined();
    expect(roomJid('garden@conference.localhost/Romeo')).toBe('garden@conference.localhost');
    expect(resourceText('a@b')).toBeUndefined();
  });

  it('give room and nickname of an occupant', () => {
    const occupant = occupantJid('garden@conference.localhost/Romeo/of@Montague');
    expect(occupant && nicknameOf(occupant)).toBe('Romeo/of@Montague');
    expect(occupant && roomOf(occupant)).toBe('garden@conference.localhost');
  });
});
