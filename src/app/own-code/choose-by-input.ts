/** Lets the person choose a folder, or files, in a browser without File System Access. Empty where they think better of it. */
export function chooseByInput({
  isFolder: wantsFolder,
  accept,
}: {
  readonly isFolder: boolean;
  readonly accept?: string;
}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.hidden = true;
    input.multiple = true;
    if (wantsFolder) input.webkitdirectory = true;
    if (accept !== undefined) input.accept = accept;
    const end = () => {
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.addEventListener('change', end);
    input.addEventListener('cancel', end);
    // In the document, as it could be collected before the browser has asked.
    document.body.append(input);
    input.click();
  });
}
