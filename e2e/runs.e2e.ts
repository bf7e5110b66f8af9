import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support.ts';

test(
  'a run is replayed up to the selected step, as if it had stepped back',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
    await caesura.row(/^Step 12,/).click();
    await page.keyboard.press('Control+F8');
    await caesura.says('Paused at step 12');
    await expect(caesura.row(/^Step 11, .*: (matched|sent)$/)).toBeVisible();
    await caesura.script.getByRole('button', { name: 'Re-run to here' }).click();
    // The sentence of the run before stands until the page is painted anew; the buttons go by the run at once.
    await expect(caesura.continueButton).toBeEnabled();
    await caesura.says('Paused at step 12');
    await page.keyboard.press('F8');
    await caesura.says('Passed: 22 of 22 steps');
  },
);

test('an earlier run is shown in all panes, and left again', async ({ caesura, page }) => {
  await caesura.open('?scenario=24-affiliation-changes-broken');
  await caesura.run();
  await caesura.says('Failed at step 8');
  await caesura.step();
  await caesura.says('Paused at step 1');
  await caesura.stopButton.click();
  await caesura.says('Stopped');

  await page.getByRole('button', { name: 'Runs (2)' }).press('Enter');
  const runs = page.getByRole('dialog', { name: 'Runs of this page' });
  const failed = runs.getByRole('button', { name: /Failed at step 8/ });
  await expect(failed).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations).toEqual([]);
  await failed.press('Enter');
  await caesura.says('Failed at step 8');
  await expect(caesura.panel('Difference')).toContainText('The script expects role="none"');
  await page.getByRole('button', { name: 'Back to the newest' }).press('Enter');
  await caesura.says('Stopped');
});

test(
  'a script that is watched runs after each edit',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
    await page.getByRole('button', { name: 'More ways to go on' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Watch: run after each edit' }).press('Enter');
    const watching = page.getByRole('button', { name: 'Watching: run after each edit' });
    await expect(watching).toHaveAttribute('aria-pressed', 'true');
    await caesura.focusEditor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# Watched\n');
    await expect(page.getByRole('button', { name: /^Runs \([2-9]\)/ })).toBeVisible();
    await caesura.says('Passed: 22 of 22 steps');
  },
);

test(
  'the text that ran stands beside an earlier run, and one’s own is kept',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();
    await caesura.says('Failed at step 8');
    await caesura.focusEditor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# Mine\n');
    await caesura.run();
    await caesura.says('Failed at step 8');
    await page.getByRole('button', { name: 'Runs (2)' }).press('Enter');
    const runs = page.getByRole('dialog', { name: 'Runs of this page' });
    await runs
      .getByRole('button', { name: /Failed at step 8/ })
      .last()
      .press('Enter');
    const ran = caesura.script.getByRole('list', { name: 'The text that ran' });
    await expect(ran).toBeVisible();
    await expect(ran).not.toContainText('# Mine');
    await expect(ran.locator('[aria-current=step]').first()).toBeInViewport();
    const { violations } = await new AxeBuilder({ page })
      .include('[data-part="ran-text"]')
      .analyze();
    expect(violations).toEqual([]);
    // Whatever becomes of the window, it stands there.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Script', exact: true }).click();
    await expect(ran).toBeVisible();
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(ran).toBeVisible();

    await caesura.script.getByRole('button', { name: 'My text' }).click();
    await expect(ran).toHaveCount(0);
    await expect(caesura.script.getByRole('status')).toContainText('This is your text.');
    // Nothing hides the first line, and it can be written on.
    await caesura.putCursor(1, 0);
    await page.keyboard.type('# More of ');
    expect(await caesura.scriptText()).toContain('# More of # Mine');
    const line = await caesura.script.locator('.view-line').first().boundingBox();
    const bar = await caesura.script.locator('[data-part="ran-bar"]').boundingBox();
    expect(line?.y ?? 0).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    await caesura.script.getByRole('button', { name: 'Text that ran' }).click();
    await expect(ran).toBeVisible();
    await caesura.script.getByRole('button', { name: 'Back to the newest' }).click();
    await expect(ran).toHaveCount(0);
    await caesura.putCursor(1, 0);
    expect(await caesura.scriptText()).toContain('# More of # Mine');
  },
);
