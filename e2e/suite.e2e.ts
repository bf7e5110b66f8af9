import AxeBuilder from '@axe-core/playwright';
import { startNativeProsody } from '../spec/support/native-prosody.ts';
import { suiteIsOver, suiteOf } from './pages/suite-page.ts';
import { expect, test } from './support.ts';

const SCRIPT = '24-affiliation-changes';

test(
  'all scenarios that ship run at once, and pass',
  { tag: '@engines' },
  async ({ caesura, page }) => {
    const { status, progress, table, row, detail } = suiteOf(page);
    await caesura.open();
    await page.keyboard.press('Alt+F8');
    await expect(status).toContainText(/^NowRunning 50 scripts on Prosody .*in this tab/);
    await suiteIsOver(page);
    await expect(status).toContainText(/50 of 50 scripts ran in [\d.]+ m?s: 50 passed\./);
    await expect(progress).toHaveAttribute('aria-valuenow', '50');
    await expect(progress).toHaveAttribute('aria-valuetext', '50 of 50 scripts: 50 passed.');
    await expect(table.getByRole('row')).toHaveCount(52);

    await page.keyboard.press('j');
    await expect(row(/^passed 02-discovery/)).toBeFocused();
    await page.keyboard.press('Enter');
    await caesura.says('Passed: ');
    await caesura.shows('Is there a chat service?');
    await page.getByRole('button', { name: 'Back to the suite' }).click();
    await expect(row(/^passed 02-discovery/)).toBeFocused();
    await expect(detail).toContainText('02-discovery: passed');
  },
);

test('a failing script is opened at its step, mended, and run again alone', async ({
  caesura,
  page,
}) => {
  const { status, table, row, detail, filter, scripts } = suiteOf(page);
  await caesura.open(`?scenario=${SCRIPT}`);
  const broken = await page.evaluate(
    (name) => fetch(`./scenarios/${name}-broken.scs`).then((response) => response.text()),
    SCRIPT,
  );
  await caesura.replaceScript(broken);
  await page.keyboard.press('Alt+F8');
  await suiteIsOver(page);
  await expect(status).toContainText('49 passed, 1 failed.');
  await expect(status).toContainText(`Open the first failing step: ${SCRIPT}, step 8.`);
  const failed = row(/^differs 24-affiliation-changes/);
  await expect(failed).toContainText('step 8, line');
  await expect(detail).toContainText(`${SCRIPT}, step 8`);
  await expect(detail).toContainText('received');

  const { violations } = await new AxeBuilder({ page }).include('[data-part="suite"]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  await page.keyboard.press('/');
  await page.keyboard.type('tag:rfc');
  await expect(table.getByRole('row')).not.toHaveCount(53);
  await expect(filter).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: 'passed', exact: false })
    .filter({ hasText: '49' })
    .click();
  await expect(failed).toHaveCount(0);
  await page.getByRole('button', { name: 'All 50' }).click();

  await failed.getByRole('button', { name: 'Open failing step' }).click();
  await caesura.says('Failed at step 8');
  await expect(caesura.row(/^Step 8, .*differs/)).toHaveAttribute('aria-selected', 'true');
  await caesura.panel('Difference').getByRole('button', { name: 'Accept what came' }).click();
  await page.keyboard.press('Escape');
  await expect(failed).toBeFocused();

  await scripts.getByRole('button', { name: 'Failed only 1' }).click();
  await expect(status).toContainText('1 of 1 script ran in');
  await expect(status).toContainText('Of all 50, 50 passed.');
});

test('a suite stops at once, and the page goes on', async ({ caesura, page }) => {
  const { status, panel, scripts } = suiteOf(page);
  await caesura.open();
  await page.keyboard.press('Alt+F8');
  await expect(panel).toBeVisible();
  await scripts.getByRole('button', { name: 'Stop all' }).click();
  await expect(status).toContainText('Stopped: ');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await caesura.run();
  await caesura.says('Passed: ');
});

test(
  'a script whose server dies is played again on another one, and the suite goes on',
  { tag: '@long' },
  async ({ caesura, page, browserName }) => {
    test.skip(browserName !== 'chromium', 'workers of others cannot be reached');
    const { status, progress } = suiteOf(page);
    await caesura.open();
    // The page's own server is there before those of the suite.
    await page.locator('[data-part="server"] [data-on="true"]').waitFor();
    const before = new Set(page.workers());
    await page.keyboard.press('Alt+F8');
    const booted = () =>
      page.workers().find((worker) => !before.has(worker) && worker.url().includes('/job-worker-'));
    await expect.poll(() => booted()?.url()).toBeDefined();
    // One that dies as it boots ends its script.
    await expect(progress).not.toHaveAttribute('aria-valuenow', '0');
    await booted()?.evaluate('self.close(); undefined');
    await suiteIsOver(page);
    await expect(status).toContainText('50 of 50 scripts ran');
    await expect(status).toContainText('50 passed');
  },
);

test(
  'on a server of others it is asked first, and one script plays after the other',
  { tag: '@long' },
  async ({ caesura, page }) => {
    const server = await startNativeProsody();
    test.skip(server === undefined, 'no native Prosody on this machine');
    const { status, panel, table } = suiteOf(page);
    const shipped = ['01-hello', '12-speaking', '20-kick'];
    await page.route('**/scenarios/index.json', async (route) => {
      const catalogue = (await (await route.fetch()).json()) as { scenarios: { id: string }[] };
      const scenarios = catalogue.scenarios.filter(({ id }) => shipped.includes(id));
      await route.fulfill({ json: { ...catalogue, scenarios } });
    });
    await caesura.open('?scenario=20-kick');
    await caesura.chooseServer(server?.url ?? '');
    await page.keyboard.press('Alt+F8');
    await expect(panel.getByRole('alert')).toContainText(
      'Running 3 scripts, one after the other, sends their stanzas to ws://',
    );
    await panel.getByRole('button', { name: 'Run them' }).click();
    await suiteIsOver(page);
    await expect(status).toContainText('3 of 3 scripts ran');
    await expect(table.getByRole('row', { name: /^passed/ })).toHaveCount(3);
    await server?.stop();
  },
);
