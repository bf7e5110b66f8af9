import { describe, expect, it } from 'vitest';
import { faultWords, luaFault } from '../../src/prosody/lua-fault.ts';

const words = (text: string) => faultWords(luaFault(text, {})).split('\n')[0];

describe('a module for another version', () => {
  it.each([
    [
      "Error initializing module 'x' on 'localhost': /usr/lib/caesura/caesura.boot.lua:25: module 'prosody.util.roles' not found:\n\tno field package.preload",
      "mod_x did not load on localhost: module 'prosody.util.roles' not found. This Prosody has no prosody.util.roles: the module was written for another version.",
    ],
    [
      "Error initializing module 'x': module 'ldap' not found:\n\tno field package.preload",
      "mod_x did not load: module 'ldap' not found. ldap is a library that is not part of Prosody.",
    ],
    [
      "Error initializing module 'x': /own/mod_x/mod_x.lua:3: Unable to load required module, mod_smacks: unable to load module, no such file",
      'mod_x did not load: mod_x/mod_x.lua:3: Unable to load required module, mod_smacks: unable to load module, no such file. It depends on mod_smacks, which this Prosody has not, or cannot load: it may have been written for another version.',
    ],
  ])('says what it lacks: %s', (text, sentence) => {
    expect(words(text)).toBe(sentence);
  });

  it('says where there is none of that name', () => {
    const place = '/usr/lib/caesura/modules/share/lua/5.4/mod_x/mod_x.lua';
    expect(words(`Unable to load module 'x': ${place}: No such file or directory`)).toBe(
      'mod_x did not load: there is no module of that name',
    );
  });

  it('nothing is added to other faults', () => {
    expect(words("Error initializing module 'x': /own/mod_x.lua:1: oops")).toBe(
      'mod_x did not load: mod_x.lua:1: oops',
    );
  });
});
