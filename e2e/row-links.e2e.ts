import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support.ts';

const LONG = { tag: '@long' };

test(
  'what belongs to a row is drawn, and told in words that lead there',
  LONG,
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
    const bar = page.getByRole('group', { name: 'What belongs to this row' });
    const drawn = page.locator('[data-part="links"]');

    await test.step('a request and its answer', async () => {
      await caesura.row(/^Step 5\b/).click();
      await expect(bar).toContainText('Answered in');
      await expect(drawn.locator('[data-link="effect"]')).toHaveCount(1);
      await bar.getByRole('button', { name: '6: go to this step' }).press('Enter');
      await expect(caesura.row(/^Step 6\b/)).toHaveAttribute('aria-selected', 'true');
      await expect(bar).toContainText('Answers');
      await expect(drawn.locator('[data-link="cause"]')).toHaveCount(1);
    });
    await test.step('an entry, and all that it caused', async () => {
      await caesura.row(/^Step 11\b/).click();
      await expect(bar).toContainText('3 presences');
      await expect(bar).toContainText('The subject');
      await expect(bar.getByRole('button', { name: '14: go to this step' })).toBeVisible();
    });
    await test.step('what is said, and those who hear it, also those that no step asks for', async () => {
      await caesura.row(/^Step 21\b/).click();
      await expect(bar).toContainText('Went to 1 other occupant');
      await bar.getByRole('button', { name: 'Romeo, a stanza of no step' }).press('Enter');
      await expect(caesura.row(/unread$/)).toHaveAttribute('aria-selected', 'true');
      await expect(bar).toContainText('Was said in');
    });
    await test.step('axe finds nothing', async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .include('[data-part="timeline"]')
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    });
  },
);

test(
  'what is out of view is counted at its side, and comes into view',
  LONG,
  async ({ caesura, page }) => {
    await page.setViewportSize({ width: 1440, height: 560 });
    await caesura.open();
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
    const bar = page.getByRole('group', { name: 'What belongs to this row' });
    await caesura.row(/^Step 11\b/).click();
    await page.getByRole('grid', { name: 'Events' }).evaluate((grid) => {
      grid.scrollTop = 0;
    });
    const below = bar.getByRole('button', { name: /below: show the nearest/ });
    await below.press('Enter');
    await expect(caesura.row(/^Step 12\b/)).toBeInViewport();
  },
);
