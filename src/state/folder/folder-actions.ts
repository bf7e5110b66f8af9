import { err, ok, type Result } from '../../base/result.ts';
import { fileId } from './file-id.ts';
import { retied, untied } from './file-ties.ts';
import type { FolderSaving } from './folder-saving.ts';
import type { FolderStore } from './folder-store.ts';
import { newScript } from './new-script.ts';
import { NO_FOLDER, onDisk, TAKEN } from './on-disk.ts';
import type { FolderPage, OpenFolder } from './open-folder.ts';
import { bytesOf, freshFile, type FolderFile } from './script-file.ts';
import {
  copyOf,
  fileAt,
  fileName,
  pathFor,
  withFile,
  withMoved,
  withoutFile,
  type ScriptFolder,
} from './script-folder.ts';
import { workingText } from './working-text.ts';

/** What a person does with the files of the folder; for saving see `FolderSaving`. Refusals are sentences. */
export class FolderActions {
  readonly #store: FolderStore;
  readonly #page: FolderPage;
  readonly #open: OpenFolder;
  readonly #saving: FolderSaving;

  constructor(store: FolderStore, page: FolderPage, open: OpenFolder, saving: FolderSaving) {
    this.#store = store;
    this.#page = page;
    this.#open = open;
    this.#saving = saving;
  }

  /** Opens a file in the editor, as it was left: with what was not saved of it. */
  openFile(path: string): void {
    const { folder } = this.#store.getState();
    const file = fileAt(folder, path);
    if (folder === undefined || file === undefined) return;
    const id = fileId(folder.id, path);
    const document = this.#page.document.getState();
    if (document.file?.id === id) return;
    const draft = document.drafts.find((each) => each.file?.id === id);
    this.#page.open({
      text: draft?.text ?? file.text,
      draftId: draft?.id,
      fileName: fileName(path),
      file: { id, base: draft?.file?.base ?? file.text },
      isForeign: draft?.isForeign,
    });
    this.#saving.sweep();
  }

  /** Opens the first file that the folder has. */
  openFirst(): void {
    const [first] = this.#store.getState().folder?.files ?? [];
    if (first !== undefined) this.openFile(first.path);
  }

  /** Makes a script of a few lines, and opens it. */
  async create(written: string): Promise<Result<undefined, string>> {
    const { folder } = this.#store.getState();
    if (folder === undefined) return err(NO_FOLDER);
    const path = pathFor(folder, written);
    if (!path.ok) return path;
    return this.#add(freshFile(path.value, newScript(fileName(path.value))));
  }

  /** Makes another file of what the person has in that one now, and opens it. */
  async duplicate(path: string): Promise<Result<undefined, string>> {
    const { folder } = this.#store.getState();
    const file = fileAt(folder, path);
    if (folder === undefined || file === undefined) return err(NO_FOLDER);
    const copy = copyOf(folder, path, workingText(folder, file, this.#page.document.getState()));
    return copy.ok ? this.#add(copy.value) : copy;
  }

  /** Gives a file another name, or moves it to another folder; what is not saved of it goes along. */
  async rename(path: string, written: string): Promise<Result<undefined, string>> {
    const { folder } = this.#store.getState();
    const file = fileAt(folder, path);
    if (folder === undefined || file === undefined) return err(NO_FOLDER);
    const to = pathFor(folder, written, path);
    if (!to.ok || to.value === path) return to.ok ? ok(undefined) : to;
    // On many disks both names are those of one file.
    if (folder.isOnDisk && path.toLowerCase() === to.value.toLowerCase()) return err(TAKEN);
    const moved = await onDisk(this.#open, async (disk) => {
      if ((await disk.read(to.value)) !== undefined) throw new Error(TAKEN);
      const bytes = (await disk.read(path)) ?? bytesOf(file, file.text);
      const stamp = await disk.write(to.value, bytes.slice());
      await disk.remove(path);
      return stamp;
    });
    if (!moved.ok) return moved;
    const now = this.#folder(folder);
    this.#open.setFolder(
      withFile(withMoved(now, path, to.value), {
        ...file,
        path: to.value,
        stamp: moved.value ?? file.stamp,
      }),
    );
    const renamed = { id: fileId(folder.id, to.value), path: to.value };
    this.#page.renamed(fileId(folder.id, path), renamed.id);
    this.#page.document.setState((state) => retied(state, fileId(folder.id, path), renamed));
    return ok(undefined);
  }

  /** Takes a file away. Its text stays: in the editor, if it is open there, else as a draft. */
  async remove(path: string): Promise<Result<undefined, string>> {
    const { folder } = this.#store.getState();
    const file = fileAt(folder, path);
    if (folder === undefined || file === undefined) return err(NO_FOLDER);
    const gone = await onDisk(this.#open, (disk) => disk.remove(path));
    if (!gone.ok) return gone;
    const text = workingText(folder, file, this.#page.document.getState());
    this.#open.setFolder(withoutFile(this.#folder(folder), path));
    const id = fileId(folder.id, path);
    this.#page.document.setState((state) => untied(state, id, text));
    return ok(undefined);
  }

  /** The folder as it is now, unless another one was opened meanwhile. */
  #folder(known: ScriptFolder): ScriptFolder {
    const { folder } = this.#store.getState();
    return folder?.id === known.id ? folder : known;
  }

  async #add(file: FolderFile): Promise<Result<undefined, string>> {
    const { folder } = this.#store.getState();
    if (folder === undefined) return err(NO_FOLDER);
    const written = await onDisk(this.#open, async (disk) => {
      if ((await disk.read(file.path)) !== undefined) throw new Error(TAKEN);
      return disk.write(file.path, bytesOf(file, file.text));
    });
    if (!written.ok) return written;
    const made = { ...file, stamp: written.value ?? file.stamp };
    this.#open.setFolder(withFile(this.#folder(folder), made));
    this.openFile(file.path);
    return ok(undefined);
  }
}
