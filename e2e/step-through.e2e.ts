import { expect, test } from './support.ts';

test('a run is stepped through, continued and stopped', async ({ caesura }) => {
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
});

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

test('everything works by keys alone', async ({ caesura, page }) => {
  await caesura.open();
  await page.keyboard.press('F10');
  await caesura.says('Paused at step 1');
  await page.keyboard.press('F10');
  await caesura.says('Paused at step 2');
  await page.keyboard.press('F8');
  await caesura.says('Passed: 22 of 22 steps');
  await page.keyboard.press('Control+[');
  await expect(caesura.row(/^Step 22, .*: not run$/)).toHaveCount(1);
  await page.keyboard.press('Control+]');
  await expect(caesura.row(/^Step 22, .*: matched$/)).toHaveCount(1);
  await page.keyboard.press('F10');
  await caesura.says('Paused at step 1');
  await page.keyboard.press('Shift+F8');
  await caesura.says('Stopped');
});

test('rows are walked by keys, and the other panes follow', async ({ caesura, page }) => {
  await caesura.open();
  await caesura.run();
  await caesura.says('Passed');
  await caesura.row(/^Step 2,/).click();
  await expect(caesura.row(/^Step 2,/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('j');
  await expect(caesura.row(/^Step 3,/)).toHaveAttribute('aria-selected', 'true');
  await caesura.tab('Stanza').click();
  await expect(caesura.panel('Stanza')).toContainText('201');
});
