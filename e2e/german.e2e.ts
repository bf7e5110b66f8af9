import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support.ts';

test.use({ locale: 'de-DE' });

test('A browser that asks for German gets a German page, and English when it is chosen @long', async ({
  page,
}) => {
  await page.goto('./?scenario=01-hello');
  const bar = page.locator('[data-part="run-bar"]');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await bar.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Stand des Laufs' })).toContainText('Bestanden');
  const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.length])).toEqual([]);

  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(bar.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
});
