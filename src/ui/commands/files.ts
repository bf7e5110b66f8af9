import { useEffect } from 'react';
import type { Actions } from '../../state/app-state.ts';
import { useActions, useApp } from '../app-context.ts';
import { openPart } from './use-open-part.ts';

/** Whether the browser lets the page ask for a file now: some do not after a key that they have a use for, too. */
export function canChooseFile(): boolean {
  return navigator.userActivation.isActive;
}

/** Lets the person choose a file of their own, and opens it. */
export function chooseFile({ openFile }: Pick<Actions, 'openFile'>): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.scs,.txt,.jsonl';
  input.hidden = true;
  input.addEventListener('change', () => {
    void openFirst(input.files, openFile);
    input.remove();
  });
  input.addEventListener('cancel', () => input.remove());
  // In the document, as it could be collected before the browser has asked.
  document.body.append(input);
  input.click();
}

/** Opens a script, a trace, or code of the server that is dropped anywhere on the page. Dropped text still goes into the editor. */
export function useDroppedFiles(): void {
  const { ownCode } = useApp();
  const { openFile } = useActions();
  useEffect(() => {
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (hasFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const taken =
        event.dataTransfer === null ? undefined : ownCode.takeDropped(event.dataTransfer);
      if (taken !== undefined) return openPart(taken === 'config' ? 'configuration' : 'own-code');
      void openFirst(event.dataTransfer?.files, openFile);
    };
    // Before the editor, which would take the file for text.
    const options = { capture: true };
    document.addEventListener('dragover', over, options);
    document.addEventListener('drop', drop, options);
    return () => {
      document.removeEventListener('dragover', over, options);
      document.removeEventListener('drop', drop, options);
    };
  }, [openFile, ownCode]);
}

async function openFirst(
  files: FileList | null | undefined,
  openFile: Actions['openFile'],
): Promise<void> {
  const file = files?.[0];
  if (file !== undefined) openFile({ name: file.name, text: await textOf(file) });
}

/** `undefined` for what is no UTF-8: to open it with other characters would damage it when it is saved. */
async function textOf(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
