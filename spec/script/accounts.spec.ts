import { describe, expect, it } from 'vitest';
import { accountEntry, accountsOf, actorAccounts, isAccount } from '../../src/script/accounts.ts';
import { compileScript } from '../../src/script/compile.ts';
import { parseScript } from '../../src/script/parse.ts';
import { redactSource } from '../../src/script/redact.ts';
import { CAST } from './markers.ts';

function listed(tags: string) {
  const { accounts, faults, isGiven } = accountsOf(parseScript(`# Title\n${tags}\n-----\n`));
  return {
    accounts: accounts.map(({ jid, password }) => `${jid} ${password}`),
    faults: faults.length,
    isGiven,
  };
}

describe('the accounts of a script', () => {
  it.each([
    ['', [], 0, false],
    ['## slow', [], 0, false],
    ['## accounts: a@b:c', ['a@b c'], 0, true],
    ['## Accounts:   a@b:c ,d@e:f:g h', ['a@b c', 'd@e f:g h'], 0, true],
    ['## accounts: a@b:c\n## accounts: d@e:f', ['a@b c', 'd@e f'], 0, true],
    ['## accounts:', [], 1, true],
    ['## accounts: a@b, @b:c, a@b/r:c, b:c, a@b:', [], 5, true],
    ['## accounts: a@b:"c, d" , e@f:g', ['a@b c, d', 'e@f g'], 0, true],
    ['## accounts: a@b:\'say "c, d"\',e@f:g', ['a@b say "c, d"', 'e@f g'], 0, true],
    ['## accounts: a@b:c"d, e@f:g:"h', ['a@b c"d', 'e@f g:"h'], 0, true],
    ['## accounts: a@b:"c, d@e:f', ['d@e f'], 1, true],
    ['## accounts: a@b:"", d@e:"f"g, h@i:"j', [], 3, true],
  ])('%j', (tags, accounts, faults, isGiven) => {
    expect(listed(tags)).toEqual({ accounts, faults, isGiven });
  });

  it('that are none are an error', () => {
    const text = CAST.replace('# Sample\n', '# Sample\n## accounts: romeo@localhost\n');
    expect(compileScript(text).diagnostics.map(({ code }) => code)).toEqual(['bad-account']);
  });

  it('are masked, wherever else their passwords stand', () => {
    const text = CAST.replace(
      '# Sample\n',
      '# Sample\n## accounts: a@b:Xyzzy-42, c@d:Plugh-7, e@f:"Foo, Bar"\n',
    ).concat('Romeo sends:\n\t<message to="a@b"><body>Plugh-7 Foo, Bar</body></message>\n');
    expect(redactSource(text)).not.toMatch(/Xyzzy-42|Plugh-7|Foo|Bar/);
  });

  it.each(['plain', 'a, b', '"quoted"', "it's, too", ',', "'"])(
    'are written as they are read: %s',
    (password) => {
      const entry = accountEntry({ jid: 'a@b', password });
      expect(listed(`## accounts: ${entry}, c@d:e`).accounts).toEqual([`a@b ${password}`, 'c@d e']);
    },
  );

  it('cannot have a comma and quotes of both kinds', () => {
    expect(accountEntry({ jid: 'a@b', password: `",'` })).toBeUndefined();
  });

  it.each([
    ['a@b', 'c', true],
    ['a@b', 'c, d:"e"', true],
    ['a@b', '', false],
    ['a@b', 'c ', false],
    ['a@b', 'c\nd', false],
    ['a@b', `",'`, false],
    ['a@b/r', 'c', false],
    ['b', 'c', false],
    ['', 'c', false],
    ['a@b,c@d', 'e', false],
    ['a@b:c', 'd', false],
  ])('%j with the password %j: %s', (jid, password, is) => {
    expect(isAccount({ jid, password })).toBe(is);
  });

  it('of actors are those with a name and a password', () => {
    const text = CAST.replace(
      '-----',
      '[Client] Guest\n\tjid: localhost\n\n[Client] Nurse\n\tjid: nurse@localhost/r\n\tpassword: n\n\n-----',
    );
    expect(actorAccounts(parseScript(text)).slice(-1)).toEqual([
      { actor: 'Nurse', jid: 'nurse@localhost', password: 'n' },
    ]);
  });
});
