import { expect, test } from './support.ts';

/** Its last step fails on the last line of the editor at first sight. */
const NEVER_COMES = `# A wait in vain

[Client] Romeo
	jid: romeo@localhost
	password: secret

-----
${'\n'.repeat(20)}
Romeo connects

Romeo sends:
	<presence/>

Romeo receives:
	<presence/>

Romeo sends:
	<message to="\${Romeo's JID}"/>

Romeo receives:
	<iq/>
`;

test(
  'a run is stepped through, continued and stopped',
  { tag: '@engines' },
  async ({ caesura }) => {
    await caesura.open();
    await caesura.step();
    await caesura.says('Paused at step 1');
    await caesura.step();
    await caesura.says('Paused at step 2');
    await expect(caesura.row('Step 1, Romeo connects: sent')).toBeVisible();
    await caesura.step();
    await caesura.says('Paused at step 3');
    await caesura.continueButton.click();
    await caesura.says('Passed: 22 of 22 steps');

    await caesura.step();
    await caesura.says('Paused at step 1');
    await caesura.stopButton.click();
    await caesura.says('Stopped');
  },
);

test('a breakpoint is set by a click on the gutter, and a run pauses there', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  await caesura.focusEditor();
  await caesura.clickGutter(20);
  await caesura.run();
  await caesura.says('Paused at step 2 (line 20)');
  await expect(caesura.row(/^Step 2, .*: (not run|waiting)$/)).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('F8');
  await caesura.says('Passed: 22 of 22 steps');
  await caesura.clickGutter(20);
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
});

test('everything works by keys alone', { tag: '@engines' }, async ({ caesura, page }) => {
  await caesura.open();
  await page.keyboard.press('F10');
  await caesura.says('Paused at step 1');
  await page.keyboard.press('F10');
  await caesura.says('Paused at step 2');
  await page.keyboard.press('F8');
  await caesura.says('Passed: 22 of 22 steps');
  await page.keyboard.press('Control+[');
  await expect(caesura.row(/^Step 22, .*: not run$/)).toHaveCount(1);
  await caesura.says('Viewing step 21 of 22 as it was then. How it ended: Passed: 22 of 22 steps');
  await page.keyboard.press('Alt+Shift+K');
  await expect(caesura.row(/^Step 22, .*: matched$/)).toHaveCount(1);
  await page.keyboard.press('F10');
  await caesura.says('Paused at step 1');
  await page.keyboard.press('Shift+F8');
  await caesura.says('Stopped');
});

test(
  'rows are walked by keys, and the other panes follow',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.run();
    await caesura.says('Passed');
    await caesura.row(/^Step 2,/).click();
    await expect(caesura.row(/^Step 2,/)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('j');
    await expect(caesura.row(/^Step 3,/)).toHaveAttribute('aria-selected', 'true');
    await caesura.tab('Stanza').click();
    await expect(caesura.panel('Stanza')).toContainText('201');
  },
);

test(
  'a script that is edited while its run pauses keeps its places',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.clickGutter(34);
    await caesura.run();
    await caesura.says('Paused at step 4 (line 34)');
    await caesura.focusEditor();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.insertText('# One line more\n');
    await caesura.says('Paused at step 4 (line 35), 1 unread. The script was edited since');

    await test.step('a run to the cursor that is past it begins anew', async () => {
      await page.keyboard.press('Control+g');
      await page.keyboard.type('21');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+F10');
      await caesura.says('Paused at step 2 (line 21)');
      await expect(caesura.status).not.toContainText('edited since');
    });

    await test.step('what is watched waits until it has no errors', async () => {
      await caesura.stopButton.click();
      await page.keyboard.press('Shift+F9');
      await caesura.replaceScript(NEVER_COMES.replace('receives', 'dances'));
      await caesura.says('runs again once it has no errors');
      await caesura.replaceScript(NEVER_COMES);
      await caesura.says('Failed at step 5 (line 40)');
    });
    await expect(page.getByRole('group', { name: /^Step 5: / })).toBeInViewport({ ratio: 1 });
  },
);
