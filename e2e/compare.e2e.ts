import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startNativeProsody } from '../spec/support/native-prosody.ts';
import { startAlternatingServer } from './alternating-server.ts';
import { expect, test } from './support.ts';

const FLAKY = `# A clock

[Client] Romeo
	jid: romeo@localhost
	password: secret

-----

Romeo connects

Romeo sends:
	<presence/>

Romeo receives:
	<message/>
`;

const comparisonOf = (page: Page) => ({
  grid: page.getByRole('grid', { name: 'Comparison' }),
  status: page.getByRole('status', { name: 'Comparison status' }),
  runs: page.getByRole('dialog', { name: 'Runs of this page' }),
});

/** Runs the script many times, from the list of runs. */
async function runTimes(page: Page, times: number): Promise<void> {
  await page.getByRole('button', { name: /^Runs/ }).press('Enter');
  const count = page.getByRole('spinbutton', { name: 'How many times to run' });
  await count.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(String(times));
  await page.getByRole('button', { name: 'Run many times' }).press('Enter');
}

test(
  'a run that failed and one that passed stand side by side',
  { tag: '@long' },
  async ({ caesura, page }) => {
    const { grid, status, runs } = comparisonOf(page);
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();
    await caesura.says('Failed at step 8');
    await caesura.panel('Difference').getByRole('button', { name: 'Accept what came' }).click();
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');

    await page.getByRole('button', { name: 'Runs (2)' }).press('Enter');
    await runs.getByRole('checkbox', { name: /Failed at step 8/ }).press('Space');
    await runs.getByRole('checkbox', { name: /Passed/ }).press('Space');
    await runs.getByRole('button', { name: 'Compare' }).press('Enter');
    await expect(status).toHaveText(
      '7 of 22 steps are the same; step 8 differs: failed on the left, passed on the right.',
    );
    await expect(grid.getByRole('columnheader', { name: /Left .*Failed at step 8/ })).toBeVisible();
    const step = grid.getByRole('row', { name: /^Step 8, Romeo receives message: differs/ });
    await expect(step).toHaveAttribute('aria-selected', 'true');
    await expect(caesura.panel('Difference')).toContainText('not as expected on the left');
    const { violations } = await new AxeBuilder({ page })
      .include('section[aria-label="Timeline"]')
      .analyze();
    expect(violations).toEqual([]);

    await test.step('by keys', async () => {
      await step.focus();
      await page.keyboard.press('n');
      await expect(grid.getByRole('row', { name: /^Steps 9 to 22 ran only on/ })).toBeFocused();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('n');
      await expect(grid.getByRole('row', { name: /^Step 9, .*: only right/ })).toBeFocused();
      await page.keyboard.press('k');
      await page.keyboard.press('k');
      await page.keyboard.press('k');
      await page.keyboard.press('k');
      await page.keyboard.press('ArrowRight');
      await expect(grid.getByRole('row', { name: /^Step 1, Romeo connects: same/ })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(caesura.events.locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Control+Alt+w');
      await expect(grid.locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
    });
    await expect(caesura.events).toBeVisible();
  },
);

test('the same script runs on two servers at once', { tag: '@long' }, async ({ caesura, page }) => {
  const server = await startNativeProsody();
  test.skip(server === undefined, 'no native Prosody on this machine');
  const { grid, status, runs } = comparisonOf(page);
  await caesura.open();
  await page.getByRole('button', { name: 'Runs', exact: true }).press('Enter');
  const second = runs.getByRole('combobox', { name: 'Second server' });
  await second.click();
  await page.keyboard.type(server?.url ?? '');
  await page.keyboard.press('Enter');
  await runs.getByRole('button', { name: 'Run on two servers' }).press('Enter');
  await expect(page.getByRole('group', { name: 'Question' })).toContainText('sends 7 stanzas');
  await page.getByRole('button', { name: 'Run on both' }).press('Enter');
  await expect(status).toHaveText(/steps are the same/);
  const head = (name: RegExp) => grid.getByRole('columnheader', { name });
  await expect(head(/Left .*Passed: 22 of 22 steps .*in this tab/)).toBeVisible();
  await expect(head(/Right .*Passed: 22 of 22 steps ws:/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the timeline' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Runs (2)' })).toBeVisible();
  await server?.stop();
});

test(
  'two versions show side by side which calls made a stanza on each',
  { tag: '@long' },
  async ({ caesura, page }) => {
    const { grid, status, runs } = comparisonOf(page);
    await caesura.open();
    await page.getByRole('button', { name: 'Runs', exact: true }).press('Enter');
    await runs.getByRole('combobox', { name: 'Second server' }).click();
    await page.getByRole('option', { name: /Prosody 0\.12/ }).click();
    await runs.getByRole('button', { name: 'Run on two servers' }).press('Enter');
    await expect(status).toHaveText('All 22 steps are the same.');
    await grid.getByRole('row', { name: /^Steps 1 to 22/ }).click();
    await page.keyboard.press('ArrowRight');
    await grid.getByRole('row', { name: /^Step 3, Romeo receives presence/ }).click();
    await page.getByRole('tab', { name: 'Server', exact: true }).click();
    const panel = caesura.panel('Server');
    await expect(panel).toContainText(/The same \d+ calls made it in both\./);
    const calls = panel.getByRole('listbox', { name: 'Call stacks of both runs' });
    await expect(calls.getByRole('option', { selected: true })).toBeInViewport();
    for (const side of [/^The code on the left, .*13/, /^The code on the right, .*0\.12/]) {
      const source = panel.getByRole('group', { name: side });
      await expect(source.locator('[aria-current="true"]')).toContainText('route_stanza');
    }
    await calls.focus();
    await page.keyboard.press('Home');
    await expect(calls.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .include('[data-part="inspector"]')
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  },
);

test(
  'many runs tell what varies, and that nothing does',
  { tag: '@long' },
  async ({ caesura, page }) => {
    const server = await startAlternatingServer();
    const { grid, status } = comparisonOf(page);
    const series = page.getByRole('status', { name: 'Series status' });
    await caesura.open();
    await runTimes(page, 5);
    await expect(series).toContainText('5 runs, no step varied.');
    await page.getByRole('button', { name: 'Back to the timeline' }).press('Enter');

    await caesura.replaceScript(FLAKY);
    await caesura.chooseServer(server.url);
    await runTimes(page, 6);
    await page.getByRole('button', { name: 'Run 6 times' }).press('Enter');
    await expect(series).toContainText('6 runs, 2 steps varied.');
    const row = page.getByRole('row', { name: /Romeo receives message/ });
    await expect(row).toContainText('message A 3');
    await expect(row).toContainText('message B 3');
    const { violations } = await new AxeBuilder({ page })
      .include('section[aria-label="Timeline"]')
      .analyze();
    expect(violations).toEqual([]);
    await row.getByRole('button', { name: 'Compare' }).press('Enter');
    await expect(status).toHaveText('2 of 3 steps are the same; step 3 has other stanzas.');
    await expect(grid.getByRole('row', { name: /^Romeo receives message: differs/ })).toBeVisible();
    await expect(caesura.panel('Difference')).toContainText('1 difference');
    await page.getByRole('button', { name: 'Back to the series' }).press('Enter');
    await row.getByRole('button', { name: /message B/ }).press('Enter');
    await caesura.says('Passed: 3 of 3 steps');
    await page.getByRole('button', { name: 'Back to the series' }).press('Enter');
    await expect(row).toBeVisible();
    await server.stop();
  },
);
