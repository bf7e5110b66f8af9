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

test('a script typed line by line is indented as the language wants it, and runs', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  await caesura.focusEditor();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  const lines = caesura.script.locator('.monaco-editor .view-lines .view-line');
  for (const [index, line] of TYPED.entries()) {
    await page.keyboard.insertText(line);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    // The editor knows how to indent a line when it has painted the one before.
    await expect(lines).toHaveCount(index + 2);
  }
  await caesura.run();
  await caesura.says('Passed: 3 of 3 steps');
});

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
