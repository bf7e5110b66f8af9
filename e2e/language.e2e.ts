import { RECORDING, SCRIPT } from './scripts.ts';
import { expect, test } from './support.ts';

// So wide that no line of a script wraps.
test.use({ viewport: { width: 2200, height: 900 } });

test.beforeEach(async ({ caesura }) => {
  await caesura.open();
});

test(
  'completion writes actors, verbs and whole stanzas, and what it wrote runs',
  { tag: '@engines' },
  async ({ caesura, page }) => {
    await caesura.replaceScript(SCRIPT);
    await caesura.putCursor(31, 0);
    await page.keyboard.type('Jul');
    await caesura.complete('Juliet');
    await page.keyboard.type('con');
    await caesura.complete('connects');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Juliet sen');
    await caesura.complete('sends');
    await page.keyboard.type('join');
    await caesura.complete('join room');
    await expect(caesura.script).toContainText('<presence to="lobby@conference.localhost/Juliet">');
    await caesura.run();
    await caesura.says('Passed: 6 of 6 steps');
  },
);

test('a hover tells what a status code means, and where that is written', async ({
  caesura,
  page,
}) => {
  await caesura.replaceScript(SCRIPT);
  await caesura.script.locator('.view-line span span', { hasText: /^"110"$/ }).hover();
  const hover = page.locator('.monaco-hover:visible');
  await expect(hover).toContainText('Status 110');
  await expect(hover).toContainText('self-presence');
  await expect(hover.locator('a', { hasText: 'XEP-0045 §' })).toHaveAttribute(
    'data-href',
    /^https:\/\/xmpp\.org\/extensions\/xep-0045\.html#/,
  );
});

test('an actor leads to its definition', { tag: '@long' }, async ({ caesura, page }) => {
  await caesura.replaceScript(SCRIPT);
  await caesura.putCursor(24, '\t\t\t<item jid="${Ro'.length);
  await page.keyboard.press('F12');
  await expect(caesura.currentLine).toHaveText('3');
});

test('an actor is renamed wherever it is named, as one change @long', async ({ caesura, page }) => {
  await caesura.foldInspector();
  await caesura.replaceScript(SCRIPT);
  await caesura.putCursor(24, '\t\t\t<item jid="${Ro'.length);
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: /rename/i });
  await expect(field).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Mercutio');
  await page.keyboard.press('Enter');
  await expect.poll(() => caesura.scriptText()).not.toMatch(/^(\[Client\] )?Romeo/m);
  const renamed = await caesura.scriptText();
  expect(renamed).toContain('[Client] Mercutio');
  expect(renamed).toContain('Mercutio receives:');
  expect(renamed).toContain("${Mercutio's full JID}");
  expect(renamed).toContain('lobby@conference.localhost/Romeo');
  await caesura.focusEditor();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => caesura.scriptText()).toContain("${Romeo's full JID}");
});

test('laying out twice is laying out once', { tag: '@long' }, async ({ caesura, page }) => {
  await caesura.foldInspector();
  const untidy = SCRIPT.replace('\n\n# Romeo enters', '\n\n\n\n# Romeo enters')
    .replace('\t\t<x xmlns', '\t  <x xmlns')
    .replace('Romeo connects\n\n', 'Romeo connects\n# as himself\n');
  await caesura.replaceScript(untidy);
  await page.keyboard.press('Shift+Alt+F');
  await expect.poll(() => caesura.scriptText()).not.toContain('\n\n\n');
  const once = await caesura.scriptText();
  expect(once).toContain('\n# as himself\n');
  expect(once).toContain('\n    <x xmlns="http://jabber.org/protocol/muc"/>\n');
  await page.keyboard.press('Shift+Alt+F');
  await caesura.putCursor(1, 0);
  expect(await caesura.scriptText()).toBe(once);
});

test('problems are repaired where they stand', async ({ caesura, page }) => {
  await caesura.foldInspector();
  await caesura.replaceScript(
    SCRIPT.replace('<status code="110"/>', '<reason>Montague & Capulet</reason>').replace(
      'Romeo disconnects',
      'Mercutio disconnects',
    ),
  );
  await caesura.putCursor(25, 0);
  await caesura.repair(/&amp;/);
  await expect(caesura.script).toContainText('Montague &amp; Capulet');
  await caesura.putCursor(30, 1);
  await caesura.repair(/Define/);
  await expect(caesura.script).toContainText('[Client] Mercutio');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => caesura.scriptText()).not.toContain('[Client] Mercutio');
});

test('a scene folds away', { tag: '@long' }, async ({ caesura, page }) => {
  await caesura.replaceScript(SCRIPT);
  await caesura.putCursor(13, 0);
  await page.keyboard.press('ControlOrMeta+Shift+[');
  await expect(caesura.line(20)).toHaveCount(0);
  await expect(caesura.line(29)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Shift+]');
  await expect(caesura.line(20)).toHaveCount(1);
});

test(
  'the outline leads to actors, scenes and steps',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.replaceScript(SCRIPT);
    await page.keyboard.press('ControlOrMeta+Shift+O');
    const outline = page.locator('.quick-input-widget');
    await expect(outline).toContainText('Romeo receives presence');
    await page.keyboard.type('leaves');
    await expect(outline.locator('.monaco-list-row')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(caesura.currentLine).toHaveText('29');
  },
);

test('a recording is generalised, change by change or at once, and then passes', async ({
  caesura,
  page,
}) => {
  const panel = page.getByRole('region', { name: 'Recorded script' });
  await expect(panel).toHaveCount(0);
  await caesura.replaceScript(RECORDING);
  await caesura.run();
  await caesura.says('Failed');
  await panel.getByRole('button', { name: 'Generalise this recording' }).click();
  const changes = panel.getByRole('list', { name: 'Proposed changes' }).getByRole('listitem');
  await expect(changes).toHaveCount(5);
  const stamps = changes.filter({ hasText: 'Accept any time stamp' });
  await expect(stamps).toContainText("stamp='{scansion:any}'");
  await stamps.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(changes).toHaveCount(4);
  await expect(panel).toBeFocused();
  await panel.getByRole('button', { name: 'Apply all' }).click();
  await expect(panel).toHaveCount(0);
  await caesura.run();
  await caesura.says('Passed: 14 of 14 steps');
  await caesura.focusEditor();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Not now' }).click();
  await expect(panel).toHaveCount(0);
});
