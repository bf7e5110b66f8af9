import type { Page } from '@playwright/test';

/**
 * A folder that the page is given in place of one that a person chooses: in the browser's private file system, whose
 * handles are those of folders on a disk. The text of each file by its path.
 */
export async function giveFolder(
  page: Page,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await page.evaluate(
    async ([folderName, texts]) => {
      const root = await navigator.storage.getDirectory();
      await root.removeEntry(folderName, { recursive: true }).catch(() => undefined);
      const folder = await root.getDirectoryHandle(folderName, { create: true });
      for (const [path, text] of Object.entries(texts)) {
        let inner = folder;
        const parts = path.split('/');
        for (const part of parts.slice(0, -1))
          inner = await inner.getDirectoryHandle(part, { create: true });
        const file = await inner.getFileHandle(parts.at(-1) ?? '', { create: true });
        const writable = await file.createWritable();
        await writable.write(text);
        await writable.close();
      }
      Object.assign(globalThis, { showDirectoryPicker: () => Promise.resolve(folder) });
    },
    [name, files] as const,
  );
}

/** Writes one file of a folder that was given, as an editor that saves it. */
export async function save(page: Page, folder: string, path: string, text: string): Promise<void> {
  await page.evaluate(
    async ([name, parts, content]) => {
      let inner = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
      for (const part of parts.slice(0, -1)) inner = await inner.getDirectoryHandle(part);
      const file = await inner.getFileHandle(parts.at(-1) ?? '');
      const writable = await file.createWritable();
      await writable.write(content);
      await writable.close();
    },
    [folder, path.split('/'), text] as const,
  );
}

const REVISION = '5d7f0e2a1b3c5d7f0e2a1b3c5d7f0e2a1b3c5d7f';

/** The newest Prosody that the page carries, as a clone has it: `plugins` for `modules`, and git's word for the revision. */
export async function cloneOfShipped(page: Page): Promise<Readonly<Record<string, string>>> {
  const files = await page.evaluate(async () => {
    const read = async (file: string) => (await fetch(`./prosody/${file}`)).arrayBuffer();
    const manifest = JSON.parse(new TextDecoder().decode(await read('manifest.json'))) as {
      versions: { whole: string }[];
    };
    const bytes = await read(manifest.versions[0]?.whole ?? '');
    const isPacked = new Uint8Array(bytes)[0] === 0x1f;
    const stream = new Blob([bytes]).stream();
    const plain = isPacked ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
    const pack = (await new Response(plain).json()) as { files: Record<string, string> };
    return pack.files;
  });
  const cloned = Object.entries(files).map(([path, text]) => [
    path.replace(/^modules\//, 'plugins/'),
    text,
  ]);
  return {
    ...(Object.fromEntries(cloned) as Record<string, string>),
    '.git/HEAD': 'ref: refs/heads/master\n',
    '.git/refs/heads/master': `${REVISION}\n`,
  };
}

/** Drops a file on the page. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    },
    [name, text] as const,
  );
}

/** Drops files, as a person does who selects several. */
export async function dropFiles(
  page: Page,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await page.evaluate((texts) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(texts)) {
      dataTransfer.items.add(new File([text], name));
    }
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, files);
}

/** The name of the next file that the page hands to the browser; its own events tell of none in each of them. */
export function downloaded(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
          resolve(this.download);
        };
      }),
  );
}
