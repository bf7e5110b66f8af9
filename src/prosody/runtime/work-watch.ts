import { LuaType, type Pointer, type RawLua } from './raw-lua.ts';

/** Called with the file of a line, as Lua names it (`/own/mod_x.lua`), and its number from 1. */
export type WorkListener = (file: string, line: number) => void;

export interface WorkWatch {
  /** From now on, and in all threads that are made later: each has the hook of the one that makes it. */
  start(tell: WorkListener): void;
}

/** So often, in instructions of Lua, it is told where a thread is: some times a second. */
const INSTRUCTIONS = 5_000_000;

/** So many steps within functions of C may take some seconds, of one call or of many: where the next begins is told first. */
const MANY_STEPS = 3e8;

const Event = { call: 0, count: 3 } as const;
const MASK = (1 << Event.call) | (1 << Event.count);

/** `lua_Debug` of Lua 5.4 as its 32-bit build lays it out, as far as it is read here. */
const DEBUG = { size: 128, event: 0, source: 16, currentLine: 24, callInfo: 104 } as const;

/** A value of the stack: a light function of C is its pointer, with this type. */
const LIGHT_FUNCTION = 0x16;
const VALUE = { type: 8 } as const;

/**
 * Tells where own code is that may never come back, from inside: messages leave a thread that hangs. Two things can
 * take for ever, a loop of Lua's and one within a function of C, which Lua cannot interrupt. The first is met by
 * counting instructions, the second before it begins: by what such a function is given, its work has a bound.
 */
export function createWorkWatch(raw: RawLua, state: Pointer): WorkWatch {
  let tell: WorkListener = () => undefined;
  const bounds = new Map<Pointer, Bound>();
  const places = createPlaces(raw);
  const work = createArguments(raw);
  let steps = 0;
  let words = new Uint32Array(raw.HEAPU8.buffer);
  // Each call of a run comes by here. To ask Lua which function is called would make it three times as slow, so it is
  // read where it stands: the call's own record names its place on the stack.
  const isHeavy = (calling: Pointer, call: Pointer): boolean => {
    const callInfo = words[(call + DEBUG.callInfo) >> 2] ?? 0;
    const value = words[callInfo >> 2] ?? 0;
    if (((words[(value + VALUE.type) >> 2] ?? 0) & 0xff) !== LIGHT_FUNCTION) return false;
    const bound = bounds.get(words[value >> 2] ?? 0);
    if (bound === undefined) return false;
    steps += bound(work.of(calling));
    if (steps < MANY_STEPS) return false;
    steps = 0;
    return true;
  };
  const hook = raw.addFunction((calling: Pointer, call: Pointer) => {
    // Memory that has grown is another buffer.
    if (words.buffer !== raw.HEAPU8.buffer) words = new Uint32Array(raw.HEAPU8.buffer);
    if (words[(call + DEBUG.event) >> 2] !== Event.count && !isHeavy(calling, call)) return;
    const place = places.innermostOf(calling);
    if (place !== undefined) tell(place.file, place.line);
  }, 'vii');
  return {
    start(listener) {
      tell = listener;
      for (const [library, name, bound] of BOUNDS) {
        places.withText(library, (text) => raw._lua_getglobal(state, text));
        places.withText(name, (text) => raw._lua_getfield(state, -1, text));
        bounds.set(raw._lua_tocfunction(state, -1), bound);
        raw._lua_settop(state, -3);
      }
      raw._lua_sethook(state, hook, MASK, INSTRUCTIONS);
    },
  };
}

/** What a function is given, by its index from 1; what is absent, or of another type, has no length and is no number. */
interface Given {
  length(index: number): number;
  number(index: number): number | undefined;
  bytes(index: number): Uint8Array;
}

/** How many steps it takes at most. */
type Bound = (given: Given) => number;

const matches: Bound = (given) => {
  const subject = given.length(1);
  return subject < SHORT ? 0 : patternSteps(subject, given.bytes(2));
};

/** Of so short a subject even a pattern of many repetitions is soon done, and most are as short. */
const SHORT = 16;

