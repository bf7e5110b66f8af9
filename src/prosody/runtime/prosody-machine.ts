import type { Milliseconds } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { Pack } from '../pack.ts';
import { isProfile, prepare } from '../stringprep/prepare.ts';
import type { ProsodyLogLine } from '../server.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { hashFunctions } from './hashes.ts';
import { domainToAscii, domainToUnicode } from './idna.ts';
import { type HostFunction, createLuaMachine } from './lua-machine.ts';
import { luaSources } from './lua-sources.ts';
import { PROSODY_CONFIG } from './server-config.ts';
import { type XmlEventParsers, createXmlEventParsers } from './xml-events.ts';

/**
 * Prosody in a Lua machine, synchronously: each call runs to its end and calls the listener on the way.
 * A call that throws leaves the machine broken.
 */
export interface ProsodyMachine {
  open(connection: number): void;
  receive(connection: number, frame: string): void;
  drop(connection: number): void;
  advance(by: Milliseconds): void;
  /** Back to the state after boot, at a new moment. */
  reset(): void;
  /** On the virtual clock; `undefined` when no timer is set. */
  nextTimerIn(): Milliseconds | undefined;
}

export interface ProsodyMachineListener {
  frame(connection: number, xml: string): void;
  closed(connection: number): void;
  log(line: ProsodyLogLine): void;
}

export interface ProsodyMachineOptions {
  readonly pack: Pack;
  /** Where wasmoon's `glue.wasm` lies: a URL in a browser, a path in Node. */
  readonly wasm: string;
  /** The moment at which the server starts, since 1970; asked at boot and at each reset. */
  readonly startTime: () => Milliseconds;
  /** Asked at boot and at each reset, so that a seeded one begins anew. */
  readonly random: () => Random;
  readonly listener: ProsodyMachineListener;
}

/** Every boot happens at this moment (2024-01-01), so that each gives the same memory; `start` then sets the time. */
const BOOT_TIME_S = 1_704_067_200;

/** Boots Prosody. Rejects with a `LuaError` when Prosody does not start. */
export async function bootProsody(options: ProsodyMachineOptions): Promise<ProsodyMachine> {
  const parsers = createXmlEventParsers();
  let random = fixedRandom();
  const machine = await createLuaMachine(
    options.wasm,
    hostFunctions(options.listener, parsers, () => random),
  );
  mountFiles(options.pack, (path, content) => machine.mountFile(path, content));
  machine.boot('caesura/bootstrap', BOOTSTRAP);
  machine.call('settle');
  const snapshot = machine.takeSnapshot();
  let nextTimer: number | undefined;

  function turn(...args: readonly (string | number)[]): void {
    nextTimer = machine.call(...args);
  }
  function start(): void {
    random = options.random();
    turn('start', options.startTime() / 1000);
  }
  start();
  return {
    open: (connection) => turn('open', connection),
    receive: (connection, frame) => turn('receive', connection, frame),
    drop: (connection) => turn('drop', connection),
    advance: (by) => turn('advance', by / 1000),
    nextTimerIn: () => (nextTimer === undefined ? undefined : nextTimer * 1000),
    reset() {
      parsers.clear();
      snapshot.restore();
      start();
    },
  };
}

const SOURCE_FOLDER = '/usr/lib/prosody';
const SHIM_FOLDER = '/usr/lib/caesura';

/** Registers our modules in place of Prosody's C modules and boots. */
const BOOTSTRAP = `
for name in io.lines("${SHIM_FOLDER}/modules.txt") do
	package.preload[name] = assert(loadfile("${SHIM_FOLDER}/" .. name .. ".lua"));
end
return require "caesura.boot";
`;

function mountFiles(pack: Pack, mount: (path: string, content: string) => void): void {
  for (const [path, content] of Object.entries(pack.files)) {
    mount(`${SOURCE_FOLDER}/${path}`, content);
  }
  mount(`${SOURCE_FOLDER}/prosody.version`, `${pack.version}\n`);
  for (const [name, content] of luaSources) mount(`${SHIM_FOLDER}/${name}.lua`, content);
  mount(`${SHIM_FOLDER}/modules.txt`, [...luaSources.keys()].join('\n'));
  mount('/etc/prosody/prosody.cfg.lua', PROSODY_CONFIG);
}

/** What `lua/` calls; see there for the meaning of each. */
function hostFunctions(
  listener: ProsodyMachineListener,
  parsers: XmlEventParsers,
  random: () => Random,
): ReadonlyMap<string, HostFunction> {
  return new Map<string, HostFunction>([
    ...Object.entries(connectionFunctions(listener)),
    ...Object.entries(xmlFunctions(parsers)),
    ...Object.entries(encodingFunctions),
    ...Object.entries(hashFunctions),
    ['boot_time', () => BOOT_TIME_S],
    ['random_bytes', (args) => random().bytes(args.number(0))],
  ]);
}

function connectionFunctions(listener: ProsodyMachineListener): Record<string, HostFunction> {
  return {
    deliver: (args) => void listener.frame(args.number(0), args.text(1)),
    closed: (args) => void listener.closed(args.number(0)),
    log: (args) =>
      void listener.log({
        level: logLevel(args.text(0)),
        source: args.text(1),
        message: args.text(2),
      }),
  };
}

function xmlFunctions(parsers: XmlEventParsers): Record<string, HostFunction> {
  return {
    xml_new: (args) => void parsers.open(args.number(0), args.boolean(1)),
    xml_parse: (args) => parsers.parse(args.number(0), args.bytes(1)),
    xml_end: (args) => parsers.end(args.number(0)),
    xml_free: (args) => void parsers.free(args.number(0)),
  };
}

const encodingFunctions: Readonly<Record<string, HostFunction>> = {
  base64_encode: (args) => encodeBase64(args.bytes(0)),
  base64_decode: (args) => decodeBase64(args.text(0)),
  idna_to_ascii: (args) => domainToAscii(args.text(0)),
  idna_to_unicode: (args) => domainToUnicode(args.text(0)),
  stringprep(args) {
    const profile = args.text(0);
    if (!isProfile(profile)) throw new Error(`No stringprep profile ${profile}`);
    return prepare(profile, args.text(1), args.boolean(2));
  },
};

const LEVELS: readonly ProsodyLogLine['level'][] = ['debug', 'info', 'warn', 'error'];

function logLevel(name: string): ProsodyLogLine['level'] {
  return LEVELS.find((level) => level === name) ?? 'info';
}

/** Until the server starts, randomness must not differ between boots. */
function fixedRandom(): Random {
  let last = 0;
  return { bytes: (length) => Uint8Array.from({ length }, () => (last = (last * 5 + 1) % 256)) };
}
