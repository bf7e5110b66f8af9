import { t } from '../../base/translate.ts';
import { useEffect } from 'react';
import type { Actions } from '../../state/app-state.ts';
import type { OpenedFile } from '../../state/document-store.ts';
import { MAX_FILE_BYTES } from '../../state/open-file.ts';
import { useApp, type AppContextValue } from '../app-context.ts';
import { openPart } from './use-open-part.ts';

type FileActions = Pick<Actions, 'openFile' | 'openLargeTrace'>;

/** Traces of more bytes than this are read piece by piece. */
const LARGE = 4_000_000;

/** Whether the browser lets the page ask for a file now: some do not after a key that they have a use for, too. */
export function canChooseFile(): boolean {
  return navigator.userActivation.isActive;
}

/** Lets the person choose a file of their own, and opens it. */
export function chooseFile(actions: FileActions): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.scs,.txt,.jsonl,.html,.log,.har,.xml,.json';
  input.hidden = true;
  input.addEventListener('change', () => {
    void openFirst(input.files, actions);
    input.remove();
  });
  input.addEventListener('cancel', () => input.remove());
  // In the document, as it could be collected before the browser has asked.
  document.body.append(input);
  input.click();
}

/**
 * Opens a script, a trace, a log, several scripts, a folder of them, or code of the server that is dropped anywhere on the page.
 * Dropped text still goes into the editor.
 */
export function useDroppedFiles(): void {
  const app = useApp();
  useEffect(() => {
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (hasFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const { dataTransfer } = event;
      if (dataTransfer === null || !hasFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void takeDropped(app, dataTransfer);
    };
    // Before the editor, which would take the file for text.
    const options = { capture: true };
    document.addEventListener('dragover', over, options);
    document.addEventListener('drop', drop, options);
    return () => {
      document.removeEventListener('dragover', over, options);
      document.removeEventListener('drop', drop, options);
    };
  }, [app]);
}

async function takeDropped(app: AppContextValue, dropped: DataTransfer): Promise<void> {
  // All of it is asked for at once: afterwards, the browser has let go of what was dropped.
  const scripts = app.folderAccess.dropped(dropped);
  const code = app.ownCode.heldDropped(dropped);
  const files = [...dropped.files];
  const folder = await scripts;
  if (folder !== undefined) return app.folder.take(folder);
  if (code !== undefined) {
    code.take();
    return openPart(code.kind === 'config' ? 'configuration' : 'own-code');
  }
  await openFirst(files, app.actions);
  const [first, ...others] = files;
  if (first === undefined || others.length === 0) return;
  app.folder.refuse(
    t('Only {name} was opened: of several files, those that end with .scs are opened together.', {
      name: first.name,
    }),
  );
}

async function openFirst(
  files: ArrayLike<File> | null | undefined,
  actions: FileActions,
): Promise<void> {
  const file = files?.[0];
  if (file === undefined) return;
  if (file.size > LARGE && (await startsAsTrace(file))) {
    return actions.openLargeTrace({
      name: file.name,
      size: file.size,
      read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
    });
  }
  actions.openFile({ name: file.name, ...(await textOf(file)) });
}

/** Its header is the first thing in it, after a byte order mark, if there is one. */
async function startsAsTrace(file: File): Promise<boolean> {
  const begin = await file
    .slice(0, 200)
    .text()
    .catch(() => '');
  return /^\{\s*"caesura"/.test(begin);
}

/** No text for what is no UTF-8: to open it with other characters would damage it when it is saved. */
async function textOf(file: File): Promise<Omit<OpenedFile, 'name'>> {
  if (file.size > MAX_FILE_BYTES) return { text: undefined, fault: 'too-large' };
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return { text: undefined, fault: 'unreadable' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: undefined };
  }
}