/** The functions of Lua's libraries that may take more steps than what they are given is long. */
const BOUNDS: readonly (readonly [library: string, name: string, bound: Bound])[] = [
  ['string', 'find', matches],
  ['string', 'match', matches],
  ['string', 'gmatch', matches],
  ['string', 'gsub', matches],
  // Of nothing, too, it makes as many copies.
  ['string', 'rep', (given) => (given.number(2) ?? 0) * (given.length(1) + given.length(3) + 1)],
  ['table', 'concat', (given) => span(given.number(3) ?? 1, given.number(4) ?? given.length(1))],
  ['table', 'move', (given) => span(given.number(2), given.number(3))],
  ['table', 'sort', (given) => given.length(1) * 100],
];

function span(from = 0, to = 0): number {
  return Math.max(0, to - from);
}

const [ESCAPE, ANCHOR, ...REPETITIONS] = new TextEncoder().encode('%^*+-');

/**
 * Steps of Lua's matcher: from each place of a subject each repetition may take each length, until all of them together
 * fill the subject. A pattern without any is compared at each place.
 */
export function patternSteps(subject: number, pattern: Uint8Array): number {
  const starts = pattern[0] === ANCHOR ? 0 : 1;
  let repetitions = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    if (pattern[at] === ESCAPE) at += 1;
    else if (REPETITIONS.includes(pattern[at] ?? 0)) repetitions += 1;
  }
  if (repetitions === 0) return subject * (starts === 0 ? 1 : pattern.length);
  let steps = 1;
  for (let each = 1; each <= repetitions + starts; each += 1) steps *= (subject + each) / each;
  return steps;
}

/** Reads what the function that was just called was given. */
function createArguments(raw: RawLua): { of(calling: Pointer): Given } {
  let thread: Pointer = 0;
  const length = (index: number) => {
    const type = raw._lua_type(thread, index);
    const hasLength = type === LuaType.string || type === LuaType.table;
    return hasLength ? Number(raw._lua_rawlen(thread, index)) : 0;
  };
  // Made once, as calls are many.
  const given: Given = {
    length,
    number: (index) =>
      raw._lua_type(thread, index) === LuaType.number
        ? raw._lua_tonumberx(thread, index, 0)
        : undefined,
    bytes(index) {
      if (raw._lua_type(thread, index) !== LuaType.string) return new Uint8Array();
      const start = raw._lua_tolstring(thread, index, 0);
      return raw.HEAPU8.subarray(start, start + length(index));
    },
  };
  return {
    of(calling) {
      thread = calling;
      return given;
    },
  };
}

interface LuaPlace {
  readonly file: string;
  readonly line: number;
}

/** Walks the calls of a thread. Its memory is reserved once, as a hook must not change the order of what is. */
function createPlaces(raw: RawLua) {
  const call = raw._malloc(DEBUG.size);
  const text = raw._malloc(32);
  const write = (words: string) => {
    raw.HEAPU8.set(new TextEncoder().encode(`${words}\0`), text);
    return text;
  };
  const whichPlace = raw._malloc(4);
  raw.HEAPU8.set(new TextEncoder().encode('Sl\0'), whichPlace);

  const textAt = (start: Pointer): string => {
    const heap = raw.HEAPU8;
    return new TextDecoder().decode(heap.subarray(start, heap.indexOf(0, start)));
  };
  const placeOf = (calling: Pointer): LuaPlace | undefined => {
    raw._lua_getinfo(calling, whichPlace, call);
    const view = new DataView(raw.HEAPU8.buffer);
    const source = textAt(view.getUint32(call + DEBUG.source, true));
    const line = view.getInt32(call + DEBUG.currentLine, true);
    return source.startsWith('@') ? { file: source.slice(1), line } : undefined;
  };
  return {
    withText: (words: string, use: (pointer: Pointer) => void) => use(write(words)),
    /** The innermost line of own code; without any, that of Prosody's. */
    innermostOf(calling: Pointer): LuaPlace | undefined {
      let ofProsody: LuaPlace | undefined;
      for (let level = 0; raw._lua_getstack(calling, level, call) !== 0; level += 1) {
        const place = placeOf(calling);
        if (place === undefined) continue;
        if (OWN.test(place.file)) return place;
        if (PROSODY.test(place.file)) ofProsody ??= place;
      }
      return ofProsody;
    },
  };
}

const OWN = /^\/(?:own|config)\//;
const PROSODY = /^\/usr\/lib\/prosody\//;
