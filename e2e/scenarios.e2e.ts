import { readFileSync } from 'node:fs';
import { expect, test } from './support.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly brokenOf?: string;
}

const { scenarios } = JSON.parse(
  readFileSync(new URL('../public/scenarios/index.json', import.meta.url), 'utf8'),
) as { scenarios: Entry[] };

for (const { id, title, brokenOf } of scenarios) {
  test(`scenario ${id}: ${title}`, async ({ caesura, browserName }) => {
    test.skip(browserName !== 'chromium', 'the server in the tab is the same');
    await caesura.open(`?scenario=${id}`);
    await caesura.run();
    await caesura.says(brokenOf === undefined ? /^Passed: / : /^Failed at step /);
    if (brokenOf !== undefined) {
      await expect(caesura.panel('Difference')).toBeVisible();
    }
  });
}

test('another scenario is opened with the picker', async ({ caesura, page }) => {
  await caesura.open();
  await caesura.chooseScenario('kick', /20 Kick$/);
  await expect(caesura.scenario).toHaveValue('Kick');
  await expect(page).toHaveURL(/scenario=20-kick$/);
  await caesura.run();
  await caesura.says('Passed: ');
});
