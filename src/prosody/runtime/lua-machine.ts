import { ensure } from '../../base/assert.ts';
import { createLaidOutFiles, type LaidOutFiles } from './laid-out-files.ts';
import { LuaType, type Pointer, type RawLua, loadRawLua, newLuaState } from './raw-lua.ts';
import { createWorkWatch, type WorkWatch } from './work-watch.ts';
import { type MemoryImage, type Snapshot, snapshotOf, takeSnapshot } from './snapshot.ts';

/** What crosses the border to Lua. Text goes as UTF-8, bytes as they are. */
export type LuaValue = string | Uint8Array | number | boolean | undefined;

/** The arguments of a host function, read one by one; valid only during the call. */
export interface HostArguments {
  text(index: number): string;
  bytes(index: number): Uint8Array;
  number(index: number): number;
  boolean(index: number): boolean;
}

/** Called by Lua; what it throws becomes a Lua error. */
export type HostFunction = (args: HostArguments) => LuaValue;

/** A Lua state in WebAssembly: files, host functions, one entry function, snapshots. */
export interface LuaMachine {
  readonly files: LaidOutFiles;
  /** Where code is that may never come back. */
  readonly work: WorkWatch;
  /** Runs a chunk and keeps the function that it returns as the entry. Throws `LuaError`. */
  boot(chunkName: string, chunk: string): void;
  /** Calls the entry. Throws `LuaError`; whatever else is thrown means that the machine is broken. */
  call(...args: readonly LuaValue[]): number | undefined;
  /** Only between calls. */
  takeSnapshot(): Snapshot;
  /**
   * In place of `boot`: goes on where another machine stood when its memory was kept, which had the same host functions and
   * files. The answer is its snapshot; `undefined`, and nothing is changed, where that memory does not fit this one.
   */
  adopt(image: MemoryImage): Snapshot | undefined;
}

/** An error that Lua raised, with its traceback. */
export class LuaError extends Error {
  override readonly name = 'LuaError';
}

/** Lua calls a host function by its name; see `lua/caesura/host.lua`. */
export async function createLuaMachine(
  wasm: string,
  hostFunctions: ReadonlyMap<string, HostFunction>,
): Promise<LuaMachine> {
  const raw = await loadRawLua(wasm);
  const state = newLuaState(raw);
  const memory = createLuaMemory(raw);
  const files = createLaidOutFiles(raw);
  const work = createWorkWatch(raw, state);
  const pushClosure = (callback: (calling: Pointer) => number) =>
    raw._lua_pushcclosure(state, raw.addFunction(callback, 'ii'), 0);

  pushClosure(createAnswers({ raw, memory, hostFunctions }));
  memory.withCString('caesura_host_call', (name) => raw._lua_setglobal(state, name));
  // The message handler and the entry keep their places on the stack for good.
  pushClosure((calling) => {
    raw._luaL_traceback(calling, calling, raw._lua_tolstring(calling, 1, 0), 1);
    return 1;
  });

  function protectedCall(argumentCount: number): void {
    if (raw._lua_pcallk(state, argumentCount, 1, HANDLER, 0, 0) === 0) return;
    const message = memory.text(state, -1);
    raw._lua_settop(state, -2);
    throw new LuaError(message);
  }
  return {
    files,
    work,
    boot(chunkName, chunk) {
      memory.load(state, `=${chunkName}`, chunk);
      protectedCall(0);
    },
    call(...args) {
      raw._lua_pushvalue(state, ENTRY);
      for (const arg of args) memory.push(state, arg);
      protectedCall(args.length);
      const result = numberAt(raw, state, -1);
      raw._lua_settop(state, ENTRY);
      return result;
    },
    takeSnapshot: () => takeSnapshot(raw),
    adopt(image) {
      if (image.length !== raw.HEAPU8.length) return undefined;
      const snapshot = snapshotOf(raw, image);
      snapshot.restore();
      return snapshot;
    },
  };
}

const HANDLER = 1;
const ENTRY = 2;

function numberAt(raw: RawLua, state: Pointer, index: number): number | undefined {
  return raw._lua_type(state, index) === LuaType.number
    ? raw._lua_tonumberx(state, index, 0)
    : undefined;
}

interface HostCalls {
  readonly raw: RawLua;
  readonly memory: LuaMemory;
  readonly hostFunctions: ReadonlyMap<string, HostFunction>;
}

