import type { Disposable } from '../../base/disposable.ts';
import type { KeeperPorts } from '../keeping/keeper-ports.ts';
import type { FolderListing } from './read-folder.ts';

/** A folder, an archive, or files that a person gave the page as scripts. */
export interface GivenFolder {
  readonly name: string;
  /** What lies in it now. Rejects with what the browser says, or with a `GivenFilesError`. */
  list(): Promise<FolderListing>;
  /** Absent where the page cannot write to it. */
  readonly disk?: FolderOnDisk;
}

/** A folder on the disk that the browser lets the page into. Every promise rejects with what the browser says. */
export interface FolderOnDisk {
  /** What the browser's storage keeps of it; it may be asked for again with it. */
  readonly handle: object;
  /** Whether the page may read, or write, there. `asks`: the browser may ask the person, which takes a press or a key. */
  may(access: 'read' | 'readwrite', asks: boolean): Promise<boolean>;
  /** What lies at that path now; `undefined`: nothing. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Writes a file, and the folders that it is in. Gives its new stamp. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<number>;
  remove(path: string): Promise<void>;
  isSame(other: object): Promise<boolean>;
  /** Calls back when something may have been written, and waits for the answer before it calls again. */
  watch(mayHaveChanged: () => Promise<void>): Disposable;
}

/** What folders need of the browser; the composition root provides it, specs simulate it. */
export interface FolderPorts extends Pick<
  KeeperPorts,
  'storage' | 'locks' | 'wallNow' | 'freshId' | 'session'
> {
  /** Asks the person for a folder; `undefined` where they think better of it. */
  choose(): Promise<GivenFolder | undefined>;
  /** A folder by what the browser's storage kept of it; `undefined` where that is no folder of this browser. */
  byHandle(handle: unknown): GivenFolder | undefined;
}
