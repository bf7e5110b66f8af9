import type { Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { ownDraftId } from '../document-store.ts';
import { fileId, pathInFolder } from './file-id.ts';
import { withDraftOf } from './file-ties.ts';
import type { FolderStore } from './folder-store.ts';
import { onDisk } from './on-disk.ts';
import type { FolderPage, OpenFolder } from './open-folder.ts';
import {
  bytesOf,
  freshFile,
  isSameText,
  readScriptFile,
  withText,
  type FolderFile,
} from './script-file.ts';
import { fileAt, fileName, withFile } from './script-folder.ts';
import { fileStateOf, unsavedTexts, workingText } from './working-text.ts';

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

/** Brings what a person has written into its file, where another program may have written, too. */
export class FolderSaving {
  readonly #store: FolderStore;
  readonly #page: FolderPage;
  readonly #open: OpenFolder;

  constructor(store: FolderStore, page: FolderPage, open: OpenFolder) {
    this.#store = store;
    this.#page = page;
    this.#open = open;
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

  /** Throws away drafts that say what their files say. */
  sweep(): void {
    const { folder } = this.#store.getState();
    if (folder === undefined) return;
    const { drafts, draftId } = this.#page.document.getState();
    for (const draft of drafts) {
      const file = fileAt(folder, pathInFolder(folder.id, draft.file?.id) ?? '');
      const isSaved = file !== undefined && isSameText(draft.text, file.text);
      if (isSaved && draft.id !== draftId) void this.#page.dropDraft(draft.id);
    }
  }

  #fileState() {
    return fileStateOf(this.#store.getState().folder, this.#page.document.getState());
  }

  /** `undefined`: the file was changed elsewhere, so that the person has to decide first. */
  #write(known: FolderFile, text: string): Promise<Result<FolderFile | undefined, string>> {
    return onDisk(this.#open, async (disk) => {
      const { path } = known;
      const there = await disk.read(path);
      const { folder } = this.#store.getState();
      const now = there && readScriptFile({ ...known, size: there.length }, there);
      if (there !== undefined && now === undefined) {
        throw new Error(t('The file holds something else than text now.'));
      }
      if (folder !== undefined && now !== undefined && !isSameText(now.text, known.text)) {
        this.#open.setFolder(withFile(folder, { ...now, stamp: NEVER }));
      }
      if (this.#fileState().kind === 'changed-elsewhere') return undefined;
      return withText(now ?? known, text, await disk.write(path, bytesOf(now ?? known, text)));
    });
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
    this.sweep();
  }

  #refuse(sentenceOf: string): void {
    this.#store.setState({ note: { kind: 'refused', sentence: sentenceOf } });
  }
}

const NEVER = -1;
