import type { DocumentState } from '../document-store.ts';
import { fileId, pathInFolder } from './file-id.ts';
import { isSameText, type FolderFile } from './script-file.ts';
import { fileAt, type ScriptFolder } from './script-folder.ts';

/** What of a document is asked here. */
export type Edited = Pick<DocumentState, 'text' | 'file' | 'drafts'>;

/** The path of the file that is being edited; `undefined` when the script is none of this folder. */
export function openPath(folder: ScriptFolder | undefined, { file }: Edited): string | undefined {
  return folder && pathInFolder(folder.id, file?.id);
}

/** A text of a file that differs from what lies in the folder, and where it is. */
export interface UnsavedText {
  readonly text: string;
  /** What the file held when that edition began. */
  readonly base: string;
  /** The draft that holds it; absent: the script that is being edited. */
  readonly draftId?: string;
}

/** What is not saved, by the paths of files: the script that is being edited, and drafts. */
export function unsavedTexts(
  folder: ScriptFolder,
  document: Edited,
): ReadonlyMap<string, UnsavedText> {
  const texts = new Map<string, UnsavedText>();
  for (const { id, text, file } of document.drafts) {
    const path = pathInFolder(folder.id, file?.id);
    if (path === undefined || file === undefined || texts.has(path)) continue;
    texts.set(path, { text, base: file.base, draftId: id });
  }
  const open = openPath(folder, document);
  if (open !== undefined && document.file !== undefined) {
    texts.set(open, { text: document.text, base: document.file.base });
  }
  const isSaved = (path: string, { text }: UnsavedText) => {
    const file = fileAt(folder, path);
    return file !== undefined && isSameText(file.text, text);
  };
  return new Map([...texts].filter(([path, unsaved]) => !isSaved(path, unsaved)));
}

/** The text of a file as a person has it now, saved or not. */
export function workingText(folder: ScriptFolder, file: FolderFile, document: Edited): string {
  const id = fileId(folder.id, file.path);
  if (document.file?.id === id) return document.text;
  const draft = document.drafts.find((each) => each.file?.id === id);
  return draft?.text ?? file.text;
}

/** How the script that is being edited stands to its file. */
export type FileState =
  /** It is none of the folder. */
  | { readonly kind: 'none' }
  | { readonly kind: 'saved' | 'edited'; readonly path: string }
  /** Somebody else wrote the file after this edition began. */
  | { readonly kind: 'changed-elsewhere'; readonly path: string; readonly disk: string }
  /** The file is no longer there. */
  | { readonly kind: 'gone'; readonly path: string };

export function fileStateOf(folder: ScriptFolder | undefined, document: Edited): FileState {
  const path = openPath(folder, document);
  if (path === undefined || document.file === undefined) return { kind: 'none' };
  const file = fileAt(folder, path);
  if (file === undefined) return { kind: 'gone', path };
  if (isSameText(file.text, document.text)) return { kind: 'saved', path };
  const isChanged = !isSameText(file.text, document.file.base);
  return isChanged
    ? { kind: 'changed-elsewhere', path, disk: file.text }
    : { kind: 'edited', path };
}
