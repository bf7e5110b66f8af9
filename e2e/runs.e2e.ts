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
  const { violations } = await new AxeBuilder({ page }).include('.runs').analyze();
  expect(violations).toEqual([]);
  await failed.press('Enter');
  await caesura.says('Failed at step 8');
  await expect(caesura.panel('Difference')).toContainText('The script expects role="none"');
  await page.getByRole('button', { name: 'Back to the newest' }).press('Enter');
  await caesura.says('Stopped');
});

test('a script that is watched runs after each edit', async ({ caesura, page }) => {
  await caesura.open();
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  const watch = page.getByRole('button', { name: 'Watch: run after each edit' });
  await watch.press('Enter');
  await expect(watch).toHaveAttribute('aria-pressed', 'true');
  await caesura.focusEditor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# Watched\n');
  await expect(page.getByRole('button', { name: /^Runs \([2-9]\)/ })).toBeVisible();
  await caesura.says('Passed: 22 of 22 steps');
});
