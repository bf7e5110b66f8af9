import type { Milliseconds } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { Account } from '../../xmpp/account.ts';
import type { Pack } from '../pack.ts';
import { type ProsodyMachineListener, hostFunctions } from './host-functions.ts';
import { createLuaMachine } from './lua-machine.ts';
import { mountProsody, mountShims } from './mount.ts';
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
  /** Back to the state after boot, at a new moment; only these accounts may sign in, if they are given. */
  reset(accounts?: readonly Account[]): void;
  /** On the virtual clock; `undefined` when no timer is set. */
  nextTimerIn(): Milliseconds | undefined;
}

interface ProsodyMachineOptions {
  readonly pack: Pack;
  /** Where wasmoon's `glue.wasm` lies: a URL in a browser, a path in Node. */
  readonly wasm: string;
  /** The moment at which the server starts, since 1970; asked at boot and at each reset. */
  readonly startTime: () => Milliseconds;
  /** Asked at boot and at each reset, so that a seeded one begins anew. */
  readonly random: () => Random;
  readonly listener: Omit<ProsodyMachineListener, 'rooms'>;
}

/** Boots Prosody. Rejects with a `LuaError` when Prosody does not start. */
export async function bootProsody(options: ProsodyMachineOptions): Promise<ProsodyMachine> {
  const parsers = createXmlEventParsers();
  let random = fixedRandom();
  let toldRooms = '';
  const listener = { ...options.listener, rooms: (json: string) => void (toldRooms = json) };
  const machine = await createLuaMachine(
    options.wasm,
    hostFunctions({ listener, parsers, random: () => random }),
  );
  const mount = (path: string, content: string) => machine.mountFile(path, content);
  listener.goesOn();
  mountProsody(options.pack, mount);
  listener.goesOn();
  machine.boot('bootstrap', `${mountShims(mount)}\nreturn require "caesura.boot";`);
  listener.goesOn();
  machine.call('settle');
  const snapshot = machine.takeSnapshot();
  listener.goesOn();
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
    rooms() {
      toldRooms = '';
      turn('rooms');
      return toldRooms;
    },
    nextTimerIn: () => (nextTimer === undefined ? undefined : nextTimer * 1000),
    reset(accounts) {
      parsers.clear();
      snapshot.restore();
      start();
      if (accounts === undefined) return;
      turn('close_doors');
      for (const { jid, password } of accounts) turn('let_in', jid, password);
    },
  };
}

/** Until the server starts, randomness must not differ between boots. */
function fixedRandom(): Random {
  let last = 0;
  return { bytes: (length) => Uint8Array.from({ length }, () => (last = (last * 5 + 1) % 256)) };
}
