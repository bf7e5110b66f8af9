import { readFile } from 'node:fs/promises';
import { expect, test } from './support.ts';

test(
  'the print dialog gives a page of its own, as HTML and for the printer, with what was chosen',
  { tag: '@long' },
  async ({ caesura, page, context }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
    await page.keyboard.press('Control+Alt+Shift+P');
    const dialog = page.getByRole('dialog', { name: 'Print' });
    const script = dialog.getByRole('checkbox', { name: 'The script' });
    await expect(script).toBeChecked();
    await script.uncheck();

    await test.step('saved, it needs nothing besides, and has no script in it', async () => {
      const saving = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Save as HTML' }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toMatch(/\.html$/);
      const paper = await context.newPage();
      await paper.setContent(await readFile(await saved.path(), 'utf8'));
      await expect(paper.locator('body')).toContainText('A kick');
      await expect(paper.locator('body')).not.toContainText('[Client] Romeo');
      expect(await paper.locator('script, link[rel="stylesheet"]').count()).toBe(0);
      await paper.close();
    });

    await test.step('for the printer it opens in a window', async () => {
      const opening = page.waitForEvent('popup');
      await dialog.getByRole('button', { name: 'Print…' }).click();
      const paper = await opening;
      await expect(paper.locator('body')).toContainText('A kick');
      await paper.close();
    });
  },
);

test(
  'the page itself on paper is light, and has no bars',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await page.emulateMedia({ colorScheme: 'dark' });
    const root = page.locator('html');
    await expect(root).toHaveAttribute('data-theme', 'dark');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expect(root).toHaveAttribute('data-theme', 'light');
    await expect(page.getByText('What stands on the screen.')).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('contentinfo')).toBeHidden();
    await expect(caesura.script).toBeVisible();
    await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
    await expect(root).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByText('What stands on the screen.')).toBeHidden();
  },
);
