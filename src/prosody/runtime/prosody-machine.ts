import type { Milliseconds } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { CodePlace } from '../../base/code-place.ts';
import type { Stage } from '../../xmpp/stage.ts';
import type { CountedFile } from '../counted-code.ts';
import type { Pack } from '../pack.ts';
import type { InsideMessage } from '../protocol.ts';
import type { LoadedModule, Watched } from '../server.ts';
import type { UsualHost } from '../usual-hosts.ts';
import { createCallStacks } from './call-stacks.ts';
import { createFiredEvents } from './fired-events.ts';
import { type ProsodyMachineListener, hostFunctions } from './host-functions.ts';
import { createLineCounts, type LineCounts } from './line-counts.ts';
import { createLogpoints } from './logpoints.ts';
import { createLuaMachine, type LuaMachine } from './lua-machine.ts';
import { faultInLine, luaFault } from '../lua-fault.ts';
import type { KeptBoot } from './kept-boot.ts';
import { luaFilesOf } from './mount.ts';
import { bootMachine, goOn, warmUp, type MachineBoot, type WarmMachine } from './boot-machine.ts';
import { stageActions } from './stage-actions.ts';
import { createXmlEventParsers } from './xml-events.ts';

/**
 * Prosody in a Lua machine, synchronously: each call runs to its end and calls the listener on the way.
 * A call that throws leaves the machine broken.
 */
export interface ProsodyMachine {
  open(connection: number): void;
  receive(connection: number, frame: string): void;
  drop(connection: number): void;
  advance(by: Milliseconds): void;
  /** All rooms as JSON, a list of `ServerRoom`; `''` when Prosody could not say, and the log tells why. */
  rooms(): string;
  /** Back to the state after boot, at a new moment, on this stage; says what of it cannot be had. */
  reset(stage?: Stage, watched?: Watched): string | undefined;
  /** Domains that are served, as Prosody says itself; none where it could not. */
  hosts(): readonly UsualHost[];
  /** Own modules that are loaded; none where Prosody could not say. */
  ownModules(): readonly LoadedModule[];
  /** The text of a file of own modules, or of Prosody's by its path in the pack. */
  source(file: string): string | undefined;
  /** What ran since the last reset, and until the server had started; nothing of a machine that does not count. */
  coverage(): readonly CountedFile[];
  /** On the virtual clock; `undefined` when no timer is set. */
  nextTimerIn(): Milliseconds | undefined;
  /** To be kept for later machines; `undefined` where this one came out of such a boot itself, or counts. */
  readonly boot: KeptBoot | undefined;
}

interface ProsodyMachineOptions extends MachineBoot {
  /** Where wasmoon's `glue.wasm` lies: a URL in a browser, a path in Node. */
  readonly wasm: string;
  /** The moment at which the server starts, since 1970; asked at boot and at each reset. */
  readonly startTime: () => Milliseconds;
  /** Asked at boot and at each reset, so that a seeded one begins anew. */
  readonly random: () => Random;
  /** A boot that was begun; one that does not fit is passed over. Not for one that counts. */
  readonly warmed?: WarmProsody | undefined;
  readonly listener: MachineListener;
}

type Values = readonly (string | number)[];

/** What a machine tells of Prosody, while it is called. */
export interface MachineListener extends Omit<
  ProsodyMachineListener,
  | 'rooms'
  | 'hosts'
  | 'ownModules'
  | 'code'
  | 'frame'
  | 'stageFault'
  | 'moduleFault'
  | 'ran'
  | 'compiled'
  | 'logpoint'
  | 'fired'
> {
  /** `stack`: the number of the stack that made it, told before; absent when nobody watches. */
  frame(connection: number, xml: string, stack: number | undefined): void;
  stack(number: number, places: readonly CodePlace[]): void;
  inside(told: InsideMessage): void;
}

/** A machine, and what on this side of its border is made together with it. */
interface Shell {
  readonly machine: LuaMachine;
  readonly parsers: ReturnType<typeof createXmlEventParsers>;
  /** What hears the machine: whoever takes it over puts ears of their own here. */
  readonly heard: ProsodyMachineListener;
  random: Random;
}

