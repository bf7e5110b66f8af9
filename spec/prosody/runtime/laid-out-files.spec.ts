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

const FILES = new Map([
  ['/lib/inner/a.lua', 'return "a"'],
  ['/lib/empty.lua', ''],
]);

let machine: LuaMachine;
beforeEach(async () => {
  const say = (args: { text(index: number): string }) => void said.push(args.text(0));
  machine = await createLuaMachine(wasmPath, new Map([['say', say]]));
  machine.files.layOut(FILES);
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

  it('are the same so far where all that was opened or missed is', () => {
    answer(reading('/lib/inner/a.lua'));
    answer(reading('/lib//missed.lua'));
    const isSame = (...changes: readonly [string, string][]) =>
      machine.files.isSameSoFar(new Map([...FILES, ...changes]));
    expect(isSame()).toBe(true);
    expect(isSame(['/lib/empty.lua', '1'], ['/lib/new.lua', '1'])).toBe(true);
    expect(isSame(['/lib/inner/a.lua', '1'])).toBe(false);
    expect(isSame(['/lib/missed.lua', '1'])).toBe(false);
    expect(machine.files.isSameSoFar(new Map())).toBe(false);
    answer('return io.open("/lib/written", "w"):close()');
    expect(isSame()).toBe(false);
  });

  it('can be laid out anew: what was changed, taken away or added counts from then on', () => {
    answer(reading('/lib/inner/a.lua'));
    machine.files.layOut(
      new Map([
        ['/lib/inner/a.lua', 'changed'],
        ['/other/new.lua', 'new'],
      ]),
    );
    expect(answer(reading('/lib/inner/a.lua'))).toBe('changed');
    expect(answer(reading('/other/new.lua'))).toBe('new');
    expect(answer(reading('/lib/empty.lua'))).toBe('nil');
  });
});
