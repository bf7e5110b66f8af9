import type { Page } from '@playwright/test';
import { serveBelow } from './static-host.ts';
import { expect, test } from './support.ts';

test.use({ serviceWorkers: 'allow' });

const help = (page: Page) => page.getByRole('dialog', { name: 'Help and keys' });

/** The page says in its help that this browser keeps it. */
async function isKept(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Help/ }).click();
  await expect(help(page)).toContainText('both open without a network, too.', { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
}

test('a second visit without a network runs the founding scenario', async ({ caesura, page }) => {
  const host = await serveBelow('/deep/caesura/');
  await page.goto(host.url);
  await caesura.editorIsReady();
  await isKept(page);
  host.close();
  await page.context().setOffline(true);
  await page.goto(host.url);
  await caesura.editorIsReady();
  await caesura.shows('Affiliation changes');
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  await test.step('and what is opened seldom is there, too', async () => {
    await page.keyboard.press('Control+Alt+l');
    await expect(page.getByRole('complementary', { name: 'Lesson' })).toBeVisible();
    await page.goto(`${host.url}?scenario=20-kick`);
    await caesura.editorIsReady();
    await caesura.shows('Kick');
  });
});

test(
  'a new version is told, and comes when the person says so',
  { tag: '@long' },
  async ({ caesura, page }) => {
    const host = await serveBelow('/');
    try {
      await page.goto(host.url);
      await caesura.editorIsReady();
      await isKept(page);
      await caesura.replaceScript('# Not saved anywhere else\n');
      host.rename({ from: 'assets/', to: 'assets/newer/' });
      const notice = page.getByRole('status', { name: 'New version' });
      await expect(notice).toBeHidden();
      // As the browser does when the tab is looked at again.
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await expect(notice).toContainText('A new version of Caesura is ready.', { timeout: 60_000 });
      await notice.getByRole('button', { name: 'Reload' }).click();
      await expect(page.locator('script[src*="assets/newer"]')).toHaveCount(1);
      await caesura.editorIsReady();
      await expect(caesura.script).toContainText('Not saved anywhere else');
      await isKept(page);
      await expect(notice).toBeHidden();
    } finally {
      host.close();
    }
  },
);