async function createShell(wasm: string, heard: ProsodyMachineListener): Promise<Shell> {
  const parsers = createXmlEventParsers();
  const functions = hostFunctions({ listener: heard, parsers, random: () => shell.random });
  const machine = await createLuaMachine(wasm, functions);
  const shell: Shell = { machine, parsers, heard, random: fixedRandom() };
  return shell;
}

/** A boot that was begun ahead of time; for one server, if at all. */
export interface WarmProsody {
  readonly shell: Shell;
  readonly warm: WarmMachine;
}

/** Begins a boot of what is likely to be booted next. Rejects with a `LuaError` when Prosody does not get that far. */
export async function warmProsody(options: MachineBoot & { wasm: string }): Promise<WarmProsody> {
  const { listener } = createEars({ ...options, listener: UNHEARD }, () => undefined);
  const shell = await createShell(options.wasm, listener);
  return { shell, warm: warmUp(shell.machine, options, listener) };
}

const UNHEARD: MachineListener = {
  frame: () => undefined,
  stack: () => undefined,
  inside: () => undefined,
  closed: () => undefined,
  log: () => undefined,
  goesOn: () => undefined,
  worksAt: () => undefined,
  setAside: () => undefined,
};

/** Boots Prosody. Rejects with a `LuaError` when Prosody does not start. */
export async function bootProsody(options: ProsodyMachineOptions): Promise<ProsodyMachine> {
  const warmed = options.warmed?.warm.fits(options) === true ? options.warmed : undefined;
  const call = (...args: Values) => void machine.call(...args);
  const ears = createEars(options, call);
  const shell = warmed?.shell ?? (await createShell(options.wasm, ears.listener));
  const { machine, parsers, heard } = shell;
  const { snapshot, kept } =
    warmed === undefined
      ? bootMachine(machine, options, heard)
      : goOn(warmed.warm, options, Object.assign(heard, ears.listener));
  let nextTimer: number | undefined;
  const turn = (...args: Values) => void (nextTimer = machine.call(...args));
  const start = (): void => {
    shell.random = options.random();
    turn('start', options.startTime() / 1000);
    counted.begin();
  };
  const counted = createCounted(options, ears, call);
  start();
  return {
    boot: kept,
    open: (connection) => turn('open', connection),
    receive: (connection, frame) => turn('receive', connection, frame),
    drop: (connection) => turn('drop', connection),
    advance: (by) => turn('advance', by / 1000),
    ...askedFor(options, ears, turn),
    nextTimerIn: () => (nextTimer === undefined ? undefined : nextTimer * 1000),
    source: (file) => fileOf(options.own, file) ?? fileOf(options.pack, file),
    coverage: () => counted.read(),
    reset(stage, watched) {
      const logpoints = ears.logpoints.place(watched?.logpoints ?? []);
      parsers.clear();
      ears.stacks.clear();
      snapshot.restore();
      start();
      ears.fault = undefined;
      for (const each of setUpActions(options, stage, watched, logpoints.actions)) turn(...each);
      logpoints.tellFaults();
      return ears.fault;
    },
  };
}

/** What Prosody says of itself when it is asked. */
function askedFor(
  { own }: ProsodyMachineOptions,
  ears: Ears,
  turn: (action: string) => void,
): Pick<ProsodyMachine, 'rooms' | 'hosts' | 'ownModules'> {
  return {
    rooms() {
      ears.rooms = '';
      turn('rooms');
      return ears.rooms;
    },
    hosts() {
      turn('hosts');
      return ears.hosts;
    },
    ownModules() {
      if (own !== undefined) turn('own_modules');
      return ears.ownModules;
    },
  };
}

/** Before the stage is set. */
function watchActions({ debugLog, stacks }: Watched = {}): readonly Values[] {
  return [
    ...(debugLog === true ? [['tell_debug']] : []),
    ...(stacks === true ? [['tell_stacks']] : []),
  ];
}

function setUpActions(
  options: ProsodyMachineOptions,
  stage: Stage | undefined,
  watched: Watched | undefined,
  logpoints: readonly Values[],
): readonly Values[] {
  const staged = stageActions(stage, (name) => moduleText(options, name));
  // Hosts of the stage have events, too.
  const events: readonly Values[] = watched?.events === true ? [['watch_events']] : [];
  return [...watchActions(watched), ...staged, ...events, ...logpoints];
}

