import { describe, expect, it } from 'vitest';
import { readPack } from '../../../src/prosody/pack.ts';
import { luaFunctions } from '../../../src/prosody/code/functions.ts';
import { luaTokens } from '../../../src/prosody/code/tokens.ts';
import { prosodyPack } from '../../support/prosody.ts';

const pack = await prosodyPack();

const told = (source: string) =>
  luaFunctions(source).map(({ name = '-', line, end }) => `${name} ${line}..${end}`);

describe('the functions of a Lua file', () => {
  it.each([
    ['function f()\nend', 'f 1..2'],
    ['local function f() end', 'f 1..1'],
    ['function a.b:c(x)\n\tif x then return end\nend', 'a.b:c 1..3'],
    ['x = function ()\nend', 'x 1..2'],
    ['local x = function () end', 'x 1..1'],
    ['a["b"] = function () end', 'a["b"] 1..1'],
    ['t = {\n\tfield = function ()\n\tend;\n}', 'field 2..3'],
    ['module:hook("muc-room-created", function (event)\nend, 5);', 'on muc-room-created 1..2'],
    [
      "module:hook_object_event(x, 'e', function ()\nend)",
      'given to module:hook_object_event 1..2',
    ],
    ['array.filter(function () end)', 'given to array.filter 1..1'],
    ['return function ()\nend', '- 1..2'],
    ['f()\ng = function () end', 'g 2..2'],
    ['function f()', 'f 1..1'],
  ])('are named as the file names them: %s', (source, expected) => {
    expect(told(source)).toEqual([expected]);
  });

  it('end where their own end stands, whatever blocks are in them', () => {
    const source = `local function outer()
	while true do
		for i = 1, 2 do if i then break; elseif x then y(); else z(); end end
	end
	repeat local s = "end"; until true -- end
	--[==[ end
	]==]
	do local inner = function () end end
end
function after() end`;
    expect(told(source)).toEqual(['outer 1..9', 'inner 8..8', 'after 10..10']);
  });

  it.skipIf(pack === undefined)('nest soundly in every file of Prosody', async () => {
    const { files } = await readPack(pack as Uint8Array);
    const { files: known } = await readPack(pack as Uint8Array);
    for (const [file, source] of Object.entries(files)) {
      const functions = luaFunctions(source);
      const words = luaTokens(source).filter(
        ({ kind, text }) => kind === 'keyword' && text === 'function',
      );
      expect([file, functions.length]).toEqual([file, words.length]);
      expect(functions.every(({ line, end }) => line <= end)).toBe(true);
    }
    const muc = luaFunctions(known['modules/muc/muc.lib.lua'] ?? '').map(({ name }) => name);
    expect(muc).toContain('room_mt:route_stanza');
    expect(muc.filter((name) => name === undefined).length).toBeLessThan(muc.length / 10);
  });
});

describe('the tokens of a Lua file', () => {
  it('are its text without white space', () => {
    const source = 'local x = [[a\nb]] .. "c\\"d" --[=[ e ]=] \nreturn 0x1F >= x::y::';
    const tokens = luaTokens(source);
    expect(
      tokens
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(source.replace(/\s/g, ''));
    expect(tokens.map(({ kind }) => kind)).toEqual([
      ...['keyword', 'name', 'sign', 'string', 'sign', 'string', 'comment'],
      ...['keyword', 'number', 'sign', 'name', 'sign', 'name', 'sign'],
    ]);
    expect(tokens.find(({ text }) => text === 'return')?.line).toBe(3);
  });
});
