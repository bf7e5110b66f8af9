import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support.ts';

const LONG = { tag: '@long' };
const NAME = 'What 201 means';

test('a badge tells what it means, on hover and on focus', LONG, async ({ caesura, page }) => {
  await caesura.open();
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  const row = caesura.row(/^Step 3\b/);
  await row.click();
  const badge = row.getByRole('button', { name: '201' });
  const tip = page.getByRole('dialog', { name: NAME });

  await test.step('a pointer may go on to the tip, and Escape takes it away', async () => {
    await badge.hover();
    await expect(tip).toContainText('You created this room just now');
    await expect(tip).toContainText('Prosody writes it first in <x>');
    await tip.hover();
    await expect(tip).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(tip).toHaveCount(0);
    await badge.hover();
    await page.mouse.move(5, 5);
    await expect(tip).toHaveCount(0);
  });
  await test.step('a verdict tells itself, too, and a press on it selects its row', async () => {
    const later = caesura.row(/^Step 4\b/);
    const glyph = later.locator('[data-badge="verdict"]');
    await glyph.hover();
    await expect(page.getByRole('dialog', { name: 'What matched means' })).toContainText(
      'What came is what the step expects.',
    );
    await glyph.click();
    await expect(later).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await row.click();
  });
  await test.step('Tab leads from the row to its badges, and on to what the tip links to', async () => {
    await row.focus();
    await page.keyboard.press('Tab');
    await expect(row.getByRole('button', { name: 'matched' })).toBeFocused();
    const verdict = page.getByRole('dialog', { name: 'What matched means' });
    await expect(verdict).toContainText('What came is what the step expects.');
    await page.keyboard.press('Escape');
    await expect(verdict).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(verdict).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(verdict).toHaveCount(0);
    await expect(badge).toBeFocused();
    await expect(tip).toBeVisible();
    await expect(badge).toHaveAccessibleDescription(/You created this room just now/);
    await page.keyboard.press('Tab');
    const link = tip.getByRole('link', { name: 'XEP-0045 §10.1.1' });
    await expect(link).toBeFocused();
    await expect(link).toHaveAttribute(
      'href',
      'https://xmpp.org/extensions/xep-0045.html#createroom-general',
    );
    await expect(link).toHaveAttribute('rel', /noopener/);
    await page.keyboard.press('Shift+Tab');
    await expect(badge).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(tip).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(tip).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .include('[data-part="tip"]')
      .include('[data-part="timeline"]')
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
  await test.step('the glossary is one press away', async () => {
    await tip.getByRole('button', { name: 'In the glossary' }).press('Enter');
    const glossary = page.getByRole('dialog', { name: 'Glossary' });
    await expect(glossary.getByRole('searchbox', { name: 'Find' })).toHaveValue('201');
    await expect(glossary).toContainText('You created this room just now');
  });
});

test('a mark of a row covers neither its type nor its codes', LONG, async ({ caesura, page }) => {
  await caesura.open();
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const row = caesura.row(/^Step 3\b/);
    await row.click();
    await page.keyboard.press('Space');
    const mark = row.getByTitle('Marked for comparison');
    const place = await mark.boundingBox();
    const others = row.locator('[data-badge], code, [data-part="idle"]');
    const boxes = await others.evaluateAll((all) =>
      all.map((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
    if (place === null) throw new Error('There is no mark.');
    const covered = boxes.filter(
      ({ left, right, top, bottom }) =>
        left < place.x + place.width &&
        right > place.x &&
        top < place.y + place.height &&
        bottom > place.y,
    );
    expect(covered).toEqual([]);
    await row.focus();
    await page.keyboard.press('Space');
    await expect(mark).toHaveCount(0);
  }
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test(
    'a tap on a badge tells what it means, and one beside it closes',
    LONG,
    async ({ caesura, page }) => {
      await page.goto('./');
      await expect(caesura.scenario).toHaveValue('Affiliation changes');
      await caesura.run();
      await caesura.says('Passed');
      const row = caesura.row(/^Step 3\b/);
      const badge = row.getByRole('button', { name: '201' });
      await badge.tap();
      const tip = page.getByRole('dialog', { name: NAME });
      await expect(tip).toContainText('You created this room just now');
      await expect(tip).toBeInViewport({ ratio: 1 });
      await row.tap({ position: { x: 4, y: 4 } });
      await expect(tip).toHaveCount(0);
    },
  );
});