/** The text of a module; those in front count first. */
function moduleText({ pack, own }: ProsodyMachineOptions, name: string): string | undefined {
  const inFront = Object.entries(own?.files ?? {});
  const isIt = (path: string) => path === `mod_${name}.lua` || path.endsWith(`/mod_${name}.lua`);
  return [...inFront, ...Object.entries(pack.files)].find(([path]) => isIt(path))?.[1];
}

function fileOf(of: Pick<Pack, 'files'> | undefined, file: string): string | undefined {
  return of !== undefined && Object.hasOwn(of.files, file) ? of.files[file] : undefined;
}

/** Counts from one start of the server to the next. */
function createCounted(
  options: ProsodyMachineOptions,
  { counts }: Ears,
  call: (...args: readonly string[]) => void,
) {
  const tell = () => {
    if (options.counts === true) call('tell_coverage');
    return counts.take();
  };
  let atStart = counts.take();
  let knowsCode = false;
  return {
    begin: () => void (atStart = tell()),
    read(): readonly CountedFile[] {
      if (options.counts !== true) return [];
      if (!knowsCode) {
        knowsCode = true;
        for (const [path, file] of luaFilesOf(options.pack, options.own)) {
          call('tell_code', path, file);
        }
      }
      return counts.files(atStart, tell());
    },
  };
}

interface Ears {
  readonly listener: ProsodyMachineListener;
  readonly stacks: ReturnType<typeof createCallStacks>;
  readonly counts: LineCounts;
  readonly logpoints: ReturnType<typeof createLogpoints>;
  rooms: string;
  hosts: readonly UsualHost[];
  ownModules: readonly LoadedModule[];
  /** The first one. */
  fault: string | undefined;
}

/** Hears what Lua tells, keeps the rooms for whoever asked for them, and reads the stacks. */
function createEars(
  { pack, own, listener }: MachineBoot & { readonly listener: MachineListener },
  call: (...args: Values) => void,
): Ears {
  const texts = { ...pack.files, ...own?.files };
  const stacks = createCallStacks(texts, (number, places) => listener.stack(number, places));
  const counts = createLineCounts();
  const readFired = createFiredEvents(texts);
  const logpoints = createLogpoints({
    fileNamed: (file) => {
      const names = luaFilesOf(pack, own).map(([, name]) => name);
      return names.find((name) => name === file) ?? names.find((name) => name.endsWith(`/${file}`));
    },
    linesOf: (file) => {
      const found = luaFilesOf(pack, own).find(([, name]) => name === file);
      if (found !== undefined && counts.linesOf(file) === undefined) call('tell_code', ...found);
      return counts.linesOf(file) ?? [];
    },
    numberOfStack: (stack) => stacks.numberOf(stack),
    tell: (told) => listener.inside(told),
  });
  const heard: ProsodyMachineListener = {
    ...listener,
    rooms: (json) => void (ears.rooms = json),
    // Written by our own `introspect.lua`, as is what follows.
    hosts: (json) => void (ears.hosts = JSON.parse(json) as readonly UsualHost[]),
    ownModules: (json) => void (ears.ownModules = JSON.parse(json) as readonly LoadedModule[]),
    stageFault: (words) => void (ears.fault ??= words),
    moduleFault: (module, host, words) => {
      const fault = luaFault(words, texts);
      ears.fault ??= faultInLine({ ...fault, module, host });
    },
    code: (number, file, line) => stacks.note(number, file, line),
    ran: (file, defined, lines) => counts.ran(file, defined, lines),
    compiled: (file, dump) => counts.compiled(file, dump),
    logpoint: (told) => logpoints.hear(told),
    fired: (json, leftOut) => listener.inside(readFired(json, leftOut)),
    frame: (connection, xml, stack) => listener.frame(connection, xml, stacks.numberOf(stack)),
  };
  const ears: Ears = {
    listener: heard,
    stacks,
    counts,
    logpoints,
    rooms: '',
    hosts: [],
    ownModules: [],
    fault: undefined,
  };
  return ears;
}

/** Until the server starts, randomness must not differ between boots. */
function fixedRandom(): Random {
  let last = 0;
  return { bytes: (length) => Uint8Array.from({ length }, () => (last = (last * 5 + 1) % 256)) };
}
