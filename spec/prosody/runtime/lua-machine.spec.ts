import { beforeAll, describe, expect, it } from 'vitest';
import {
  type HostFunction,
  type LuaMachine,
  LuaError,
  createLuaMachine,
} from '../../../src/prosody/runtime/lua-machine.ts';
import { wasmPath } from '../../support/prosody.ts';

const said: string[] = [];
const functions = new Map<string, HostFunction>([
  ['say', (args) => void said.push(args.text(0))],
  ['reverse', (args) => args.bytes(0).reverse()],
  [
    'fail',
    () => {
      throw new Error('out of ideas');
    },
  ],
]);

/** Keeps a counter, and runs what it is given. */
const ENTRY = `
local call = caesura_host_call;
counter = 0;
return function (code, ...)
  counter = counter + 1;
  return assert(load(code))(call, ...);
end
`;

let machine: LuaMachine;

beforeAll(async () => {
  machine = await createLuaMachine(wasmPath, functions);
  machine.boot('entry', ENTRY);
});

describe('a Lua machine', () => {
  it('answers with a number, or with nothing', () => {
    expect(machine.call('return 1.5')).toBe(1.5);
    expect(machine.call('return "1"')).toBeUndefined();
  });

  it('takes values of every kind', () => {
    expect(
      machine.call('local _, a, b, c = ...; return #a + b + (c and 1 or 0)', 'é', 2, true),
    ).toBe(5);
  });

  it('passes bytes as they are, and text as UTF-8', () => {
    machine.call(
      String.raw`local call = ...; local _, r = call("reverse", "\0\xff\x01"); call("say", ("%q"):format(r)); call("say", "é🌹")`,
    );
    expect(said.splice(0)).toEqual([String.raw`"\1` + '\ufffd' + String.raw`\0"`, 'é🌹']);
  });

  it('turns an exception into an answer that Lua can raise', () => {
    machine.call('local call = ...; call("say", select(2, call("fail")))');
    machine.call('local call = ...; call("say", select(2, call("no_such_function")))');
    expect(said.splice(0)).toEqual(['out of ideas', 'Missing: host function no_such_function']);
  });

  it('throws what Lua raises, with the traceback, and goes on', () => {
    expect(() => machine.call('error("oh no")')).toThrow(LuaError);
    expect(() => machine.call('error("oh no")')).toThrow(/oh no\nstack traceback:/);
    expect(machine.call('return 1')).toBe(1);
  });

  it('refuses a chunk that is not Lua', async () => {
    const other = await createLuaMachine(wasmPath, functions);
    expect(() => other.boot('chunk', 'return function (')).toThrow(/chunk:1:/);
  });

  it('returns to a snapshot, even after its memory has grown', () => {
    const snapshot = machine.takeSnapshot();
    const before = machine.call('return counter');
    machine.call('hoard = {}; for i = 1, 40 do hoard[i] = ("x"):rep(1024 * 1024 + i) end');
    for (let round = 0; round < 3; round += 1) {
      snapshot.restore();
      expect(machine.call('return counter')).toBe(before);
      expect(machine.call('return hoard == nil and 1 or 0')).toBe(1);
    }
    const kept = snapshot.image.parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(kept).toBeLessThan(2 * 1024 * 1024);
  });
});
