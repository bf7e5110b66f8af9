import type { Disposable } from '../../base/disposable.ts';
import { t } from '../../base/translate.ts';
import type { DocumentStore, Opened } from '../document-store.ts';
import { GivenFilesError } from '../own-code/given-files.ts';
import { folderOfFile } from './file-id.ts';
import type { FolderPorts, GivenFolder } from './folder-ports.ts';
import { FolderRecords, type KnownFolder } from './folder-records.ts';
import type { FolderStore } from './folder-store.ts';
import { leftOutWords } from './left-out.ts';
import { readScripts, type ReadScripts } from './read-folder.ts';
import { isSameText, type FolderFile } from './script-file.ts';
import { courseOf, keptFiles, fileAt, scriptFolder, type ScriptFolder } from './script-folder.ts';
import { openPath } from './working-text.ts';

/** What folders do to the rest of the page. */
export interface FolderPage {
  readonly document: DocumentStore;
  /** A script takes the place of the one that was edited. */
  open(opened: Opened): void;
  /** The script that is edited becomes another text, as one change that can be undone. */
  replaceText(text: string): void;
  dropDraft(id: string): Promise<void>;
  /** A file goes on under another id: what can be undone in it does, too. */
  renamed(id: string, to: string): void;
  /** A person has opened a folder: the list of scripts is to be seen. */
  showScripts(): void;
}

/** Reads the folder of this tab, keeps up with it, and finds it again at the next visit. */
export class OpenFolder {
  readonly #store: FolderStore;
  readonly #page: FolderPage;
  readonly #ports: FolderPorts;
  readonly #records: FolderRecords;
  #given: GivenFolder | undefined;
  #watch: Disposable | undefined;
  #lock: string | undefined;
  /** The words that stood in the filter as the person asked for the folder. */
  #filterOfFormer = '';

  constructor(store: FolderStore, page: FolderPage, ports: FolderPorts) {
    this.#store = store;
    this.#page = page;
    this.#ports = ports;
    this.#records = new FolderRecords(ports.storage);
  }

  /** Where the folder lies, if the page can write there. */
  get disk(): GivenFolder['disk'] {
    return this.#given?.disk;
  }

