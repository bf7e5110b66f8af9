import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMistyped } from '../../src/match/mistyped.ts';

const word = fc.stringMatching(/^[a-z]{4,12}$/);
const number = fc.nat(99);

describe('a mistyped name', () => {
  it.each([
    ['juliet', 'jullet'],
    ['garden@conference.localhost/Romeo', 'gardn@conference.localhost/Romeo'],
    ['room@conferense.localhost', 'room@conference.localhost'],
    ['urn:xmpp:mam:1', 'urn:xmpp:mam:2'],
    ['http://jabber.org/protocol/muc', 'http://jabber.org/protocol/mucc'],
  ])('is %s for %s', (one, other) => {
    expect([isMistyped(one, other), isMistyped(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['tom@example.org', 'jim@example.org'],
    ['a@example.org', 'b@example.org'],
    ['room@example.org/R', 'room@example.org/J'],
    ['17', '18'],
    ['juliet', 'romeo'],
  ])('is not %s for %s', (one, other) => {
    expect([isMistyped(one, other), isMistyped(other, one)]).toEqual([false, false]);
  });

  it('is no other one of a numbered series', () => {
    fc.assert(
      fc.property(word, number, number, word, (name, one, other, host) => {
        expect(isMistyped(`${name}${one}`, `${name}${other}`)).toBe(false);
        expect(isMistyped(`${name}${one}@${host}`, `${name}${other}@${host}`)).toBe(false);
      }),
    );
  });

  it('lacks a letter, in whichever part of an address', () => {
    fc.assert(
      fc.property(fc.tuple(word, word, word), fc.nat(2), (parts, changed) => {
        const [local = '', host = '', nick = ''] = parts.map((part, at) =>
          at === changed ? part.slice(0, -1) : part,
        );
        expect(isMistyped(`${parts[0]}@${parts[1]}/${parts[2]}`, `${local}@${host}/${nick}`)).toBe(
          true,
        );
      }),
    );
  });
});
