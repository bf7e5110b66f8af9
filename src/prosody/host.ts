import type { UsualHost } from './usual-hosts.ts';
import { assertUnreachable } from '../base/assert.ts';
import type { CrashedAt } from './crash-words.ts';
import { type LuaFault, faultWords, hangingAt, luaFault } from './lua-fault.ts';
import { createKeptBoots, programNamed, type BootStore, type KeptBoots } from './kept-boots.ts';
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
  type WarmProsody,
  bootProsody,
  warmProsody,
} from './runtime/prosody-machine.ts';
import { BootError, type LoadedModule, type ProsodyLogLine, type TurnNumber } from './server.ts';

/**
 * Serves one Prosody at a port, until the port closes or the machine breaks. The first message must be `boot`. With a
 * `store`, it goes on from boots of the same that were kept there, and keeps its own where it may.
 */
export function serveProsody(port: Port<ServerMessage, ServerRequest>, store?: BootStore): void {
  // Everything is loaded.
  port.post({ kind: 'here' });
  const host = new Host(port, store);
  port.listen((message) => host.receive(message));
}

type Request = Exclude<ServerRequest, { kind: 'boot' | 'warm' | 'knock' | 'beside' }>;

class Host {
  readonly #port: Port<ServerMessage, ServerRequest>;
  readonly #boots: KeptBoots | undefined;
  #options: BootOptions | undefined;
  #warmed: Promise<WarmProsody | undefined> | undefined;
  /** The one that counts what runs is booted when it is first asked for: it is much slower. */
  readonly #machines: { plain?: ProsodyMachine; counting?: ProsodyMachine } = {};
  #machine: ProsodyMachine | undefined;
  #turn: TurnNumber | undefined;
  #hasCrashed = false;
  /** What came while another machine is booted; `undefined` otherwise. */
  #waiting: Request[] | undefined;

  constructor(port: Port<ServerMessage, ServerRequest>, store: BootStore | undefined) {
    this.#port = port;
    const program = programNamed(import.meta.url);
    const mayKeep = store !== undefined && program !== undefined;
    this.#boots = mayKeep ? createKeptBoots(store, program) : undefined;
  }

