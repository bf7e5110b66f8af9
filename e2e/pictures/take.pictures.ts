import { fileURLToPath } from 'node:url';
import { expect, test } from '../support.ts';

/** The pictures of the README. They stand beside this file. */
const PICTURES = [
  { name: 'failed-light', scenario: '24-affiliation-changes-broken', colorScheme: 'light' },
  { name: 'failed-dark', scenario: '24-affiliation-changes-broken', colorScheme: 'dark' },
  { name: 'passed-light', scenario: '24-affiliation-changes', colorScheme: 'light' },
  { name: 'passed-dark', scenario: '24-affiliation-changes', colorScheme: 'dark' },
  { name: 'lecture-dark', scenario: '20-kick-broken', colorScheme: 'dark', density: 'lecture' },
  { name: 'narrow', scenario: '05-joining-broken', colorScheme: 'light', width: 600 },
] as const;

for (const picture of PICTURES) {
  const { name, scenario, colorScheme } = picture;
  test.describe(name, () => {
    test.use({ colorScheme });

    test('is taken', async ({ caesura, page }) => {
      if ('width' in picture) await page.setViewportSize({ width: picture.width, height: 900 });
      if ('density' in picture) {
        const settings = JSON.stringify({ density: picture.density });
        await page.addInitScript(
          (kept) => localStorage.setItem('caesura.settings.1', kept),
          settings,
        );
      }
      await page.goto(`./?scenario=${scenario}`);
      if (!('width' in picture)) await caesura.editorIsReady();
      // Twice: a warm run shows the times that people see.
      await caesura.run();
      await caesura.says(/^(Passed|Failed)/);
      await caesura.run();
      await caesura.says(/^(Passed|Failed)/);
      if (name.startsWith('passed')) await caesura.tab('Rooms').click();
      await expect(page.getByRole('grid', { name: 'Events' })).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
    });
  });
}
