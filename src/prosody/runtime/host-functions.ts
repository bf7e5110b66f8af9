import type { Random } from '../../base/random.ts';
import type { ProsodyLogLine } from '../server.ts';
import { base64 } from '../../base/octets.ts';
import { isProfile, prepare } from '../../xmpp/stringprep/prepare.ts';
import { fromLooseBase64 } from './loose-base64.ts';
import { hashFunctions } from './hashes.ts';
import { domainToAscii, domainToUnicode } from './idna.ts';
import type { HostFunction } from './lua-machine.ts';
import type { LogpointWords } from './logpoints.ts';
import type { XmlEventParsers } from './xml-events.ts';

export interface ProsodyMachineListener {
  /** `stack`: where Prosody's code stood, as `lua/caesura/stacks.lua` writes it. */
  frame(connection: number, xml: string, stack: string): void;
  /** From now on, stacks name this function by this number. */
  code(number: number, file: string, line: number): void;
  /** These lines of a function ran so often; as `lua/caesura/coverage.lua` writes them. */
  ran(file: string, defined: number, lines: string): void;
  /** A file's code, as `string.dump` gives it. */
  compiled(file: string, dump: Uint8Array): void;
  /** Of a logpoint; see `runtime/logpoints.ts`. */
  logpoint(told: LogpointWords): void;
  /** What fired in a turn, as JSON, and how many more events did. */
  fired(json: string, leftOut: number): void;
  closed(connection: number): void;
  log(line: ProsodyLogLine): void;
  /** The boot, which hears nothing meanwhile, has come further. */
  goesOn(): void;
  /** Where there is own code: a line that has run for long, or begins what may; as Lua names the file. */
  worksAt(source: string, line: number): void;
  /** What of a configuration of somebody's own is set aside: names, each on a line. */
  setAside(names: string): void;
  /** All rooms, as JSON. */
  rooms(json: string): void;
  /** All domains that are served, as JSON. */
  hosts(json: string): void;
  /** Which modules of the folder of own ones are loaded, as JSON. */
  ownModules(json: string): void;
  /** What of a stage cannot be had, in words that end a sentence. */
  stageFault(words: string): void;
  /** A module of a stage did not load on a host, and what Lua says of it. */
  moduleFault(module: string, host: string, words: string): void;
}

interface HostFunctionsOptions {
  readonly listener: ProsodyMachineListener;
  readonly parsers: XmlEventParsers;
  readonly random: () => Random;
}

/** Every boot happens at this moment (2024-01-01), so that each gives the same memory; `start` then sets the time. */
const BOOT_TIME_S = 1_704_067_200;

/** What `lua/` calls; see there for the meaning of each. */
export function hostFunctions({
  listener,
  parsers,
  random,
}: HostFunctionsOptions): Map<string, HostFunction> {
  return new Map<string, HostFunction>([
    ...Object.entries(connectionFunctions(listener)),
    ...Object.entries(xmlFunctions(parsers)),
    ...Object.entries(encodingFunctions),
    ...Object.entries(hashFunctions),
    ['boot_time', () => BOOT_TIME_S],
    ['goes_on', () => void listener.goesOn()],
    ['random_bytes', (args) => random().bytes(args.number(0))],
  ]);
}

function connectionFunctions(listener: ProsodyMachineListener): Record<string, HostFunction> {
  return {
    deliver: (args) => void listener.frame(args.number(0), args.text(1), args.text(2)),
    code: (args) => void listener.code(args.number(0), args.text(1), args.number(2)),
    ran: (args) => void listener.ran(args.text(0), args.number(1), args.text(2)),
    compiled: (args) => void listener.compiled(args.text(0), args.bytes(1)),
    logpoint: (args) =>
      void listener.logpoint({
        number: args.number(0),
        line: args.number(1),
        value: args.text(2),
        problem: args.text(3),
        locals: args.text(4),
        stack: args.text(5),
      }),
    fired: (args) => void listener.fired(args.text(0), args.number(1)),
    closed: (args) => void listener.closed(args.number(0)),
    set_aside: (args) => void listener.setAside(args.text(0)),
    rooms: (args) => void listener.rooms(args.text(0)),
    hosts: (args) => void listener.hosts(args.text(0)),
    own_modules: (args) => void listener.ownModules(args.text(0)),
    stage_fault: (args) => void listener.stageFault(args.text(0)),
    module_fault: (args) => void listener.moduleFault(args.text(0), args.text(1), args.text(2)),
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
    xml_new: (args) =>
      void parsers.open(args.number(0), args.boolean(1) ? args.text(2) : undefined),
    xml_parse: (args) => parsers.parse(args.number(0), args.bytes(1)),
    xml_end: (args) => parsers.end(args.number(0)),
    xml_free: (args) => void parsers.free(args.number(0)),
  };
}

const encodingFunctions: Readonly<Record<string, HostFunction>> = {
  base64_encode: (args) => base64(args.bytes(0)),
  base64_decode: (args) => fromLooseBase64(args.text(0)),
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
