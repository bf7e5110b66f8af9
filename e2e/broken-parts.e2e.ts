import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

/** Lets the page break wherever it makes the root of that part, until it is told to stop. */
async function breakAt(page: Page, place: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const setAttribute = Object.getOwnPropertyDescriptor(Element.prototype, 'setAttribute')
      ?.value as (name: string, value: string) => void;
    Object.assign(globalThis, { isBroken: true });
    Element.prototype.setAttribute = function (name, value) {
      const isWanted = name === 'data-part' && value === wanted;
      if (isWanted && Reflect.get(globalThis, 'isBroken') === true) {
        throw new Error('broken with tomb-of-capulet');
      }
      setAttribute.call(this, name, value);
    };
  }, place);
}

const PARTS = [
  { part: 'script', place: 'script' },
  { part: 'timeline', place: 'timeline' },
  { part: 'inspector', place: 'inspector' },
  { part: 'footer', place: 'footer' },
  { part: 'bar at the top', place: 'top' },
  { part: 'bar of the run', place: 'run-bar' },
];

/** The boundaries are made alike. */
const tagged = (part: string) => (part === 'inspector' ? {} : { tag: '@long' });

for (const { part, place } of PARTS) {
  test(
    `when the ${part} breaks, the others go on, and it can be started again`,
    tagged(part),
    async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await breakAt(page, place);
      await page.goto('./');
      const broken = page.getByRole('alert').filter({ hasText: `The ${part} broke: broken with` });
      await expect(broken).toBeVisible();
      await expect(page.getByRole('alert').filter({ hasText: 'broke:' })).toHaveCount(1);
      await broken.getByRole('button', { name: 'Copy report' }).click();
      await expect(broken.getByRole('button', { name: 'Copied' })).toBeVisible();
      const report = await page.evaluate(() => navigator.clipboard.readText());
      expect(report).toContain(`Caesura: the ${part} broke.`);
      await page.evaluate(() => Object.assign(globalThis, { isBroken: false }));
      await broken.getByRole('button', { name: 'Start this pane again' }).click();
      await expect(broken).toHaveCount(0);
      await expect(page.locator(`[data-part="${place}"]`).first()).toBeVisible();
    },
  );
}

test('when all of it breaks, the script can be saved', async ({ page }) => {
  await breakAt(page, 'page');
  await page.goto('./');
  const broken = page.getByRole('alert').filter({ hasText: 'The page broke' });
  const download = page.waitForEvent('download');
  await broken.getByRole('button', { name: 'Save the script to a file' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.scs$/);
  await page.evaluate(() => Object.assign(globalThis, { isBroken: false }));
  await broken.getByRole('button', { name: 'Start the page again' }).click();
  await expect(page.getByRole('main')).toBeVisible();
});
