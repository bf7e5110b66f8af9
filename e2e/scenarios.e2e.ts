import { readFileSync } from 'node:fs';
import { expect, test } from './support.ts';

interface Entry {
  readonly number: number;
  readonly title: string;
  readonly brokenOf?: string;
}

const { scenarios } = JSON.parse(
  readFileSync(new URL('../public/scenarios/index.json', import.meta.url), 'utf8'),
) as { scenarios: Entry[] };

// At every change a spec runs them all without a page.
test(
  'each scenario gives its verdict',
  { tag: '@long' },
  async ({ caesura, page, browserName }) => {
    test.skip(browserName !== 'chromium', 'the server in the tab is the same');
    test.slow();
    await caesura.open();
    for (const { number, title, brokenOf } of scenarios) {
      await test.step(title, async () => {
        await page.keyboard.press('F1');
        await expect(page.getByRole('searchbox', { name: 'Find a command' })).toBeFocused();
        await page.keyboard.insertText(`open scenario ${number} ${title}`);
        // The words of one may be those of another one, too.
        await page.getByRole('menuitem', { name: `${number} ${title}`, exact: true }).click();
        await caesura.shows(title);
        await caesura.run();
        await caesura.says(brokenOf === undefined ? /^Passed: / : /^Failed at step /);
        if (brokenOf !== undefined) await expect(caesura.panel('Difference')).toBeVisible();
      });
    }
  },
);

test(
  'another scenario is opened from the list of scripts',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.chooseScenario('kick', /20 Kick$/);
    await caesura.shows('Kick');
    await expect(page).toHaveURL(/scenario=20-kick$/);
    await caesura.run();
    await caesura.says('Passed: ');
  },
);

test(
  'a script that is opened starts at its top, and so does its timeline',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();
    await caesura.says('Failed at step 8');
    await caesura.focusEditor();
    await page.keyboard.press('Control+End');
    await caesura.chooseScenario('kick', /20 Kick$/);
    await expect(caesura.script.getByText('# A kick: the one who goes')).toBeInViewport();
    await expect(caesura.row(/^Step 1\b/)).toBeInViewport();
  },
);
