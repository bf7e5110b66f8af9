import { expect, test } from './support.ts';

test('every command is found by its words, and by its key @long', async ({ caesura, page }) => {
  await caesura.open();
  await caesura.focusEditor();
  await page.keyboard.press('F1');
  const palette = page.getByRole('dialog', { name: 'All commands' });
  await expect(palette.getByRole('searchbox', { name: 'Find a command' })).toBeFocused();
  await page.keyboard.type('continue run');
  await page.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
  await caesura.says('Passed: 22 of 22 steps');

  await page.keyboard.press('F1');
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.keyboard.press('F1');
  await page.keyboard.type('open kick broken');
  await page.keyboard.press('Enter');
  await caesura.shows(/Kick/);

  await page.keyboard.press('F1');
  await page.keyboard.type('toggle line comment');
  await page.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);

  await page.keyboard.press('Control+Alt+b');
  await expect(page.getByRole('dialog', { name: 'Breakpoints' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.keyboard.type('no such thing');
  await expect(palette.getByText('No command has these words.')).toBeVisible();
});

test(
  'panes, tabs, fields and looks have keys of their own',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.run();
    await caesura.says('Passed');
    for (const [digit, name] of ['Difference', 'Stanza', 'Rooms', 'Compose'].entries()) {
      await caesura.focusEditor();
      await page.keyboard.press(`Alt+Shift+${digit + 3}`);
      await expect(caesura.tab(name)).toBeFocused();
      await expect(caesura.panel(name)).toBeVisible();
    }
    await page.keyboard.press('Alt+Shift+2');
    await page.keyboard.press('j');
    await expect(caesura.events.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Alt+Shift+0');
    await expect(page.getByRole('combobox', { name: 'Server' })).toBeFocused();
    await page.keyboard.press('Alt+Shift+9');
    await expect(caesura.scriptFilter).toBeFocused();
    await page.keyboard.type('kick');
    await page.keyboard.press('Enter');
    await caesura.shows(/Kick/i);
    await page.keyboard.press('Alt+Shift+D');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('Alt+Shift+P');
    await expect(page.locator('[data-density="lecture"]')).toHaveCount(1);
  },
);

test(
  'a breakpoint with a condition pauses in its step, and stays with its scenario',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.focusEditor();
    await caesura.clickGutter(20);
    await page.keyboard.press('Control+Alt+b');
    const dialog = page.getByRole('dialog', { name: 'Breakpoints' });
    const condition = dialog.getByRole('textbox', { name: /^Only at a stanza like: Line 20/ });
    await condition.pressSequentially('status:307');
    await page.keyboard.press('Escape');
    await caesura.run();
    await caesura.says('Passed');
    await page.keyboard.press('Control+Alt+b');
    await condition.press('Control+a');
    await condition.pressSequentially('kind:presence');
    await page.keyboard.press('Escape');
    await caesura.run();
    await caesura.says(/Paused at step \d+/);
    await caesura.stopButton.click();

    await page.keyboard.press('F1');
    await page.keyboard.type('open founding');
    await page.keyboard.press('Escape');
    await page.reload();
    await caesura.editorIsReady();
    await page.keyboard.press('Control+Alt+b');
    await expect(condition).toHaveValue('kind:presence');
  },
);
