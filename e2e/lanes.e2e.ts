import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { CaesuraPage } from './pages/caesura-page.ts';
import { NAMES, names, openSquare } from './square.ts';
import { expect, test } from './support.ts';

const LONG = { tag: '@long' };
async function open(caesura: CaesuraPage, actors: readonly string[]): Promise<void> {
  await openSquare(caesura, actors);
  await expect(lane(caesura.events, actors[0] ?? '')).toBeVisible();
}

const lane = (grid: Locator, name: string) =>
  grid.getByRole('button', { name: new RegExp(`^${name}\\b`) });
const titles = (grid: Locator) =>
  grid
    .locator('[data-lane]:not([data-lane="before"]):not([data-lane="after"])')
    .evaluateAll((heads) =>
      heads.map((head) => head.getAttribute('data-lane')?.replace(/^\w+:/, '').replace(/@.*/, '')),
    );
const news = (page: Page) => page.getByRole('status', { name: 'Lanes' });
const choose = async (page: Page, grid: Locator, name: string, deed: string) => {
  await lane(grid, name).click();
  await page.getByRole('menuitem', { name: deed }).click();
};

test('lanes are moved by keys, by their menus and by commands', LONG, async ({ caesura, page }) => {
  const grid = caesura.events;
  await open(caesura, NAMES.slice(0, 3));
  await expect.poll(() => titles(grid)).toEqual(['Romeo', 'square', 'Juliet', 'Nurse']);

  await test.step('by keys on a head, which keeps the focus', async () => {
    await lane(grid, 'Nurse').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => titles(grid)).toEqual(['Romeo', 'square', 'Nurse', 'Juliet']);
    await expect(lane(grid, 'Nurse')).toBeFocused();
    await expect(news(page)).toHaveText('Nurse is lane 3 of 4, before Juliet.');
    await page.keyboard.press('ArrowRight');
    await expect(lane(grid, 'Juliet')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(lane(grid, 'Romeo')).toBeFocused();
  });

  await test.step('by the menu of a head', async () => {
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Move to the last place' }).click();
    await expect.poll(() => titles(grid)).toEqual(['square', 'Nurse', 'Juliet', 'Romeo']);
    await expect(lane(grid, 'Romeo')).toBeFocused();
  });

  await test.step('it is there after a reload, and who is new comes last', async () => {
    await page.reload();
    await caesura.shows('square.scs');
    await expect.poll(() => titles(grid)).toEqual(['square', 'Nurse', 'Juliet', 'Romeo']);
  });

  await test.step('by a command', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('searchbox', { name: 'Find a command' }).fill('lanes as usual');
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(grid)).toEqual(['Romeo', 'square', 'Juliet', 'Nurse']);
  });
});

