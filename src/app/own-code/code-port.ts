import type { Clock } from '../../base/clock.ts';
import { t } from '../../base/translate.ts';
import type { OwnCodePort } from '../../state/own-code/code-port.ts';
import type { GivenFiles } from '../../state/own-code/given-files.ts';
import type { OwnCodeKeeper } from '../../state/own-code/own-code.ts';
import { givenArchive, isArchiveName } from './archives.ts';
import { chooseByInput } from './choose-by-input.ts';
import { givenEntry, givenFileList, givenLuaFiles, isFolder } from './file-lists.ts';
import { handleOf } from './dropped-item.ts';
import {
  givenFileHandles,
  givenFolder,
  type FileHandle,
  type FolderHandle,
} from './folder-handles.ts';

/** What browsers with File System Access have. */
interface Pickers {
  readonly showDirectoryPicker?: (options: { readonly id: string }) => Promise<FolderHandle>;
  readonly showOpenFilePicker?: (options: {
    readonly id: string;
    readonly multiple: boolean;
  }) => Promise<FileHandle[]>;
}

const LUA = /\.lua$/i;
const CONFIG = /\.cfg\.lua$/i;

export function createOwnCodePort(keeper: OwnCodeKeeper, clock: Clock): OwnCodePort {
  const takeAll = async (given: readonly (GivenFiles | undefined)[]): Promise<void> => {
    for (const each of given) if (each !== undefined) await keeper.take(each);
  };
  return {
    forget: (id) => keeper.forget(id),
    setOn: (id, isOn) => keeper.setOn(id, isOn),
    setWatched: (id, isWatched) => keeper.setWatched(id, isWatched),
    readAgain: (id) => keeper.readAgain(id),
    chooseFolder: async () => {
      const { showDirectoryPicker } = globalThis as Pickers;
      if (showDirectoryPicker === undefined) {
        const files = await chooseByInput({ isFolder: true });
        if (files.length > 0) await keeper.take(givenFileList(files));
        return;
      }
      const folder = await orNothing(keeper, showDirectoryPicker({ id: 'prosody' }));
      if (folder !== undefined) await keeper.take(givenFolder(folder, clock));
    },
    chooseFiles: async () => {
      const { showOpenFilePicker } = globalThis as Pickers;
      if (showOpenFilePicker === undefined) {
        return takeAll(
          givenOf(await chooseByInput({ isFolder: false, accept: '.lua,.zip,.tar,.gz,.tgz' })),
        );
      }
      const options = { id: 'modules', multiple: true };
      const handles = await orNothing(keeper, showOpenFilePicker(options));
      if (handles !== undefined) await takeAll(await givenOfHandles(handles, clock));
    },
    heldDropped: (dropped) => {
      const items = [...dropped.items].filter(({ kind }) => kind === 'file');
      if (!isCode(items)) return undefined;
      const isConfig = items.some((item) => CONFIG.test(item.getAsFile()?.name ?? ''));
      const given = givenOfItems(items, clock);
      return { kind: isConfig ? 'config' : 'code', take: () => void given.then(takeAll) };
    },
  };
}

/** `undefined` where the person thought better of it. */
async function orNothing<T>(keeper: OwnCodeKeeper, asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const isCancelled = error instanceof DOMException && error.name === 'AbortError';
    const reason = error instanceof Error ? error.message : String(error);
    if (!isCancelled)
      keeper.refuse(t('The browser did not let the page read it: {reason}', { reason }));
    return undefined;
  }
}

/** Lua together; each archive for itself. */
function givenOf(files: readonly File[]): readonly GivenFiles[] {
  const archives = files.filter(({ name }) => isArchiveName(name));
  const lua = files.filter((file) => !archives.includes(file));
  return [...archives.map(givenArchive), ...(lua.length === 0 ? [] : [givenLuaFiles(lua)])];
}

async function givenOfHandles(
  handles: readonly FileHandle[],
  clock: Clock,
): Promise<readonly GivenFiles[]> {
  const isArchive = ({ name }: FileHandle) => isArchiveName(name);
  const archives = await Promise.all(handles.filter(isArchive).map((each) => each.getFile()));
  const lua = handles.filter((each) => !isArchive(each));
  return [...givenOf(archives), ...(lua.length === 0 ? [] : [givenFileHandles(lua, clock)])];
}

function isCode(items: readonly DataTransferItem[]): boolean {
  return items.some((item) => {
    if (item.webkitGetAsEntry()?.isDirectory === true) return true;
    const name = item.getAsFile()?.name ?? '';
    return LUA.test(name) || isArchiveName(name);
  });
}

/** Has to ask for all of it before it waits for anything: afterwards, the browser has let go of what was dropped. */
async function givenOfItems(
  items: readonly DataTransferItem[],
  clock: Clock,
): Promise<readonly GivenFiles[]> {
  const asked = items.map((item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
    handle: handleOf(item),
  }));
  const folders: GivenFiles[] = [];
  const handles: FileHandle[] = [];
  const files: File[] = [];
  for (const { entry, file, handle } of asked) {
    const known = await handle;
    if (known?.kind === 'directory') folders.push(givenFolder(known, clock));
    else if (entry !== null && isFolder(entry)) folders.push(givenEntry(entry));
    else if (known?.kind === 'file') handles.push(known);
    else if (file !== null) files.push(file);
  }
  return [...folders, ...(await givenOfHandles(handles, clock)), ...givenOf(files)];
}