/** What answers a call of Lua's: `true, result` or `false, message`, as an exception must not unwind WebAssembly frames. */
function createAnswers({ raw, memory, hostFunctions }: HostCalls): (calling: Pointer) => number {
  let state: Pointer = 0;
  // Made once, as calls are many. No host function calls Lua, so there is never more than one under way.
  const args: HostArguments = {
    text: (index) => memory.text(state, index + 2),
    bytes: (index) => memory.bytes(state, index + 2),
    number: (index) => raw._lua_tonumberx(state, index + 2, 0),
    boolean: (index) => raw._lua_toboolean(state, index + 2) !== 0,
  };
  return (calling) => {
    state = calling;
    try {
      const name = memory.text(state, 1);
      const result = ensure(hostFunctions.get(name), `host function ${name}`)(args);
      raw._lua_pushboolean(state, 1);
      memory.push(state, result);
    } catch (error) {
      raw._lua_pushboolean(state, 0);
      memory.push(state, error instanceof Error ? error.message : String(error));
    }
    return 2;
  };
}

/** A text that is short and plain, as names are: a decoder takes longer to begin. `undefined` for all others. */
function asciiText(bytes: Uint8Array): string | undefined {
  if (bytes.length > SHORT) return undefined;
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7f) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

const SHORT = 24;

/** What reads the bytes of a string where they lie; they are soon others. */
function createViews(raw: RawLua): (state: Pointer, index: number) => Uint8Array {
  const lengthCell = raw._malloc(4);
  return (state, index) => {
    const start = raw._lua_tolstring(state, index, lengthCell);
    if (start === 0) return new Uint8Array();
    // Memory may have grown: its view and the length are read after the call.
    const heap = raw.HEAPU8;
    const length = new DataView(heap.buffer).getUint32(lengthCell, true);
    return heap.subarray(start, start + length);
  };
}

/** Bytes of Lua's memory through which texts go to it. */
const SCRATCH = 16_384;

/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;

/** Values to and from Lua's memory. */
interface LuaMemory {
  text(state: Pointer, index: number): string;
  bytes(state: Pointer, index: number): Uint8Array;
  push(state: Pointer, value: LuaValue): void;
  /** Compiles a chunk and leaves it on the stack. */
  load(state: Pointer, chunkName: string, chunk: string): void;
  withCString<T>(text: string, use: (pointer: Pointer) => T): T;
}

function createLuaMemory(raw: RawLua): LuaMemory {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const view = createViews(raw);
  const scratch = raw._malloc(SCRATCH);

  function withBytes<T>(bytes: Uint8Array, use: (pointer: Pointer) => T): T {
    const pointer = raw._malloc(bytes.length + 1);
    try {
      raw.HEAPU8.set(bytes, pointer);
      raw.HEAPU8[pointer + bytes.length] = 0;
      return use(pointer);
    } finally {
      raw._free(pointer);
    }
  }
  function pushBytes(state: Pointer, bytes: Uint8Array): void {
    withBytes(bytes, (pointer) => raw._lua_pushlstring(state, pointer, bytes.length));
  }
  function pushText(state: Pointer, text: string): void {
    if (text.length > SCRATCH / MOST_BYTES) return pushBytes(state, encoder.encode(text));
    const place = raw.HEAPU8.subarray(scratch, scratch + SCRATCH);
    raw._lua_pushlstring(state, scratch, encoder.encodeInto(text, place).written);
  }
  const memory: LuaMemory = {
    text: (state, index) => {
      const bytes = view(state, index);
      return asciiText(bytes) ?? decoder.decode(bytes);
    },
    bytes: (state, index) => view(state, index).slice(),
    push(state, value) {
      if (value === undefined) raw._lua_pushnil(state);
      else if (typeof value === 'number') raw._lua_pushnumber(state, value);
      else if (typeof value === 'boolean') raw._lua_pushboolean(state, value ? 1 : 0);
      else if (typeof value === 'string') pushText(state, value);
      else pushBytes(state, value);
    },
    withCString: (text, use) => withBytes(encoder.encode(text), use),
    load(state, chunkName, chunk) {
      const bytes = encoder.encode(chunk);
      const status = withBytes(bytes, (code) =>
        memory.withCString(chunkName, (name) =>
          raw._luaL_loadbufferx(state, code, bytes.length, name, 0),
        ),
      );
      if (status !== 0) throw new LuaError(memory.text(state, -1));
    },
  };
  return memory;
}
