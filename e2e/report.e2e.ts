import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test.skip(({ browserName }) => browserName !== 'chromium', 'axe reads the same page everywhere');

test.describe('the run as one page', () => {
  let folder = '';
  let address = '';

  test.beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'caesura-report-'));
    const file = path.join(folder, 'report.html');
    const scripts = ['20-kick.scs', '20-kick-broken.scs'].map((name) =>
      path.join(ROOT, 'public/scenarios', name),
    );
    const words = [path.join(ROOT, 'src/cli/caesura.mjs'), 'run', ...scripts, '--html', file];
    expect(spawnSync(process.execPath, words, { cwd: folder }).status).toBe(1);
    address = pathToFileURL(file).href;
  });

  test.afterAll(() => rmSync(folder, { recursive: true }));

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is plain to read, ${colorScheme}, for whoever reads it`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'Caesura: 1 failed, 1 passed',
      );
      await page.getByRole('link', { name: /20-kick-broken/ }).click();
      const failure = page.getByRole('region', { name: /20-kick-broken/ });
      await expect(failure).toBeInViewport();
      const arrow = failure.getByRole('img', { name: /^Step 16, Mercutio receives .*: differs$/ });
      await expect(arrow).toBeVisible();
      await failure.getByText('The server’s log').click();
      await expect(failure.getByText('Client connected').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }

  test('scrolls its tables, not itself, in a narrow window, and opens what is folded on paper', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(address);
    const overhang = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await overhang()).toBe(0);
    const stanza = page.getByText('<presence ', { exact: false }).last();
    await expect(stanza).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(stanza).toBeVisible();
  });
});
