import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test.skip(({ browserName }) => browserName !== 'chromium', 'axe reads the same page everywhere');

/** What axe finds in the page, or in a part of it. */
async function finds(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(TAGS);
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}, finds nothing`, () => {
    test.use({ colorScheme });

    test('before a run, in what lies above the page, after a failed run', async ({
      caesura,
      page,
    }) => {
      await caesura.open('?scenario=24-affiliation-changes-broken');
      expect(await finds(page)).toEqual([]);
      for (const key of ['?', 'F1', 'Control+Alt+b', 'Control+Alt+r']) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await finds(page, '[role=dialog]')).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      await caesura.focusEditor();
      await caesura.run();
      await caesura.says('Failed at step 8');
      await expect(caesura.script.getByText('Accept what came')).toBeVisible();
      expect(await finds(page)).toEqual([]);
    });

    test('after a passed run, in every tab', async ({ caesura, page }) => {
      await caesura.open();
      await caesura.run();
      await caesura.says('Passed');
      for (const name of ['Difference', 'Stanza', 'Rooms', 'Compose', 'Server log', 'Problems']) {
        await caesura.tab(name).click();
        await expect(caesura.panel(name)).toBeVisible();
        expect(await finds(page, '.inspector')).toEqual([]);
      }
    });
  });
}

test('axe finds nothing in a narrow window', async ({ caesura, page }) => {
  await page.setViewportSize({ width: 600, height: 900 });
  await page.goto('./');
  await expect(caesura.scenario).toHaveValue('Affiliation changes');
  await caesura.run();
  await caesura.says('Passed');
  expect(await finds(page)).toEqual([]);
});
