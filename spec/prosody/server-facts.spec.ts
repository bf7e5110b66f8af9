import { describe, expect, it } from 'vitest';
import { readPack } from '../../src/prosody/pack.ts';
import { serverFacts } from '../../src/prosody/server-facts.ts';
import { prosodyPacks } from '../support/prosody.ts';

const LICENCE =
  '-- Prosody IM\n-- Copyright (C) 2010 Somebody\n--\n-- See the COPYING file.\n--\n\n';

describe('what a server’s code tells of it', () => {
  it('are its modules, with the first comment that is no licence', () => {
    const files = {
      'modules/mod_ping.lua': `${LICENCE}local st = require "util.stanza";\nmodule:add_feature("urn:xmpp:ping");\n`,
      'modules/mam/mod_mam.lua': `${LICENCE}-- luacheck: ignore\n\n-- XEP-0313: Message Archive\n-- Management\n\nlocal x;\n`,
      'modules/muc/mod_muc.lua': '--% inherit_modules: mam\n',
      'modules/muc/lock.lib.lua': '',
      'util/mod_no.lua': '',
    };
    const own = {
      'mod_rooms/mod_rooms.lua': '-- mod_rooms\n--\n-- Our rooms\nmodule:depends"muc"\n',
      'mod_ping.lua': '',
    };
    const { modules } = serverFacts({ version: '1', files, own });
    expect(modules).toEqual([
      {
        name: 'mam',
        file: 'modules/mam/mod_mam.lua',
        place: 'hosts',
        about: 'XEP-0313: Message Archive Management',
        features: [],
      },
      { name: 'muc', file: 'modules/muc/mod_muc.lua', place: 'rooms', about: '', features: [] },
      { name: 'ping', file: 'mod_ping.lua', place: 'hosts', about: '', features: [], from: 'own' },
      {
        name: 'rooms',
        file: 'mod_rooms/mod_rooms.lua',
        place: 'rooms',
        about: 'Our rooms',
        features: [],
        from: 'own',
      },
    ]);
  });

  it('are its options: kind, default, values, and who reads them', () => {
    const files = {
      'modules/mod_a.lua': [
        'local locking = module:get_option_boolean("muc_room_locking", true);',
        'local most = module:get_option_integer("most", 20, 0, 100);',
        'local who = module:get_option_enum("who", "moderators", "anyone");',
        'local any = module:get_option("any");',
        'local made = module:get_option_string("pre_"..name, "x");',
      ].join('\n'),
      'modules/muc/history.lib.lua': 'module:get_option_number("most")',
      'core/x.lua': 'config.get("*", "core_option")',
    };
    expect(serverFacts({ version: '1', files }).options).toEqual([
      { name: 'any', kind: 'any', modules: ['a'] },
      { name: 'core_option', kind: 'any', modules: [] },
      { name: 'most', kind: 'number', byDefault: '20', modules: ['a', 'muc'] },
      { name: 'muc_room_locking', kind: 'boolean', byDefault: 'true', modules: ['a'] },
      {
        name: 'who',
        kind: 'enum',
        byDefault: '"moderators"',
        values: ['moderators', 'anyone'],
        modules: ['a'],
      },
    ]);
  });

  it('are found in every Prosody that there is', async () => {
    for (const { whole } of await prosodyPacks()) {
      const { modules, options } = serverFacts(await readPack(whole));
      const names = modules.map(({ name }) => name);
      expect(names).toEqual(
        expect.arrayContaining(['announce', 'mam', 'muc', 'muc_mam', 'pubsub']),
      );
      const known = options.map(({ name }) => name);
      expect(known).toEqual(
        expect.arrayContaining([
          'muc_room_locking',
          'max_history_messages',
          'restrict_room_creation',
        ]),
      );
      expect(known.length).toBeGreaterThan(150);
    }
  });
});
