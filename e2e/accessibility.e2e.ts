import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

/** axe takes half a minute for a page full of rows. */
const LONG = { tag: '@long' };

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

    const early = 'before a run, in what lies above the page, after a failed run';
    test(early, LONG, async ({ caesura, page }) => {
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
      await expect(caesura.script.getByRole('button', { name: 'Difference' })).toBeVisible();
      expect(await finds(page)).toEqual([]);
    });

    test('after a passed run, in every tab', LONG, async ({ caesura, page }) => {
      await caesura.open();
      await caesura.run();
      await caesura.says('Passed');
      for (const name of ['Difference', 'Stanza', 'Rooms', 'Compose', 'Server log', 'Problems']) {
        await caesura.tab(name).click();
        await expect(caesura.panel(name)).toBeVisible();
        expect(await finds(page, '[data-part="inspector"]')).toEqual([]);
      }
    });
  });
}

test('axe finds nothing in a narrow window', { tag: '@long' }, async ({ caesura, page }) => {
  await page.setViewportSize({ width: 600, height: 900 });
  await page.goto('./');
  await expect(caesura.scenario).toHaveValue('Affiliation changes');
  await caesura.run();
  await caesura.says('Passed');
  expect(await finds(page)).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`with forced colours, ${colorScheme}`, () => {
    test.use({ colorScheme, forcedColors: 'active' });

    const loads = 'the editor loads, and axe finds nothing';
    test(loads, colorScheme === 'light' ? LONG : {}, async ({ caesura, page }) => {
      await caesura.open('?scenario=24-affiliation-changes-broken');
      await caesura.run();
      await caesura.says('Failed at step 8');
      await expect(page.getByText('The editor could not be loaded')).toHaveCount(0);
      expect(await finds(page)).toEqual([]);
    });
  });
}

test('every cell of the timeline stands under a head @long', async ({ caesura, page }) => {
  await caesura.open();
  await caesura.run();
  await caesura.says('Passed');
  for (const width of [1440, 600]) {
    await page.setViewportSize({ width, height: 900 });
    const loose = await caesura.events.evaluate((grid) => {
      const columnOf = (cell: Element) => cell.getAttribute('aria-colindex');
      const heads = new Set([...grid.querySelectorAll('[role=columnheader]')].map(columnOf));
      const cells = [...grid.querySelectorAll('[role=gridcell]')];
      return cells.length === 0 || cells.some((cell) => !heads.has(columnOf(cell)));
    });
    expect(loose, `${width} px`).toBe(false);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(caesura.row(/^Step 3/)).toMatchAriaSnapshot(`
    - row:
      - gridcell "3"
      - gridcell "matched"
      - gridcell
      - gridcell /room to Romeo/
  `);
});

test('Tab leaves the editor after Ctrl+M, and the page says so', async ({ caesura, page }) => {
  await caesura.open();
  await caesura.focusEditor();
  await page.keyboard.press('Control+m');
  await expect(page.getByRole('status', { name: 'Tab key' })).toContainText('Tab moves the focus');
  await page.keyboard.press('Tab');
  await expect(caesura.script.locator(':focus')).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test(
  'Run leads to one error of the script after the other',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.replaceScript(
      '[Client] Romeo\n\tjid: user@localhost\n---------\nRome connects\n\nJulia connects\n',
    );
    await page.keyboard.press('F8');
    await caesura.says('the first on line 4');
    await expect(caesura.currentLine).toHaveText('4');
    await page.keyboard.press('F8');
    await caesura.says('number 2 on line 6');
    await expect(caesura.currentLine).toHaveText('6');
  },
);

test('keys on buttons work from the timeline; two marks show what differs @long', async ({
  caesura,
  page,
}) => {
  await caesura.open('?scenario=24-affiliation-changes-broken');
  await caesura.run();
  await caesura.says('Failed at step 8');
  await caesura.tab('Server log').click();
  await caesura.row(/^Step 3/).click();
  await page.keyboard.press('Space');
  await caesura.row(/^Step 4/).click();
  await page.keyboard.press('Space');
  await expect(caesura.panel('Difference')).toContainText('The two marked stanzas have');
  await page.keyboard.press('Space');
  await caesura.row(/^Step 3/).click();
  await page.keyboard.press('Space');
  await caesura.tab('Difference').click();
  await caesura.row(/^Step 8/).click();
  // The key is the button's: it does nothing before the button is seen.
  await expect(
    caesura.panel('Difference').getByRole('button', { name: 'Accept what came' }),
  ).toBeVisible();
  await page.keyboard.press('a');
  await caesura.says('The script was edited since');
});