test('a lane is dragged to its place, and Escape leaves it', LONG, async ({ caesura, page }) => {
  const grid = caesura.events;
  await open(caesura, NAMES.slice(0, 3));
  const drag = async (name: string, to: string) => {
    const [from, place] = [
      await lane(grid, name).boundingBox(),
      await lane(grid, to).boundingBox(),
    ];
    if (from === null || place === null) throw new Error('A head is not in view.');
    await page.mouse.move(from.x + from.width / 2, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(place.x + place.width / 2, place.y + 20);
    await page.mouse.move(place.x + 4, place.y + 20);
  };
  await drag('Nurse', 'Romeo');
  await expect(grid.locator('[data-part="drop"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid.locator('[data-part="drop"]')).toHaveCount(0);
  await expect(news(page)).toHaveText('Nurse stays where it was.');
  await page.mouse.up();
  expect(await titles(grid)).toEqual(['Romeo', 'square', 'Juliet', 'Nurse']);
  await expect(page.getByRole('menu')).toHaveCount(0);

  await drag('Nurse', 'Romeo');
  await page.mouse.up();
  await expect.poll(() => titles(grid)).toEqual(['Nurse', 'Romeo', 'square', 'Juliet']);
  await expect(news(page)).toHaveText('Nurse is lane 1 of 4, before Romeo.');
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('others come into view while a lane is dragged', LONG, async ({ caesura, page }) => {
  const grid = caesura.events;
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(caesura, names(50));
  const after = grid.locator('[data-lane="after"]');
  const [from, side] = [await lane(grid, 'Juliet').boundingBox(), await after.boundingBox()];
  if (from === null || side === null) throw new Error('A head is not in view.');
  await page.mouse.move(from.x + from.width / 2, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(side.x - 20, side.y + 20);
  await page.mouse.move(side.x + side.width / 2, side.y + 20);
  await expect(lane(grid, 'Guest6')).toBeVisible();
  const drawn = await titles(grid);
  // To the left of those that have come, and it goes no further.
  await page.mouse.move(side.x - 80, side.y + 20);
  await page.mouse.up();
  await expect(news(page)).toHaveText(/^Juliet is lane \d+ of 51, before /);
  await expect(lane(grid, 'Juliet')).toBeVisible();
  expect(drawn).not.toContain('Juliet');
});

test('what fails on a hidden lane is told, and opens it', LONG, async ({ caesura, page }) => {
  const grid = caesura.events;
  await open(caesura, NAMES.slice(0, 4));
  await choose(page, grid, 'Mercutio', 'Hide');
  await choose(page, grid, 'Juliet', 'Hide');
  const bar = page.getByRole('group', { name: 'Hidden lanes' });
  await expect(bar).toContainText('2 lanes hidden: Juliet, Mercutio');
  await expect(
    grid.getByRole('button', { name: 'Show 2 lanes hidden: Juliet, Mercutio' }),
  ).toBeVisible();
  await caesura.run();
  await caesura.says(/^Failed at step 6/);
  await expect(caesura.row(/^Step 6\b/)).toBeVisible();
  await bar.getByRole('button', { name: 'Step 6 failed there: show Mercutio' }).click();
  await expect(lane(grid, 'Mercutio')).toBeVisible();
  await expect(caesura.row(/^Step 6\b/)).toHaveAttribute('aria-selected', 'true');
  await expect(bar).toContainText('1 lane hidden: Juliet');
  await bar.getByRole('button', { name: 'Show all' }).click();
  await expect(bar).toHaveCount(0);
  await expect(news(page)).toHaveText('All 5 lanes are shown.');
});

test('a group is one lane under a name', LONG, async ({ caesura, page }) => {
  const grid = caesura.events;
  await open(caesura, NAMES.slice(0, 5));
  await choose(page, grid, 'Tybalt', 'Group with Mercutio');
  await choose(page, grid, 'Mercutio and Tybalt', 'Name the group');
  await page.getByRole('textbox', { name: 'Name' }).fill('The brawlers');
  await page.keyboard.press('Enter');
  await expect(lane(grid, 'The brawlers')).toHaveAccessibleName(
    /^The brawlers, 2 lanes, Mercutio, Tybalt/,
  );
  await choose(page, grid, 'The brawlers', 'Pin');
  await expect(grid.locator('[data-lane]').first()).toContainText('The brawlers');
  await choose(page, grid, 'The brawlers', 'Group all other actors');
  await expect(lane(grid, 'Others')).toHaveAccessibleName(/^Others, 3 lanes/);
  await choose(page, grid, 'Others', 'Ungroup');
  await expect(lane(grid, 'Juliet')).toBeVisible();
});

for (const count of [12, 50]) {
  test(
    `of ${count} lanes the room stays and heads are in view`,
    LONG,
    async ({ caesura, page }) => {
      const grid = caesura.events;
      await page.setViewportSize({ width: 1280, height: 720 });
      await open(caesura, names(count));
      // Of fifty, not even stripes have room: then they are unfolded already.
      if (count === 12) await grid.getByRole('button', { name: /^Unfold/ }).click();
      const box = () => grid.evaluate((node) => [node.scrollWidth, node.clientWidth]);
      const room = grid.locator('[data-lane^="service:square"]');
      await expect(grid.locator('[data-lane="after"]')).toBeVisible();
      for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight']) {
        await caesura.row(/^Step 1\b/).focus();
        await page.keyboard.press(key);
      }
      await expect(grid.locator('[data-lane="before"]')).toContainText('2');
      await expect(room).toBeInViewport();
      const [wide, seen] = await box();
      expect(wide).toBe(seen);

      await caesura.row(new RegExp(`^Step ${count}\\b`)).click();
      const last = names(count).at(-1) ?? '';
      await expect(lane(grid, last)).toBeInViewport();
      await expect(room).toBeInViewport();
      const { violations } = await new AxeBuilder({ page })
        .include('[data-part=timeline]')
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    },
  );
}
