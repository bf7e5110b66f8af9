import { expect, test } from './support.ts';

test(
  'the page opens ready, and the founding scenario passes in the tab',
  { tag: '@engines' },
  async ({ caesura }) => {
    await caesura.open();
    await caesura.shows('Affiliation changes');
    await expect(caesura.server).toHaveValue(/^Prosody .* · in this tab$/);
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
    await expect(
      caesura.row('Step 8, Romeo receives message from room@conference.localhost: matched'),
    ).toBeVisible();
  },
);

test('a press of Run before the script is there is not lost', async ({ caesura, page }) => {
  // The list of scenarios comes late.
  let answer: () => void = () => undefined;
  const pressed = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/scenarios/index.json', async (route) => {
    await pressed;
    await route.continue();
  });
  await page.goto('./?scenario=20-kick');
  await caesura.runButton.click();
  answer();
  await caesura.says('Passed: 21 of 21 steps');
});

test(
  'one wrong attribute is shown in editor, timeline and inspector',
  { tag: '@engines' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();

    await test.step('the sentence', async () => {
      await caesura.says('Failed at step 8 (line 61): Romeo received this <message>');
      await caesura.says('role="none"');
    });

    await test.step('the timeline', async () => {
      const row = caesura.row(
        'Step 8, Romeo receives message from room@conference.localhost: differs',
      );
      await expect(row).toHaveAttribute('aria-selected', 'true');
      await expect(
        caesura.row(/^Romeo receives iq from room@conference.localhost: skipped/),
      ).toBeVisible();
      await expect(caesura.row(/^Step 9, .*: not run$/)).toBeVisible();
    });

    await test.step('the inspector', async () => {
      const panel = caesura.panel('Difference');
      await expect(panel).toContainText('The script expects role="none"');
      await expect(panel.getByRole('row', { name: /differs: / })).toHaveCount(1);
    });

    await test.step('the editor', async () => {
      await expect(caesura.script.getByRole('button', { name: 'Difference' })).toBeVisible();
      await expect(
        page.locator('.monaco-editor .squiggly-failing, .monaco-editor .failing-attribute').first(),
      ).toBeVisible();
    });
  },
);

test('accepting what came repairs the script, and undo takes it back', async ({
  caesura,
  page,
}) => {
  await caesura.open('?scenario=24-affiliation-changes-broken');
  await caesura.run();
  await caesura.says('Failed at step 8');
  await caesura.panel('Difference').getByRole('button', { name: 'Accept what came' }).click();
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  await caesura.focusEditor();
  await page.keyboard.press('ControlOrMeta+Z');
  await caesura.run();
  await caesura.says('Failed at step 8 (line 61)');
});
