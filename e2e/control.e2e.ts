import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

const breakpoints = (page: Page) => page.getByRole('dialog', { name: 'Breakpoints' });

async function openBreakpoints(page: Page) {
  await page.getByRole('button', { name: /^Breakpoints, / }).click();
  return breakpoints(page);
}

test('a run pauses at a failure, and goes on past it', async ({ caesura, page }) => {
  await caesura.open('?scenario=24-affiliation-changes-broken');
  const dialog = await openBreakpoints(page);
  await dialog.getByRole('checkbox', { name: /^Pause at failures/ }).check();
  await page.keyboard.press('Escape');
  await caesura.run();
  await caesura.says(/Paused at step 8 \(line \d+\)/);
  await caesura.says('It failed: Romeo received this <message>');
  await expect(caesura.row(/^Step 8, .*: differs$/)).toHaveAttribute('aria-selected', 'true');
  await caesura.panel('Difference').getByRole('button', { name: 'Let it pass once' }).click();
  await caesura.says('Failed at step 8 (line 61)');
  await caesura.says('The run went on past it.');
  await expect(caesura.row(/^Step 22, .*: (matched|sent)$/)).toHaveCount(1);
  await expect(caesura.row(/^Step 8, .*: differs$/)).toHaveCount(1);

  await caesura.run();
  await caesura.says(/Paused at step 8/);
  await caesura.panel('Difference').getByRole('button', { name: 'Take it as matched' }).click();
  await caesura.says('The run went on past it.');
});

test(
  'a run that ended at a failure is run again past it',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();
    await caesura.says('Failed at step 8 (line 61)');
    await expect(caesura.row(/^Step 9, .*: not run$/)).toHaveCount(1);
    const zone = page.getByRole('group', { name: 'Step 8: differs' });
    await zone.getByRole('button', { name: 'Difference' }).click();
    await page.keyboard.press('s');
    await caesura.says('The run went on past it.');
    await expect(caesura.row(/^Step 9, .*: not run$/)).toHaveCount(0);
  },
);

test(
  'a breakpoint on stanzas pauses wherever one comes, by keys alone',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await page.getByRole('button', { name: /^Breakpoints, / }).focus();
    await page.keyboard.press('Enter');
    await breakpoints(page).getByRole('textbox', { name: 'Pause at stanzas like' }).focus();
    await page.keyboard.type('status:307');
    await page.keyboard.press('Enter');
    await expect(breakpoints(page).getByRole('checkbox', { name: 'status:307' })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Breakpoints, 1' })).toBeFocused();
    await page.keyboard.press('F8');
    await caesura.says(/Paused at step \d+ \(line \d+\), \d+ unread/);
    await caesura.says('received a stanza that a breakpoint is on');
    await page.keyboard.press('Enter');
    await breakpoints(page).getByRole('checkbox', { name: 'status:307' }).press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F8');
    await caesura.says('Passed');

    await page.reload();
    await caesura.editorIsReady();
    const dialog = await openBreakpoints(page);
    await expect(dialog.getByRole('checkbox', { name: 'status:307' })).not.toBeChecked();
    await dialog.getByRole('button', { name: 'Remove: status:307' }).click();
    await expect(dialog.getByRole('checkbox', { name: 'status:307' })).toHaveCount(0);
  },
);

test('a line breakpoint is switched off and on', { tag: '@long' }, async ({ caesura, page }) => {
  await caesura.open();
  await caesura.focusEditor();
  await caesura.clickGutter(20);
  const dialog = await openBreakpoints(page);
  const box = dialog.getByRole('checkbox', { name: 'Line 20: step 2, Romeo sends presence' });
  await box.uncheck();
  await page.keyboard.press('Escape');
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  await openBreakpoints(page);
  await box.check();
  await page.keyboard.press('Escape');
  await caesura.run();
  await caesura.says('Paused at step 2 (line 20)');
  await caesura.continueButton.click();
  await caesura.says('Passed: 22 of 22 steps');
});

test(
  'one actor is stepped, and a run leads to the next failure',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=24-affiliation-changes-broken');
    const more = page.getByRole('button', { name: 'More ways to go on' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Romeo' }).click();
    await caesura.says('Paused at step 2');
    await expect(caesura.row('Step 1, Romeo connects: sent')).toBeVisible();
    await page.keyboard.press('Control+Shift+F8');
    await caesura.says('Paused at step 3');
    await page.keyboard.press('Control+F9');
    await caesura.says('Paused at step 8');
    await page.keyboard.press('F8');
    await caesura.says('Failed at step 8 (line 61)');
  },
);
