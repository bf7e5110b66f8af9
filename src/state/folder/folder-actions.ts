import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { ownDraftId } from '../document-store.ts';
import { fileId, pathInFolder } from './file-id.ts';
import { retied, untied, withDraftOf } from './file-ties.ts';
import type { FolderStore } from './folder-store.ts';
import type { FolderPage, OpenFolder } from './open-folder.ts';
import {
  bytesOf,
  freshFile,
  isSameText,
  readScriptFile,
  withText,
  type FolderFile,
} from './script-file.ts';
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
import { fileStateOf, unsavedTexts, workingText } from './working-text.ts';
import { newScript } from './new-script.ts';

/** What became of saving. */
export type Saved =
  /** It is in its file. */
  | { readonly kind: 'saved' }
  /** The page cannot write to the disk: the person has to put it there. */
  | { readonly kind: 'download'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The script is no file of the folder that is open. */
  | { readonly kind: 'no-file' }
  /** The note, or what stands above the script, says why. */
  | { readonly kind: 'not-saved' };

/** What a person does with the files of the folder. Refusals are sentences. */
export class FolderActions {
  readonly #store: FolderStore;
  readonly #page: FolderPage;
  readonly #open: OpenFolder;

  constructor(store: FolderStore, page: FolderPage, open: OpenFolder) {
    this.#store = store;
    this.#page = page;
    this.#open = open;
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
    this.#sweep();
  }

  /** Opens the first file that the folder has. */
  openFirst(): void {
    const [first] = this.#store.getState().folder?.files ?? [];
    if (first !== undefined) this.openFile(first.path);
  }

  /** Writes the script that is edited to its file. */
  async save(): Promise<Saved> {
    const { folder } = this.#store.getState();
    const { text, file } = this.#page.document.getState();
    const state = fileStateOf(folder, this.#page.document.getState());
    if (folder === undefined || file === undefined || state.kind === 'none') {
      return { kind: 'no-file' };
    }
    const { path } = state;
    const known = fileAt(folder, path) ?? freshFile(path, text);
    if (!folder.isOnDisk) {
      this.#saved(withText(known, text, known.stamp), text);
      return { kind: 'download', name: fileName(path), bytes: bytesOf(known, text) };
    }
    if (state.kind === 'saved') return { kind: 'saved' };
    const written = await this.#write(known, text);
    if (!written.ok) {
      this.#refuse(`${t('{path} was not saved.', { path })} ${written.error}`);
      return { kind: 'not-saved' };
    }
    if (written.value === undefined) return { kind: 'not-saved' };
    this.#saved(written.value, text);
    this.#store.setState({ note: undefined });
    return { kind: 'saved' };
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
    const moved = await this.#onDisk(async (disk) => {
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
    const gone = await this.#onDisk((disk) => disk.remove(path));
    if (!gone.ok) return gone;
    const text = workingText(folder, file, this.#page.document.getState());
    this.#open.setFolder(withoutFile(this.#folder(folder), path));
    const id = fileId(folder.id, path);
    this.#page.document.setState((state) => untied(state, id, text));
    return ok(undefined);
  }

  /**
   * Where the file was changed elsewhere, too: this edition goes on, and takes its place when it is saved. What the file
   * holds becomes a draft.
   */
  keepMine(): void {
    const state = this.#fileState();
    if (state.kind !== 'changed-elsewhere') return;
    const document = this.#page.document.getState();
    const { file } = document;
    if (file === undefined) return;
    const own = ownDraftId(document);
    const base = state.disk;
    this.#page.document.setState((state) => ({
      file: { ...file, base },
      original: base,
      draftId: undefined,
      drafts: withDraftOf(state, base),
    }));
    if (own !== undefined) void this.#page.dropDraft(own);
  }

  /** The other way round: the script becomes what the file holds; this edition becomes a draft of its own. */
  takeDisk(): void {
    const state = this.#fileState();
    const { folder } = this.#store.getState();
    if (state.kind !== 'changed-elsewhere' || folder === undefined) return;
    const own = ownDraftId(this.#page.document.getState());
    // As a text that came from nowhere it becomes a draft that is no edition of the file.
    this.#page.document.setState({ file: undefined, draftId: undefined, original: '' });
    const { path, disk } = state;
    const file = { id: fileId(folder.id, path), base: disk };
    this.#page.open({ text: disk, fileName: fileName(path), file });
    if (own !== undefined) void this.#page.dropDraft(own);
  }

  /** All scripts as the person has them now, by their paths. They count as saved then, where the page cannot write. */
  allFiles(): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
    const { folder } = this.#store.getState();
    if (folder === undefined) return new Map();
    const document = this.#page.document.getState();
    const texts = folder.files.map((file) => [file, workingText(folder, file, document)] as const);
    if (!folder.isOnDisk) {
      const unsaved = unsavedTexts(folder, document);
      for (const [file, text] of texts) {
        if (unsaved.has(file.path)) this.#saved(withText(file, text, file.stamp), text);
      }
    }
    return new Map(texts.map(([file, text]) => [file.path, bytesOf(file, text)]));
  }

  #fileState() {
    return fileStateOf(this.#store.getState().folder, this.#page.document.getState());
  }

  /** The folder as it is now, unless another one was opened meanwhile. */
  #folder(known: ScriptFolder): ScriptFolder {
    const { folder } = this.#store.getState();
    return folder?.id === known.id ? folder : known;
  }

  async #add(file: FolderFile): Promise<Result<undefined, string>> {
    const { folder } = this.#store.getState();
    if (folder === undefined) return err(NO_FOLDER);
    const written = await this.#onDisk(async (disk) => {
      if ((await disk.read(file.path)) !== undefined) throw new Error(TAKEN);
      return disk.write(file.path, bytesOf(file, file.text));
    });
    if (!written.ok) return written;
    const made = { ...file, stamp: written.value ?? file.stamp };
    this.#open.setFolder(withFile(this.#folder(folder), made));
    this.openFile(file.path);
    return ok(undefined);
  }

  /** `undefined`: the file was changed elsewhere, so that the person has to decide first. */
  #write(known: FolderFile, text: string): Promise<Result<FolderFile | undefined, string>> {
    return this.#onDisk(async (disk) => {
      const { path } = known;
      const there = await disk.read(path);
      const { folder } = this.#store.getState();
      const now = there && readScriptFile({ ...known, size: there.length }, there);
      if (there !== undefined && now === undefined) {
        throw new Error('The file holds something else than text now.');
      }
      if (folder !== undefined && now !== undefined && !isSameText(now.text, known.text)) {
        this.#open.setFolder(withFile(folder, { ...now, stamp: NEVER }));
      }
      if (this.#fileState().kind === 'changed-elsewhere') return undefined;
      return withText(now ?? known, text, await disk.write(path, bytesOf(now ?? known, text)));
    });
  }

  /** Does something on the disk, if the folder lies there; the person may have to allow it. */
  async #onDisk<T>(
    work: (disk: NonNullable<OpenFolder['disk']>) => Promise<T>,
  ): Promise<Result<T | undefined, string>> {
    const { disk } = this.#open;
    if (disk === undefined) return ok(undefined);
    try {
      if (!(await disk.may('readwrite', true))) return err(NOT_ALLOWED);
      return ok(await work(disk));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return err(reason === TAKEN ? TAKEN : `${sentence(reason)} ${ADVICE}`);
    }
  }

  /** The file holds that text now. What was typed since is not saved yet. */
  #saved(file: FolderFile, text: string): void {
    const { folder } = this.#store.getState();
    if (folder === undefined) return;
    const id = fileId(folder.id, file.path);
    this.#open.setFolder(withFile(folder, file));
    const state = this.#page.document.getState();
    const own = state.file?.id === id ? ownDraftId(state) : undefined;
    if (state.file?.id === id) {
      const saved = { file: { id, base: file.text }, original: text, draftId: undefined };
      this.#page.document.setState(saved);
    }
    if (own !== undefined) void this.#page.dropDraft(own);
    this.#sweep();
  }

  /** Throws away drafts that say what their files say. */
  #sweep(): void {
    const { folder } = this.#store.getState();
    if (folder === undefined) return;
    const { drafts, draftId } = this.#page.document.getState();
    for (const draft of drafts) {
      const file = fileAt(folder, pathInFolder(folder.id, draft.file?.id) ?? '');
      const isSaved = file !== undefined && isSameText(draft.text, file.text);
      if (isSaved && draft.id !== draftId) void this.#page.dropDraft(draft.id);
    }
  }

  #refuse(sentenceOf: string): void {
    this.#store.setState({ note: { kind: 'refused', sentence: sentenceOf } });
  }
}

const NEVER = -1;
const NO_FOLDER = t('This folder is no longer open.');
const TAKEN = t('There is a file with that name on the disk already.');
const NOT_ALLOWED = t(
  'The browser did not let the page write to this folder. Press again and allow it, or download the script.',
);
const ADVICE = t('Your text is still here: try again, or download all scripts.');

function sentence(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
