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

/** Boots Prosody in it, or goes on from a boot that was kept, and says what that one said. Throws `LuaError`. */
export function bootMachine(
  machine: LuaMachine,
  options: MachineBoot,
  listener: ProsodyMachineListener,
): BootedMachine {
  const mount = (path: string, content: string) => machine.mountFile(path, content);
  listener.goesOn();
  mountProsody(options.pack, options.own, mount);
  const readConfig = mountConfig(options.config, mount);
  const loadShims = mountShims(mount);
  listener.goesOn();
  const mayKeep = options.counts !== true;
  const adopted = mayKeep && options.kept !== undefined && machine.adopt(options.kept.memory);
  if (adopted && options.kept !== undefined) {
    tellAgain(options.kept.told, listener);
    return { snapshot: adopted, kept: undefined };
  }
  const told: BootTold[] = [];
  const hears = recordTold(listener, told);
  machine.boot('bootstrap', `${readConfig}${loadShims}\n${bootChunk(options)}`);
  listener.goesOn();
  machine.call('settle');
  hears.stop();
  const snapshot = machine.takeSnapshot();
  listener.goesOn();
  return { snapshot, kept: mayKeep ? { memory: snapshot.image, told } : undefined };
}

function bootChunk({ counts = false }: MachineBoot): string {
  const start = counts ? 'require "caesura.coverage".start(); ' : '';
  return `${start}return require "caesura.boot";`;
}
