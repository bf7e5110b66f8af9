import type { Pack } from '../pack.ts';
import type { OwnConfig, OwnModules } from '../protocol.ts';
import type { ProsodyMachineListener } from './host-functions.ts';
import { recordTold, tellAgain, type BootTold, type KeptBoot } from './kept-boot.ts';
import type { LuaMachine } from './lua-machine.ts';
import { mountConfig, mountProsody, mountShims } from './mount.ts';
import type { Snapshot } from './snapshot.ts';

/** What is booted. */
export interface MachineBoot {
  readonly pack: Pack;
  readonly own?: OwnModules | undefined;
  readonly config?: OwnConfig | undefined;
  /** Whether it counts which lines of Lua run: that makes it several times slower. */
  readonly counts?: boolean;
  /** A boot of the same to go on from; one that does not fit this machine is passed over. Not for one that counts. */
  readonly kept?: KeptBoot | undefined;
}

export interface BootedMachine {
  /** Of the moment at which everything is loaded. */
  readonly snapshot: Snapshot;
  readonly kept: KeptBoot | undefined;
}

/** A machine in which a boot was begun, as far as no host and no module of one is loaded. */
export interface WarmMachine {
  readonly machine: LuaMachine;
  readonly told: readonly BootTold[];
  /** Whether a boot of this would have come to the same. */
  fits(boot: MachineBoot): boolean;
}

/** Begins a boot of what is likely to be booted next. Throws `LuaError`. */
export function warmUp(
  machine: LuaMachine,
  boot: MachineBoot,
  listener: ProsodyMachineListener,
): WarmMachine {
  const told: BootTold[] = [];
  const hears = recordTold(listener, told, 'unheard');
  const { files, chunk } = layOut(boot);
  machine.files.layOut(files);
  if (hasOwnCode(boot)) machine.work.start((file, line) => listener.worksAt(file, line));
  machine.boot('bootstrap', chunk);
  hears.stop();
  return {
    machine,
    told,
    fits(other) {
      const laidOut = layOut(other);
      const isAsOwn = hasOwnCode(other) === hasOwnCode(boot);
      return isAsOwn && laidOut.chunk === chunk && machine.files.isSameSoFar(laidOut.files);
    },
  };
}

/** Boots Prosody in it, or goes on from a boot that was kept, and says what that one said. Throws `LuaError`. */
export function bootMachine(
  machine: LuaMachine,
  options: MachineBoot,
  listener: ProsodyMachineListener,
): BootedMachine {
  listener.goesOn();
  const mayKeep = options.counts !== true;
  const adopted = mayKeep && options.kept !== undefined && machine.adopt(options.kept.memory);
  if (adopted && options.kept !== undefined) {
    machine.files.layOut(layOut(options).files);
    tellAgain(options.kept.told, listener);
    return { snapshot: adopted, kept: undefined };
  }
  return goOn(warmUp(machine, options, listener), options, listener);
}

/** Ends a boot that was begun, with what fits it, and says what was said at its beginning. */
export function goOn(
  { machine, told: before }: WarmMachine,
  options: MachineBoot,
  listener: ProsodyMachineListener,
): BootedMachine {
  const told: BootTold[] = [];
  const hears = recordTold(listener, told);
  tellAgain(before, listener);
  machine.files.layOut(layOut(options).files);
  listener.goesOn();
  machine.call('load_hosts');
  listener.goesOn();
  machine.call('settle');
  hears.stop();
  const snapshot = machine.takeSnapshot();
  listener.goesOn();
  const mayKeep = options.counts !== true;
  return { snapshot, kept: mayKeep ? { memory: snapshot.image, told } : undefined };
}

/** All files of a boot, and the chunk that begins it. */
function layOut(boot: MachineBoot) {
  const files = new Map<string, string>();
  const mount = (path: string, content: string) => void files.set(path, content);
  mountProsody(boot.pack, boot.own, mount);
  const readConfig = mountConfig(boot.config, mount);
  const loadShims = mountShims(mount);
  return { files, chunk: `${readConfig}${loadShims}\n${bootChunk(boot)}` };
}

function hasOwnCode({ own, config }: MachineBoot): boolean {
  return own !== undefined || config !== undefined;
}

function bootChunk({ counts = false }: MachineBoot): string {
  const start = counts ? 'require "caesura.coverage".start(); ' : '';
  return `${start}return require "caesura.boot";`;
}
