import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { BootError } from '../../src/prosody/server.ts';
import { embeddedProsody, prosodyPack, prosodyVersions } from '../support/prosody.ts';

const configured = async (version: string, text: string) =>
  ensure(
    await embeddedProsody({ version, config: { main: 'a.lua', files: { 'a.lua': text } } }),
    'Prosody',
  );

describe.skipIf((await prosodyPack()) === undefined).each(await prosodyVersions())(
  'a configuration of somebody’s own, read by %s',
  (version) => {
    it('serves what it says by whatever Lua', async () => {
      const server = await configured(
        version,
        `for _, name in ipairs { "b", "a" } do VirtualHost(name .. ".example") end
         local rooms = "rooms"
         Component(rooms .. ".a.example")("muc")
         Component "gate.example"
         -- VirtualHost "none.example"`,
      );
      expect(server.hosts?.map(({ domain, module }) => [domain, module])).toEqual([
        ['a.example', undefined],
        ['b.example', undefined],
        ['gate.example', 'component'],
        ['rooms.a.example', 'muc'],
      ]);
      server.dispose();
    });

    it.each([
      ['no Lua', 'VirtualHost "a.example', 'a.lua:1'],
      ['an error', '\nerror("no")', 'no'],
      ['a loop of itself', 'Include "a.lua"', 'overflow'],
      ['no host', '-- nothing', 'no VirtualHost'],
    ])('does not start with %s', async (_, text, words) => {
      const booting = configured(version, text);
      await expect(booting).rejects.toThrow(words);
      await expect(booting).rejects.toBeInstanceOf(BootError);
    });
  },
);

describe.skipIf((await prosodyPack()) === undefined)('the usual configuration', () => {
  it('is no news', async () => {
    const server = ensure(await embeddedProsody(), 'Prosody');
    expect(server.hosts).toBeUndefined();
    server.dispose();
  });
});
