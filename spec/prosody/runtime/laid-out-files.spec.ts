import { beforeEach, describe, expect, it } from 'vitest';
import { createLuaMachine, type LuaMachine } from '../../../src/prosody/runtime/lua-machine.ts';
import { wasmPath } from '../../support/prosody.ts';

const said: string[] = [];

/** Says what the code that it is given comes to. */
const ENTRY = `
return function (code)
  caesura_host_call("say", tostring(assert(load(code))()));
end
`;

let machine: LuaMachine;
beforeEach(async () => {
  const say = (args: { text(index: number): string }) => void said.push(args.text(0));
  machine = await createLuaMachine(wasmPath, new Map([['say', say]]));
  machine.mountFile('/lib/inner/a.lua', 'return "a"');
  machine.mountFile('/lib/empty.lua', '');
  machine.boot('entry', ENTRY);
});

function answer(code: string): string | undefined {
  machine.call(code);
  return said.pop();
}

const reading = (path: string) => `local file = io.open("${path}"); return file and file:read("a")`;

describe('files that are laid out', () => {
  it.each([
    ['/lib/inner/a.lua', 'return "a"'],
    ['/lib//inner/a.lua', 'return "a"'],
    ['/lib/./inner/../inner/a.lua', 'return "a"'],
    ['lib/inner/a.lua', 'return "a"'],
    ['/lib/empty.lua', ''],
    ['/lib/inner/b.lua', 'nil'],
    ['/nowhere/a.lua', 'nil'],
    ['/lib/inner/a.lua/b', 'nil'],
  ])('%s: %s', (path, content) => {
    expect(answer(reading(path))).toBe(content);
    // Once it was written, too.
    expect(answer(reading(path))).toBe(content);
  });

  it('are found by require and loadfile', () => {
    expect(answer('package.path = "/x/?.lua;/lib/?.lua"; return require "inner.a"')).toBe('a');
    expect(answer('return loadfile("/lib/inner/a.lua")()')).toBe('a');
    expect(answer('return select(2, io.open("/lib/b"))')).toBe('/lib/b: No such file or directory');
    // ENOENT, as WebAssembly numbers it.
    expect(answer('return select(3, io.open("/lib/b"))')).toBe('44');
  });

  it('can be written over, and others beside them, renamed and removed', () => {
    const write = (path: string) => `local f = io.open("${path}", "w"); f:write("new"); f:close();`;
    expect(answer(`${write('/lib/inner/a.lua')} ${reading('/lib/inner/a.lua')}`)).toBe('new');
    expect(answer(`${write('/lib/c')} os.rename("/lib/c", "/lib/d") ${reading('/lib/d')}`)).toBe(
      'new',
    );
    expect(answer(`os.remove("/lib/d") ${reading('/lib/d')}`)).toBe('nil');
    expect(answer('return io.open("/lib/inner/e", "r+")')).toBe('nil');
  });
});
