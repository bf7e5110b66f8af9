import type { CaesuraPage } from './pages/caesura-page.ts';
import { outOfReach } from './reach.ts';
import { expect, test } from './support.ts';

/** A telephone of the smallest kind; a window of 1280 x 800 at 200 % and at 400 %. */
const WINDOWS = [
  { width: 320, height: 640 },
  { width: 640, height: 400 },
  { width: 320, height: 256 },
];

/** What opens above the page, by its button. */
const OPENED = [
  /^Breakpoints, /,
  /^Runs/,
  'More ways to go on',
  'View',
  'Settings',
  'Help',
  'Commands',
];

for (const viewport of WINDOWS) {
  test.describe(`in a window of ${viewport.width} by ${viewport.height}`, () => {
    test.use({ viewport });
    const extent = viewport.height < 400 ? {} : { tag: '@long' };

    test('every control can be got to', { tag: '@long' }, async ({ caesura, page }) => {
      await page.goto('./?scenario=24-affiliation-changes-broken');
      await expect(caesura.scenario).toHaveValue(/Affiliation changes, broken/);
      await caesura.runButton.click();
      await caesura.says('Failed at step 8');
      await everyPane(caesura);
      await everyPopover(caesura);
      expect(await isWider(caesura)).toBe(false);
    });

    test('the failing step is in view', { tag: '@long' }, async ({ caesura, page }) => {
      await page.goto('./?scenario=24-affiliation-changes-broken');
      await expect(caesura.scenario).toHaveValue(/Affiliation changes, broken/);
      await caesura.runButton.click();
      await caesura.says('Failed at step 8');
      const row = caesura.row(/^Step 8\b/);
      // With a large zoom the page scrolls, and the rows inside it.
      if (viewport.height < 600) await caesura.events.scrollIntoViewIfNeeded();
      await expect(row).toBeInViewport();
    });

    test('a lesson leaves room for its rows', { tag: '@long' }, async ({ caesura, page }) => {
      await page.goto('./?scenario=05-joining');
      await caesura.runButton.click();
      await caesura.says('Passed');
      await page.keyboard.press('Control+Alt+l');
      await expect(page.getByRole('complementary', { name: 'Lesson' })).toBeVisible();
      const row = caesura.row(/^Step \d+\b/).last();
      await row.scrollIntoViewIfNeeded();
      await expect(row).toBeInViewport();
    });

    test('a run can be stopped, and a breakpoint set', extent, async ({ caesura, page }) => {
      await page.goto('./');
      await expect(caesura.scenario).toHaveValue('Affiliation changes');
      await caesura.stepButton.click();
      await caesura.says('Paused at step 1');
      await caesura.stopButton.click();
      await caesura.says('Stopped');
      await page.getByRole('button', { name: /^Breakpoints, / }).click();
      await caesura.write(
        page.getByRole('textbox', { name: 'Pause at stanzas like' }),
        'status:110',
      );
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(page.getByRole('checkbox', { name: 'status:110' })).toBeChecked();
      const field = page.getByRole('textbox', { name: 'Pause at stanzas like' });
      await field.press('Escape');
      await expect(field).toBeHidden();
      await caesura.run();
      await caesura.says(/Paused at step \d/);
    });
  });
}

async function everyPane({ page }: CaesuraPage): Promise<void> {
  for (const pane of ['Script', 'Timeline', 'Inspector']) {
    await page.getByRole('button', { name: pane, exact: true }).click();
    expect(await outOfReach(page), pane).toEqual([]);
  }
  for (const name of ['Stanza', 'Rooms', 'Compose', 'Server log', 'Problems', 'Difference']) {
    await page.getByRole('tab', { name }).click();
    expect(await outOfReach(page.getByRole('region', { name: 'Inspector' })), name).toEqual([]);
  }
}

async function everyPopover({ page }: CaesuraPage): Promise<void> {
  for (const name of OPENED) {
    const opener = page.getByRole('button', { name, exact: true }).first();
    await opener.click();
    const above = page.locator('[role=dialog], [role=menu]');
    await expect(above.first()).toBeVisible();
    expect(await outOfReach(above.first()), String(name)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(above).toHaveCount(0);
  }
}

/** Whether the page as a whole would have to be scrolled sideways. */
async function isWider({ page }: CaesuraPage): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test(
    'the row of the failing step is in view beside what is told of it',
    { tag: '@long' },
    async ({ caesura, page }) => {
      await page.goto('./?scenario=20-kick-broken');
      await expect(caesura.row(/^Step 1\b/)).toBeVisible();
      await caesura.run();
      await caesura.says('Failed at step 16');
      await expect(page.getByRole('button', { name: 'Show the difference' })).toBeVisible();
      await expect(caesura.row(/^Step 16\b/)).toBeInViewport({ ratio: 0.95 });
    },
  );
});