  /** Reads what a person gave, in the place of the folder before. Resolves once it is there, or is refused in the note. */
  async take(given: GivenFolder): Promise<boolean> {
    this.#filterOfFormer = this.#store.getState().filter;
    const read = await this.#read(given);
    if (read === undefined) return false;
    const known = await this.#records.list();
    const id = (await sameFolder(given, known)) ?? this.#ports.freshId();
    const { files, leftOut } = read;
    const isOnDisk = given.disk !== undefined;
    if (files.length === 0 && !isOnDisk) {
      this.#refuse(
        `${t('{name} holds no script that can be opened.', { name: given.name })} ${leftOutWords(leftOut)}`,
      );
      return false;
    }
    await this.#become(scriptFolder({ id, name: given.name, isOnDisk }, files, leftOut), given);
    return true;
  }

  /** After a reload: the folder that this tab had, or waits for a press where the browser wants one. */
  async restore(): Promise<void> {
    this.#filterOfFormer = this.#store.getState().filter;
    const known = await this.#records.list();
    this.#store.setState({ recent: known });
    const { file } = this.#page.document.getState();
    const id =
      this.#ports.session.get() ?? (file === undefined ? undefined : folderOfFile(file.id));
    const last = known.find((each) => each.id === id);
    if (last === undefined || this.#store.getState().folder !== undefined) return;
    if (!(await this.#openKnown(last, false))) this.#store.setState({ waiting: last });
  }

  /** Opens a folder of before; asks the person where the browser wants that. */
  async openRecent(id: string): Promise<boolean> {
    this.#filterOfFormer = this.#store.getState().filter;
    const known = (await this.#records.list()).find((each) => each.id === id);
    if (known === undefined) {
      this.#refuse(
        t('This folder is no longer kept in this browser. Open it from the disk again.'),
      );
      return false;
    }
    this.#store.setState({ note: undefined });
    if (await this.#openKnown(known, true)) return true;
    // What was in the way of reading it is told already.
    if (this.#store.getState().note !== undefined) return false;
    this.#refuse(
      t(
        'The browser did not let the page read {name}. Press again and allow it, or open the folder from the disk.',
        { name: known.name },
      ),
    );
    return false;
  }

  async forget(id: string): Promise<void> {
    await this.#records.forget(id);
    this.#store.setState({ recent: await this.#records.list() });
  }

  close(): void {
    this.#letGo();
    this.#holds(undefined);
    this.#ports.session.set('');
    this.#store.setState({ folder: undefined, waiting: undefined, note: undefined, filter: '' });
  }

  /** Takes up what others have written to the disk meanwhile. */
  async refresh(): Promise<void> {
    const given = this.#given;
    const before = this.#store.getState().folder;
    if (given?.disk === undefined || before === undefined) return;
    let read: ReadScripts;
    try {
      read = await readScripts(await given.list(), keptFiles(before));
    } catch {
      // A file may just be written, or the disk be gone: what is known stays until it can be read.
      return;
    }
    const { folder } = this.#store.getState();
    if (folder === undefined || folder.files !== before.files || isSame(before, read.files)) return;
    this.setFolder(scriptFolder(folder, read.files, read.leftOut));
    this.#follow(folder);
  }

  /** The folder has become another one by what a person did. A copy is written to the browser's storage. */
  setFolder(folder: ScriptFolder): void {
    this.#store.setState({ folder });
    if (!folder.isOnDisk) void this.#keepFiles(folder);
  }

  async #keepFiles(folder: ScriptFolder): Promise<void> {
    const kept = await this.#records.keepFiles(folder.id, keptFiles(folder));
    if (!kept.ok) this.#refuse(UNKEPT);
  }

  /** A script that nobody edits here becomes what its file has become. */
  #follow(before: ScriptFolder): void {
    const { folder } = this.#store.getState();
    const document = this.#page.document.getState();
    const path = openPath(folder, document);
    if (folder === undefined || path === undefined || document.file === undefined) return;
    const [old, now] = [fileAt(before, path), fileAt(folder, path)];
    if (old === undefined || now === undefined || isSameText(old.text, now.text)) return;
    if (!isSameText(document.text, old.text)) return;
    const { id } = document.file;
    this.#page.replaceText(now.text);
    this.#page.document.setState(({ text }) => ({
      original: text,
      draftId: undefined,
      file: { id, base: now.text },
    }));
  }

  async #openKnown(known: KnownFolder, asks: boolean): Promise<boolean> {
    const { id, name, isOnDisk } = known;
    if (!isOnDisk) return this.#openCopy(known);
    const given = this.#ports.byHandle(known.handle);
    const { disk } = given ?? {};
    if (given === undefined || disk === undefined || !(await disk.may('read', asks))) return false;
    const read = await this.#read(given);
    if (read === undefined) return false;
    await this.#become(scriptFolder({ id, name, isOnDisk }, read.files, read.leftOut), given);
    return true;
  }

  /** A copy that another tab has open, too, goes on as a copy of its own. */
  async #openCopy({ id, name }: KnownFolder): Promise<boolean> {
    const files = await this.#records.files(id);
    if (files === undefined) return false;
    const isFree = this.#lock === LOCK + id || (await this.#ports.locks.hold(LOCK + id, 'patient'));
    const own = isFree ? id : this.#ports.freshId();
    if (isFree) this.#holds(LOCK + id);
    await this.#become(scriptFolder({ id: own, name, isOnDisk: false }, files), undefined);
    return true;
  }

  async #become(folder: ScriptFolder, given: GivenFolder | undefined): Promise<void> {
    const { id, name, isOnDisk, leftOut } = folder;
    this.#letGo();
    this.#given = given;
    this.#ports.session.set(id);
    const sentence = [leftOutWords(leftOut), courseFaults(folder)].filter(Boolean).join(' ');
    const note = sentence === '' ? undefined : ({ kind: 'told', sentence } as const);
    const typed = this.#store.getState().filter;
    // What was typed while it was read is meant for it.
    const filter = typed === this.#filterOfFormer ? '' : typed;
    this.#store.setState({ folder, waiting: undefined, reading: undefined, note, filter });
    this.#watch = given?.disk?.watch(() => this.refresh());
    const openedAt = this.#ports.wallNow();
    const handle = given?.disk?.handle;
    if (isOnDisk) this.#holds(undefined);
    else await this.#hold(LOCK + id);
    const known = { id, name, openedAt, handle, isOnDisk };
    const kept = await this.#records.keep(known, isOnDisk ? undefined : keptFiles(folder));
    if (!kept.ok && !isOnDisk) this.#refuse(UNKEPT);
    this.#store.setState({ recent: await this.#records.list() });
  }

  async #hold(name: string): Promise<void> {
    if (this.#lock === name) return;
    await this.#ports.locks.hold(name);
    this.#holds(name);
  }

  /** The lock of the copy before is let go of. */
  #holds(name: string | undefined): void {
    if (this.#lock !== undefined && this.#lock !== name) this.#ports.locks.release(this.#lock);
    this.#lock = name;
  }

  #letGo(): void {
    this.#watch?.dispose();
    this.#watch = undefined;
    this.#given = undefined;
  }

  async #read(given: GivenFolder): Promise<ReadScripts | undefined> {
    this.#store.setState({ reading: given.name, note: undefined });
    try {
      return await readScripts(await given.list());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const isOurs = error instanceof GivenFilesError;
      this.#refuse(
        isOurs
          ? reason
          : t('{name} could not be read: {reason}.', {
              name: given.name,
              reason: reason.replace(/\.$/, ''),
            }),
      );
      return undefined;
    } finally {
      this.#store.setState({ reading: undefined });
    }
  }

  #refuse(sentence: string): void {
    this.#store.setState({ note: { kind: 'refused', sentence: sentence.trim() } });
  }
}

const LOCK = 'folder-';
const UNKEPT = t(
  'The browser did not keep these scripts: a reload loses them. Download all of them to be safe.',
);

async function sameFolder(
  { disk }: GivenFolder,
  known: readonly KnownFolder[],
): Promise<string | undefined> {
  if (disk === undefined) return undefined;
  for (const { id, handle } of known) {
    if (typeof handle !== 'object' || handle === null) continue;
    if (await disk.isSame(handle).catch(() => false)) return id;
  }
  return undefined;
}

/** So many faults of an index are told. */
const MOST_FAULTS = 3;

function courseFaults(folder: ScriptFolder): string {
  const faults = courseOf(folder)?.faults ?? [];
  return faults.slice(0, MOST_FAULTS).join(' ');
}

function isSame(folder: ScriptFolder, read: readonly FolderFile[]): boolean {
  const files = keptFiles(folder);
  const known = new Set(files);
  return files.length === read.length && read.every((file) => known.has(file));
}
