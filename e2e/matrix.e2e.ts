import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { prosodyScripts } from '../spec/script/corpus.ts';
import { dropFiles } from './own-folder.ts';
import { expect, test } from './support.ts';

/** The `<reason>` that the first waits for came with 13.0. */
const NAMES = ['muc_outcast_reason.scs', 'muc_password.scs', 'muc_nickname_change.scs'];
const SCRIPTS = Object.fromEntries(
  prosodyScripts().flatMap(({ name, text }) => (NAMES.includes(name) ? [[name, text]] : [])),
);

test(
  'all scripts run on two versions; a cell that stands out is told, compared and exported',
  {
    tag: '@long',
  },
  async ({ caesura, page }) => {
    test.skip(Object.keys(SCRIPTS).length === 0, 'the scripts of Prosody are not here');
    await caesura.open();
    await dropFiles(page, SCRIPTS);
    await expect(caesura.scriptItem(/^My folder, .*3 scripts$/)).toBeVisible();
    // Its first script is opened, which is what a person looks at then.
    await caesura.shows('muc_nickname_change.scs');
    await page.keyboard.press('Control+Alt+t');
    const matrix = page.getByRole('region', { name: 'Matrix' });
    const servers = matrix.getByRole('group', { name: 'Servers of the matrix' });
    await expect(servers.getByRole('checkbox')).toHaveCount(2);
    await servers.getByRole('button', { name: 'Run 3 scripts on 2 servers' }).click();
    const status = matrix.getByRole('status', { name: 'Matrix status' });
    await expect(status).toContainText('6 runs in');
    await expect(status).toContainText('The 2 servers agree on 2 scripts and disagree on 1.');

    const grid = matrix.getByRole('grid', { name: 'Scripts by servers' });
    await expect(grid.getByRole('columnheader', { name: /^Prosody 0\.12/ })).toBeVisible();
    await matrix.getByRole('button', { name: /^Servers disagree/ }).click();
    await grid.getByRole('gridcell').first().focus();
    await page.keyboard.press('n');
    const cell = grid.locator('[aria-selected="true"]');
    await expect(cell).toHaveAccessibleName(/, unlike most$/);
    await expect(cell).toBeFocused();
    const detail = matrix.getByRole('region', { name: 'Selected cell' });
    await expect(detail).toContainText(/on Prosody 0\.12\.\d+, step \d+ \(line \d+\):/);
    const found = await new AxeBuilder({ page }).include('[data-part="matrix"]').analyze();
    expect(found.violations).toEqual([]);

    const download = page.waitForEvent('download');
    await matrix.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'As Markdown' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toMatch(/\| Script \| Prosody 13[^|]* \| Prosody 0/);

    await cell.focus();
    await page.keyboard.press('c');
    await expect(matrix).toBeHidden();
    await expect(page.getByRole('status', { name: 'Comparison status' })).toContainText(
      'passed on the left, failed on the right.',
    );
    await page.keyboard.press('Control+Alt+t');
    await expect(cell).toHaveAccessibleName(/, unlike most$/);
    await cell.focus();
    await page.keyboard.press('Enter');
    await caesura.says('Failed at step');
  },
);