  receive(message: ServerRequest): void {
    if (this.#hasCrashed) return;
    if (message.kind === 'knock') return this.#port.post({ kind: 'here' });
    if (message.kind === 'beside') return;
    if (message.kind === 'warm') return void (this.#warmed = warmed(message.options));
    if (message.kind === 'boot') {
      this.#boot(message.options).catch((error: unknown) => this.#crash('start', error));
      return;
    }
    if (this.#waiting === undefined) this.#obey(message);
    else this.#waiting.push(message);
  }

  async #boot(options: BootOptions): Promise<void> {
    this.#options = options;
    const listener = tellPort(this.#port, () => this.#turn);
    // Who keeps none looks for none: nothing of the browser's storage is touched then.
    const boots = options.keepsBoot === true ? this.#boots : undefined;
    const kept = await boots?.find(options);
    const begun = await this.#warmed;
    const { machine, ...booted } = await bootTelling(options, listener, { kept, warmed: begun });
    this.#machines.plain = machine;
    this.#machine = machine;
    this.#port.post({ kind: 'booted', ...booted });
    if (machine.boot !== undefined) await boots?.keep(options, machine.boot);
  }

  #obey(message: Request): void {
    try {
      if (message.kind === 'reset') {
        const wanted = message.watched?.coverage === true ? 'counting' : 'plain';
        this.#machine = this.#machines[wanted];
        if (this.#machine === undefined) return this.#bootCounting(message);
      }
      if (this.#machine === undefined) throw new Error(`A "${message.kind}" came before the boot`);
      this.#turn = turnAfter(this.#turn ?? 0, message);
      carryOut(this.#machine, message, this.#port);
    } catch (error) {
      this.#crash('run', error);
    }
  }

  /** All that comes in the meantime waits, as a port keeps the order. */
  #bootCounting(first: Request): void {
    const options = this.#options;
    if (options === undefined) throw new Error(`A "${first.kind}" came before the boot`);
    const waiting = [first];
    this.#waiting = waiting;
    const listener = tellPort(this.#port, () => this.#turn);
    let isBooting = true;
    // What a boot has to say was said by the first one.
    const log = (line: ProsodyLogLine) => (isBooting ? undefined : listener.log(line));
    bootTelling(options, { ...listener, log }, { counts: true })
      .then(({ machine }) => {
        isBooting = false;
        this.#machines.counting = machine;
        this.#waiting = undefined;
        for (const message of waiting) this.receive(message);
      })
      .catch((error: unknown) => this.#crash('start', error));
  }

  #crash(at: CrashedAt, error: unknown): void {
    this.#hasCrashed = true;
    this.#machine = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    const fault = error instanceof BootError ? error.fault : undefined;
    this.#port.post({
      kind: 'crashed',
      at,
      problem: reason,
      ...(fault === undefined ? {} : { fault }),
    });
  }
}

/** What is wrong with the code is told by whoever boots it. */
async function warmed({ pack, ...options }: BootOptions): Promise<WarmProsody | undefined> {
  try {
    return await warmProsody({ ...options, pack: await readPack(pack) });
  } catch {
    return undefined;
  }
}

interface Booted {
  readonly machine: ProsodyMachine;
  readonly version: string;
  /** What did not load. */
  readonly faults: readonly LuaFault[];
  readonly ownModules: readonly LoadedModule[];
  /** What of its configuration counts for nothing. */
  readonly setAside: readonly string[];
  /** What its configuration serves; absent: it has none of its own. */
  readonly hosts?: readonly UsualHost[];
}

/** What hears a machine as soon as it is known what is booted. */
interface PortListener extends Omit<MachineListener, 'setAside' | 'worksAt'> {
  worksAt(place: LuaFault): void;
}

/** Rejects, with a message for people, when Prosody does not start. */
async function bootTelling(
  options: BootOptions,
  listener: PortListener,
  kind: Pick<Parameters<typeof bootProsody>[0], 'counts' | 'kept' | 'warmed'>,
): Promise<Booted> {
  const pack = await readPack(options.pack);
  const texts = { ...pack.files, ...options.own?.files, ...options.config?.files };
  let setAside: readonly string[] = [];
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
      config: options.config,
      wasm: options.wasm,
      startTime: () => options.startTime ?? Date.now(),
      random: () => (options.seed === undefined ? platformRandom : seededRandom(options.seed)),
      ...kind,
      listener: {
        ...listener,
        log,
        worksAt: (source, line) => listener.worksAt(hangingAt(source, line, texts)),
        setAside: (names) => void (setAside = names.split('\n').filter((name) => name !== '')),
      },
    });
    isBooting = false;
    const own = options.config === undefined ? {} : { hosts: machine.hosts() };
    const ownModules = machine.ownModules();
    return { machine, version: pack.version, faults, ownModules, setAside, ...own };
  } catch (error) {
    if (!(error instanceof LuaError)) throw error;
    const fault = luaFault(error.message, texts);
    throw new BootError(faultWords(fault), fault);
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
): PortListener {
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
    inside: (told) => port.post({ kind: 'inside', told, turn: turn() ?? 0 }),
    closed: (connection) => port.post({ kind: 'closed', connection }),
    log: (line) => port.post({ kind: 'log', line: numbered(line) }),
    goesOn: () => port.post({ kind: 'here' }),
    worksAt: (place) => port.post({ kind: 'works-at', place }),
  };
}

function carryOut(
  machine: ProsodyMachine,
  message: Request,
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
    case 'coverage':
      return port.post({ kind: 'coverage', request: message.request, files: machine.coverage() });
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
