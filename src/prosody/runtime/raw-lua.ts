import { LuaFactory } from 'wasmoon';

/** A pointer into WebAssembly memory. */
export type Pointer = number;

/**
 * The C functions of Lua 5.4 that the machine uses, as the WebAssembly module exports them. wasmoon's own wrappers
 * turn every string into UTF-16 and keep tables of references on the JavaScript side, which a restored heap would
 * contradict; so the machine speaks to the exports.
 */
export interface RawLua {
  readonly HEAPU8: Uint8Array;
  readonly FS: {
    mkdir(path: string): void;
    writeFile(path: string, content: string | Uint8Array): void;
    /** Behind every way to open a file; whatever stands here is what Lua opens files with. */
    open(path: string, flags: number | string, mode?: number): unknown;
  };
  addFunction(callback: (state: Pointer) => number, signature: 'ii'): Pointer;
  addFunction(callback: (state: Pointer, call: Pointer) => void, signature: 'vii'): Pointer;
  _malloc(size: number): Pointer;
  _free(pointer: Pointer): void;
  _luaL_newstate(): Pointer;
  _luaL_openlibs(state: Pointer): void;
  _luaL_loadbufferx(
    state: Pointer,
    buffer: Pointer,
    size: number,
    name: Pointer,
    mode: Pointer,
  ): number;
  _luaL_traceback(state: Pointer, of: Pointer, message: Pointer, level: number): void;
  _lua_pcallk(
    state: Pointer,
    argumentCount: number,
    resultCount: number,
    messageHandler: number,
    context: number,
    continuation: Pointer,
  ): number;
  _lua_gettop(state: Pointer): number;
  _lua_settop(state: Pointer, index: number): void;
  _lua_type(state: Pointer, index: number): number;
  _lua_toboolean(state: Pointer, index: number): number;
  _lua_tonumberx(state: Pointer, index: number, isNumber: Pointer): number;
  _lua_tolstring(state: Pointer, index: number, length: Pointer): Pointer;
  _lua_pushvalue(state: Pointer, index: number): void;
  _lua_pushnil(state: Pointer): void;
  _lua_pushboolean(state: Pointer, value: number): void;
  _lua_pushnumber(state: Pointer, value: number): void;
  _lua_pushlstring(state: Pointer, text: Pointer, length: number): Pointer;
  _lua_pushcclosure(state: Pointer, callback: Pointer, upvalueCount: number): void;
  _lua_setglobal(state: Pointer, name: Pointer): void;
  _lua_getglobal(state: Pointer, name: Pointer): number;
  _lua_getfield(state: Pointer, index: number, name: Pointer): number;
  _lua_rawlen(state: Pointer, index: number): bigint;
  /** 0 for what is no function of C. */
  _lua_tocfunction(state: Pointer, index: number): Pointer;
  _lua_sethook(state: Pointer, hook: Pointer, mask: number, count: number): void;
  /** 0 where there is no such level. */
  _lua_getstack(state: Pointer, level: number, call: Pointer): number;
  _lua_getinfo(state: Pointer, what: Pointer, call: Pointer): number;
}

/** What `lua_type` answers. */
export const LuaType = { nil: 0, boolean: 1, number: 3, string: 4, table: 5 } as const;

/**
 * Compiles and starts the WebAssembly module.
 * @param wasm Where `glue.wasm` of wasmoon lies: a URL in a browser, a path in Node.
 */
export async function loadRawLua(wasm: string): Promise<RawLua> {
  const factory = new LuaFactory(wasm, fixedEnvironment);
  const { module } = await factory.getLuaModule();
  // The exports are there, but wasmoon's types leave them out.
  return module as unknown as RawLua;
}

/** The machine's own language and names would change the layout of its memory, and with it the order of tables. */
const fixedEnvironment = {
  LANG: 'C.UTF-8',
  HOME: '/',
  USER: 'caesura',
  LOGNAME: 'caesura',
  _: '-',
};

/**
 * A new Lua state with Lua's own libraries. Lua seeds its hashes with the time, which would make the order of tables differ
 * between boots, and its random numbers: so the time stands still for these synchronous calls.
 */
export function newLuaState(raw: RawLua): Pointer {
  const realNow = Date.now;
  Date.now = () => 0;
  try {
    const state = raw._luaL_newstate();
    raw._luaL_openlibs(state);
    return state;
  } finally {
    Date.now = realNow;
  }
}
