import { describe, expect, it } from 'vitest';
import { compiledFunctions } from '../../../src/prosody/code/bytecode.ts';
import { createShimMachine } from '../../support/lua-shims.ts';

const lua = await createShimMachine();

/** Each byte as two letters: what a machine prints is text. */
function dumped(source: string): Uint8Array {
  const hex = lua.run(
    `return (string.dump(assert(load(${JSON.stringify(source)}, "@x"))):gsub(".", function (c) return ("%02x"):format(c:byte()); end))`,
  );
  const bytes = hex.match(/[0-9a-f]{2}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16));
}

const told = (source: string) =>
  compiledFunctions(dumped(source)).map(
    ({ defined, end, lines }) => `${defined}..${end}: ${lines.join(' ')}`,
  );

describe('compiled Lua', () => {
  it.each([
    ['local a = 1', ['0..0: 1']],
    ['-- nothing\n\nlocal a = 1\n\nprint(a)', ['0..0: 3 5']],
    ['local function f()\n\tprint(1)\nend', ['0..0: 3', '1..3: 2 3']],
    ['function f(...)\n\tprint(1)\nend', ['0..0: 1 3', '1..3: 2 3']],
    ['function f() return 1 end', ['0..0: 1', '1..1: 1']],
    // Whoever has returned never comes to the end.
    ['function f(a)\n\treturn a\nend', ['0..0: 1 3', '1..3: 2']],
    [
      'function f(a)\n\tif a then\n\t\treturn 1;\n\telse\n\t\treturn 2;\n\tend\nend',
      ['0..0: 1 7', '1..7: 2 3 5'],
    ],
    ['function f(a)\n\tif a then\n\t\treturn 1;\n\tend\nend', ['0..0: 1 5', '1..5: 2 3 5']],
    ['function f()\n\twhile true do\n\t\tg()\n\tend\nend', ['0..0: 1 5', '1..5: 3']],
    [
      'for i = 1, 3 do\n\tprint(i)\nend\nfor k in pairs({}) do\n\tprint(k)\nend',
      ['0..0: 1 2 4 5 6'],
    ],
    ['local a = b\n\tand c\n\tor d\nlocal e = a == 1', ['0..0: 2 3 4']],
    ['goto out\nprint(1)\n::out::\nprint(2)', ['0..0: 1 4']],
    [
      'return f(\n\t"a long text that is more than forty bytes in length",\n\t1.5, 2, nil, true)',
      ['0..0: 1 2 3'],
    ],
    [`f()${'\n'.repeat(400)}g()`, ['0..0: 1 401']],
  ])('has these lines to run: %j', (source, expected) => {
    expect(told(source)).toEqual(expected);
  });

  it('that is cut off is refused', () => {
    const dump = dumped('local a = "text"');
    for (let length = 0; length < dump.length; length += 1) {
      expect(() => compiledFunctions(dump.slice(0, length))).toThrow(RangeError);
    }
  });

  it('has the very lines at which a hook is called, where all of it runs', () => {
    const source = `local function each(list, work)
	for index, value in ipairs(list) do
		work(index,
			value);
	end
end
local sum, text = 0, "";
each({ 1, 2, 3 }, function (index, value)
	if index == 2 then
		sum = sum + value;
	elseif index == 1 then
		text = text .. value;
	else
		repeat sum = sum + 1; until sum > 5
	end
end);
while sum > 0 do
	sum = sum - 1;
	if sum == 2 then break; end
end
return sum, text;`;
    const hooked = lua.run(`local seen = {}
local chunk = assert(load(${JSON.stringify(source)}, "@x"));
debug.sethook(function (_, line)
	local info = debug.getinfo(2, "S");
	if info.source == "@x" then seen[line] = true; end
end, "l");
chunk();
debug.sethook();
local lines = {};
for line in pairs(seen) do lines[#lines + 1] = line; end
table.sort(lines);
return table.concat(lines, " ")`);
    const lines = compiledFunctions(dumped(source)).flatMap((each) => each.lines);
    const all = [...new Set(lines)].sort((a, b) => a - b);
    expect(`"${all.join(' ')}"`).toBe(hooked);
  });
});
