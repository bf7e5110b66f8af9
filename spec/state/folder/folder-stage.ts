import { withOpened } from '../../../src/state/document-store.ts';
import { createFolderDesk, type FolderDesk } from '../../../src/state/folder/folder-desk.ts';
import type { GivenFolder } from '../../../src/state/folder/folder-ports.ts';
import { createFolderStore } from '../../../src/state/folder/folder-store.ts';
import { lookForScripts } from '../../../src/state/folder/wanted-scripts.ts';
import { SimulatedBrowser, type SimulatedTab } from '../../support/browser-stage.ts';

const encoder = new TextEncoder();

/** A folder on a disk that the browser lets the page into. */
export class SimulatedDisk {
  readonly files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; stamp: number }>();
  /** What the person, or the browser, allows. */
  allows: 'nothing' | 'read' | 'readwrite' = 'readwrite';
  /** Whether the person says yes when the browser asks. */
  saysYes = true;
  /** What every write meets. */
  writeFault: string | undefined;
  told: () => Promise<void> = () => Promise.resolve();
  #stamps = 0;

  constructor(
    readonly name: string,
    files: Readonly<Record<string, string>>,
  ) {
    for (const [path, text] of Object.entries(files)) this.put(path, text);
  }

  /** Another program writes. */
  put(path: string, content: string | Uint8Array<ArrayBuffer>): number {
    this.#stamps += 1;
    const bytes = typeof content === 'string' ? encoder.encode(content) : content;
    this.files.set(path, { bytes, stamp: this.#stamps });
    return this.#stamps;
  }

  text(path: string): string | undefined {
    const file = this.files.get(path);
    return file && new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
  }

  given(): GivenFolder {
    const isAllowed = (access: string) =>
      this.allows === 'readwrite' || (this.allows === 'read' && access === 'read');
    return {
      name: this.name,
      list: () => {
        const looking = lookForScripts();
        const scripts = [...this.files]
          .filter(([path]) => looking.wantsFile(path))
          .map(([path, { bytes, stamp }]) => ({
            path,
            stamp,
            size: bytes.length,
            bytes: () => Promise.resolve(bytes),
          }));
        return Promise.resolve({
          scripts,
          others: looking.others(),
          folders: looking.folders(),
        });
      },
      disk: {
        handle: { disk: this.name },
        may: (access, asks) => {
          if (asks && this.saysYes) this.allows = 'readwrite';
          return Promise.resolve(isAllowed(access));
        },
        read: (path) => Promise.resolve(this.files.get(path)?.bytes),
        write: (path, bytes) =>
          this.writeFault === undefined
            ? Promise.resolve(this.put(path, bytes))
            : Promise.reject(new Error(this.writeFault)),
        remove: (path) => Promise.resolve(void this.files.delete(path)),
        isSame: (other) => Promise.resolve('disk' in other && other.disk === this.name),
        watch: (mayHaveChanged) => {
          this.told = mayHaveChanged;
          return { dispose: () => void (this.told = () => Promise.resolve()) };
        },
      },
    };
  }
}

/** A folder that the page was given without a way back to the disk. */
export function givenCopy(name: string, files: Readonly<Record<string, string>>): GivenFolder {
  const given = new SimulatedDisk(name, files).given();
  return { name, list: () => given.list() };
}

/** A browser in which folders can be opened. */
export class FolderBrowser extends SimulatedBrowser {
  readonly disks = new Map<string, SimulatedDisk>();

  disk(name: string, files: Readonly<Record<string, string>>): SimulatedDisk {
    const disk = new SimulatedDisk(name, files);
    this.disks.set(name, disk);
    return disk;
  }

  /** A tab with the page, and its folder. The same session is the same tab after a reload. */
  async folderTab(session: FolderSession = {}): Promise<FolderTab> {
    const tab = await this.open(session);
    const desk = createFolderDesk(createFolderStore(), pageOf(tab), {
      storage: this.storage(),
      locks: {
        hold: (name) => {
          if (this.isHeldByOther(name, tab)) return Promise.resolve(false);
          tab.holds.add(name);
          return Promise.resolve(true);
        },
        release: (name) => void tab.holds.delete(name),
      },
      wallNow: () => 1_700_000_000_000 + this.clock.now(),
      freshId: () => this.freshId(),
      session: { get: () => session.folder, set: (id) => void (session.folder = id) },
      choose: () => Promise.resolve(undefined),
      byHandle: (handle) => this.disks.get((handle as { disk?: string }).disk ?? '')?.given(),
    });
    return { tab, desk, document: tab.document };
  }

  /** The page goes without a word, and comes back in the same tab. */
  async reload({ tab }: FolderTab): Promise<FolderTab> {
    await this.clock.pass(1000);
    this.close(tab);
    const again = await this.folderTab(tab.session);
    await again.desk.restore();
    return again;
  }
}

export interface FolderSession {
  id?: string | undefined;
  folder?: string | undefined;
}

export interface FolderTab {
  readonly tab: SimulatedTab;
  readonly desk: FolderDesk;
  readonly document: SimulatedTab['document'];
}

function pageOf(tab: SimulatedTab) {
  return {
    document: tab.document,
    open: (opened: Parameters<typeof withOpened>[1]) =>
      tab.document.setState((state) => withOpened(state, opened)),
    replaceText: (text: string) => tab.document.setState({ text }),
    dropDraft: (id: string) => tab.keeper.deleteDraft(id),
    renamed: () => undefined,
    showScripts: () => undefined,
  };
}
