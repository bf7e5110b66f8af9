import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** What is lost of it nobody sees; a tenth of what PNG takes. */
const QUALITY = 0.88;

/** Keeps what the page shows as a WebP beside this file, so that all of them weigh no more than a few megabytes. */
export async function savePicture(page: Page, name: string): Promise<void> {
  const png = (await page.screenshot()).toString('base64');
  const blank = await page.context().newPage();
  const webp = await blank.evaluate(
    async ([bytes, quality]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${bytes}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [png, QUALITY] as const,
  );
  await blank.close();
  await writeFile(fileURLToPath(new URL(`${name}.webp`, import.meta.url)), Buffer.from(webp));
}
