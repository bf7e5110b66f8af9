import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProfile, writeProfile } from '../../../src/transport/profile/profile-file.ts';
import {
  DEFAULT_PROFILE,
  usualDomains,
  type ServerProfile,
} from '../../../src/transport/profile/server-profile.ts';

const PROFILE: ServerProfile = {
  ...DEFAULT_PROFILE,
  name: 'Example',
  url: 'wss://example.org/ws',
  domains: usualDomains('example.org'),
  accounts: {
    kind: 'table',
    table: [{ actor: 'Romeo', jid: 'bob@example.org', password: 'capulet-tomb' }],
    hasOwnNames: false,
  },
  isolates: false,
  barrier: { kind: 'ping' },
  timeout: 900,
  rule: 'search',
  anyOrder: true,
};

const file = (changes: object) =>
  JSON.stringify({ caesuraProfile: 1, name: 'a', address: 'ws://localhost/ws', ...changes });

describe('the file of a profile', () => {
  it('is read again as it was, but for passwords, which it does not hold', () => {
    const text = writeProfile(PROFILE);
    expect(text).not.toContain('capulet-tomb');
    const { accounts } = PROFILE;
    const table = accounts.table.map((row) => ({ ...row, password: '' }));
    expect(readProfile(text)).toEqual({
      ok: true,
      value: { ...PROFILE, accounts: { ...accounts, table } },
    });
  });

  it('holds no secret of the address', () => {
    expect(writeProfile({ ...PROFILE, url: 'wss://example.org/ws?token=s3cr3t' })).not.toContain(
      's3cr3t',
    );
  });

  it('needs a name and an address only', () => {
    expect(readProfile(file({}))).toEqual({
      ok: true,
      value: { ...DEFAULT_PROFILE, name: 'a', url: 'ws://localhost/ws' },
    });
  });

  it.each([
    ['', /no JSON/],
    ['[]', /no profile of a server/],
    [file({ adress: 1 }), /has “adress”, which is nothing of a profile/],
    [file({ address: 'http://localhost/' }), /Try ws:\/\/localhost\/ instead/],
    [file({ name: ' ' }), /Give the profile a name/],
    [file({ domains: [{ script: 'localhost' }] }), /Say which domain localhost is/],
    [file({ domains: [{ script: 'a b', server: 'c' }] }), /no domain/],
    [
      file({
        domains: [
          { script: 'a', server: 'c' },
          { script: 'b', server: 'c' },
        ],
      }),
      /Two domains of scripts would be c/,
    ],
    [file({ accounts: { table: [{ actor: 'Romeo', jid: 'example.org' }] } }), /no account/],
    [file({ accounts: { kind: 'magic' } }), /“accounts\.kind” has to be one of/],
    [file({ timeout: 0 }), /time-out/],
  ])('of %j is refused', (text, sentence) => {
    const read = readProfile(text);
    expect(read.ok ? '' : read.error).toMatch(sentence);
  });

  it('may be anything, and is then refused', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readProfile(text).ok).toBe(false);
      }),
    );
  });
});
