import { assertUnreachable } from '../base/assert.ts';
import { type LuaFault, faultWords, luaFault } from './lua-fault.ts';
import { readPack } from './pack.ts';
import {
  turnAfter,
  type BootOptions,
  type Port,
  type ServerMessage,
  type ServerRequest,
} from './protocol.ts';
import { LuaError } from './runtime/lua-machine.ts';
import { platformRandom, seededRandom } from './random.ts';
import {
  type MachineListener,
  type ProsodyMachine,
  bootProsody,
} from './runtime/prosody-machine.ts';
import type { ProsodyLogLine, TurnNumber } from './server.ts';

/** Serves one Prosody at a port, until the port closes or the machine breaks. The first message must be `boot`. */
export function serveProsody(port: Port<ServerMessage, ServerRequest>): void {
  let machine: ProsodyMachine | undefined;
  let crashed = false;
  let turn: TurnNumber | undefined;

  function crash(what: string, error: unknown): void {
    crashed = true;
    machine = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    port.post({ kind: 'crashed', problem: `The embedded Prosody ${what}: ${reason}` });
  }
  async function boot(options: BootOptions): Promise<void> {
    const booted = await bootTelling(
      options,
      tellPort(port, () => turn),
    );
    machine = booted.machine;
    port.post({ kind: 'booted', version: booted.version, faults: booted.faults });
  }
  // Everything is loaded.
  port.post({ kind: 'here' });
  port.listen((message) => {
    if (crashed) return;
    if (message.kind === 'knock') return port.post({ kind: 'here' });
    if (message.kind === 'boot') {
      boot(message.options).catch((error: unknown) => crash('did not start', error));
      return;
    }
    try {
      if (machine === undefined) throw new Error(`A "${message.kind}" came before the boot`);
      turn = turnAfter(turn ?? 0, message);
      carryOut(machine, message, port);
    } catch (error) {
      crash('has stopped', error);
    }
  });
}

interface Booted {
  readonly machine: ProsodyMachine;
  readonly version: string;
  /** What did not load. */
  readonly faults: readonly LuaFault[];
}

/** Rejects, with a message for people, when Prosody does not start. */
async function bootTelling(options: BootOptions, listener: MachineListener): Promise<Booted> {
  const pack = await readPack(options.pack);
  const texts = { ...pack.files, ...options.own?.files };
  const faults: LuaFault[] = [];
  let isBooting = true;
  const log = (line: ProsodyLogLine): void => {
    if (isBooting && isFault(line)) faults.push(luaFault(line.message, texts));
    listener.log(line);
  };
  try {
    const machine = await bootProsody({
      pack,
      own: options.own,
      wasm: options.wasm,
      startTime: () => options.startTime ?? Date.now(),
      random: () => (options.seed === undefined ? platformRandom : seededRandom(options.seed)),
      listener: { ...listener, log },
    });
    isBooting = false;
    return { machine, version: pack.version, faults };
  } catch (error) {
    if (!(error instanceof LuaError)) throw error;
    throw new Error(faultWords(luaFault(error.message, texts)), { cause: error });
  }
}

/** All errors of Prosody's module manager are of modules that did not load. */
function isFault({ level, source }: ProsodyLogLine): boolean {
  return level === 'error' && source === 'modulemanager';
}

/** What comes of a turn goes to the port; `turn` is `undefined` until the server has booted. */
function tellPort(
  port: Port<ServerMessage, ServerRequest>,
  turn: () => TurnNumber | undefined,
): MachineListener {
  const numbered = (line: ProsodyLogLine): ProsodyLogLine => {
    const number = turn();
    return number === undefined ? line : { ...line, turn: number };
  };
  return {
    stack: (stack, places) => port.post({ kind: 'stack', stack, places }),
    frame: (connection, xml, stack) => {
      const made = stack === undefined ? {} : { stack };
      port.post({ kind: 'frame', connection, xml, turn: turn() ?? 0, ...made });
    },
    closed: (connection) => port.post({ kind: 'closed', connection }),
    log: (line) => port.post({ kind: 'log', line: numbered(line) }),
    goesOn: () => port.post({ kind: 'here' }),
  };
}

function carryOut(
  machine: ProsodyMachine,
  message: Exclude<ServerRequest, { kind: 'boot' | 'knock' }>,
  port: Port<ServerMessage, ServerRequest>,
): void {
  switch (message.kind) {
    case 'open':
      return machine.open(message.connection);
    case 'frame':
      return machine.receive(message.connection, message.xml);
    case 'drop':
      return machine.drop(message.connection);
    case 'idle':
      break;
    case 'advance':
      machine.advance(message.by);
      break;
    case 'reset':
      return answerIdle(machine, message, port, machine.reset(message.stage, message.watched));
    case 'rooms':
      return port.post({ kind: 'rooms', request: message.request, json: machine.rooms() });
    case 'source':
      return port.post({
        kind: 'source',
        request: message.request,
        text: machine.source(message.file),
      });
    default:
      return assertUnreachable(message);
  }
  answerIdle(machine, message, port);
}

function answerIdle(
  machine: ProsodyMachine,
  { request }: { readonly request: number },
  port: Port<ServerMessage, ServerRequest>,
  fault?: string,
): void {
  const nextTimerIn = machine.nextTimerIn();
  port.post({ kind: 'idle', request, nextTimerIn, ...(fault === undefined ? {} : { fault }) });
}
