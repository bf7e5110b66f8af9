import type { Clock } from '../../base/clock.ts';
import { t } from '../../base/translate.ts';
import type { FolderPorts, GivenFolder } from '../../state/folder/folder-ports.ts';
import { chooseByInput } from '../own-code/choose-by-input.ts';
import { isWritableFolder, type WritableFolder } from './folder-on-disk.ts';
import { givenDiskFolder, givenScriptFiles } from './given-folders.ts';

/** What browsers with File System Access have. */
interface Picker {
  readonly showDirectoryPicker?: (options: {
    readonly id: string;
    readonly mode: 'readwrite';
  }) => Promise<WritableFolder>;
}

/** How a person chooses a folder, and how the page finds it again. `refuse` is told what the browser does not allow. */
export function createFolderAccess(
  clock: Clock,
  refuse: (sentence: string) => void,
): Pick<FolderPorts, 'choose' | 'byHandle'> {
  return {
    choose: async (): Promise<GivenFolder | undefined> => {
      const { showDirectoryPicker } = globalThis as Picker;
      if (showDirectoryPicker === undefined) {
        const files = await chooseByInput({ isFolder: true });
        return files.length === 0 ? undefined : givenScriptFiles(files);
      }
      try {
        const folder = await showDirectoryPicker({ id: 'scripts', mode: 'readwrite' });
        return givenDiskFolder(folder, clock);
      } catch (error) {
        const isCancelled = error instanceof DOMException && error.name === 'AbortError';
        const reason = error instanceof Error ? error.message : String(error);
        if (!isCancelled)
          refuse(t('The browser did not let the page read it: {reason}', { reason }));
        return undefined;
      }
    },
    byHandle: (handle) => (isWritableFolder(handle) ? givenDiskFolder(handle, clock) : undefined),
  };
}
