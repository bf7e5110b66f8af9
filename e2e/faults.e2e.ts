import { expect, test } from './support.ts';
import { startNativeProsody } from '../spec/support/native-prosody.ts';

test('a wrong address gives its sentence, and the script stays @long', async ({ caesura }) => {
  await caesura.open();
  await caesura.chooseServer('ws://127.0.0.1:9/xmpp-websocket');
  await caesura.run();
  await caesura.says('ws://127.0.0.1:9/xmpp-websocket');
  await expect(caesura.status).toContainText('cannot connect');
  await expect(caesura.script).toContainText('Romeo opens the room');
});

test('an address that is none is refused where it was typed @long', async ({ caesura, page }) => {
  await caesura.open();
  await caesura.chooseServer('https://example.org/');
  await expect(page.getByRole('alert').filter({ hasText: 'wss://' })).toBeVisible();
  await expect(caesura.server).toHaveValue('https://example.org/');
});

test('what is said of an address leaves with it', { tag: '@long' }, async ({ caesura, page }) => {
  await caesura.open();
  const refusal = page.locator('[data-part="server"] [role="alert"]');
  await caesura.chooseServer('https://example.org/');
  await expect(refusal).toContainText('wss://');
  await page.keyboard.type('x');
  await expect(refusal).toBeEmpty();
  await page.keyboard.press('Enter');
  await expect(refusal).toContainText('wss://');
  await page.keyboard.press('Escape');
  await expect(refusal).toBeEmpty();
  await caesura.chooseServer('https://example.org/');
  await expect(refusal).toContainText('wss://');
  await caesura.chooseServer('ws://127.0.0.1:9/x');
  await expect(refusal).toBeEmpty();
  await caesura.chooseServer('https://example.org/');
  await caesura.focusEditor();
  await expect(refusal).toBeEmpty();
  await expect(caesura.server).toHaveValue('ws://127.0.0.1:9/x');
});

test('a wrong password gives its sentence', async ({ caesura }) => {
  const server = await startNativeProsody({ accounts: { user: 'another password' } });
  test.skip(server === undefined, 'no native Prosody on this machine');
  try {
    await caesura.open();
    await caesura.chooseServer(server?.url ?? '');
    await caesura.run();
    await caesura.says(/password/);
    await expect(caesura.script).toContainText('Romeo opens the room');
  } finally {
    await server?.stop();
  }
});

test('a server that dies in mid-run gives its sentence', async ({ caesura }) => {
  const server = await startNativeProsody();
  test.skip(server === undefined, 'no native Prosody on this machine');
  try {
    await caesura.open();
    await caesura.focusEditor();
    await caesura.clickGutter(20);
    await caesura.chooseServer(server?.url ?? '');
    await caesura.run();
    await caesura.says('Paused at step 2 (line 20)');
    await server?.kill();
    await caesura.continueButton.click();
    await caesura.says(/connection/i);
    await expect(caesura.status).toContainText(/lost|closed|gone/i);
    await expect(caesura.script).toContainText('Romeo opens the room');
  } finally {
    await server?.stop();
  }
});

test('a script with errors shows them, does not run, and keeps its text over a reload', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  await caesura.replaceScript(
    '# Broken\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: password\n\n-----\n\nRomeo connects\n\nRomeo sends:\n\t<presence to="room@conference.localhost/Romeo">\n',
  );
  await caesura.run();
  await caesura.says(/The script has an error, on line \d+/);
  await expect(caesura.panel('Problems')).toContainText('presence');
  await page.reload();
  await caesura.editorIsReady();
  await expect(caesura.script).toContainText('Romeo sends:');
});
