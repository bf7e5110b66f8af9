import { expect, test } from './support.ts';

const TYPED = [
  '# Hello',
  '',
  '[Client] Romeo',
  'jid: romeo@localhost',
  'password: secret',
  '',
  '-----',
  '',
  'Romeo connects',
  '',
  'Romeo sends:',
  '<presence/>',
  '',
  'Romeo receives:',
  '<presence from="{scansion:any}"/>',
  '',
];

test(
  'a script typed line by line is indented as the language wants it, and runs',
  { tag: '@engines' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.focusEditor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    const lines = caesura.script.locator('.monaco-editor .view-lines .view-line');
    for (const [index, line] of TYPED.entries()) {
      await page.keyboard.insertText(line);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await expect(lines).toHaveCount(index + 2);
      // What is inserted before the editor has told the browser of its new line would replace the end of it.
      await caesura.framesPass();
    }
    await caesura.run();
    await caesura.says('Passed: 3 of 3 steps');
  },
);

test('what is edited survives another scenario, and comes back as a draft', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  await caesura.replaceScript(
    '# My own play\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n',
  );
  await caesura.chooseScenario('kick', /20 Kick$/);
  await expect(caesura.script).toContainText('A kick');
  await caesura.chooseScenario('my own', /My own play/);
  await expect(caesura.script).toContainText('My own play');
  await expect(page).not.toHaveURL(/20-kick/);
});

test('lines wrap where the script is narrow, and are whole where it is wide', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  await caesura.replaceScript(`# begin ${'word '.repeat(9)}end\n`);
  const line = caesura.script.locator('.view-line').filter({ hasText: 'begin' });
  await expect(line).not.toContainText('end');
  await page.setViewportSize({ width: 2200, height: 900 });
  await expect(line).toContainText('end');
});

test('the scrollbar of wide lines lets no line shine through it', async ({ caesura, page }) => {
  await page.setViewportSize({ width: 2200, height: 900 });
  await caesura.open();
  await caesura.replaceScript(`# begin ${'word '.repeat(99)}end\n`);
  const bar = caesura.script.locator('.editor-scrollable > .scrollbar.horizontal.visible');
  await expect(bar).toBeVisible();
  await expect(bar).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});

test(
  'in a narrow window the editor keeps its past while another pane is in front',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await page.setViewportSize({ width: 600, height: 900 });
    const pane = (name: string) => page.getByRole('button', { name, exact: true });
    await pane('Script').click();
    await caesura.editorIsReady();
    await caesura.focusEditor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# Mine ');
    await expect(caesura.script).toContainText('# Mine # Affiliation changes');
    await pane('Timeline').click();
    await expect(caesura.events).toBeVisible();
    await expect(caesura.script).toBeHidden();
    await pane('Script').click();
    await caesura.focusEditor();
    // One for each word.
    for (let word = 0; word < 3; word += 1) await page.keyboard.press('ControlOrMeta+Z');
    await expect(caesura.script).not.toContainText('Mine');
  },
);
