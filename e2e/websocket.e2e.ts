import { expect, test } from './support.ts';
import { startNativeProsody, type NativeProsody } from '../spec/support/native-prosody.ts';

let server: NativeProsody | undefined;

test.beforeAll(async () => {
  server = await startNativeProsody();
});

test.afterAll(async () => {
  await server?.stop();
});

test(
  'the founding scenario passes on a native Prosody over WebSocket',
  { tag: '@engines' },
  async ({ caesura }) => {
    test.skip(server === undefined, 'no native Prosody on this machine');
    await caesura.open();
    await caesura.chooseServer(server?.url ?? '');
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
  },
);

test(
  'its broken variant shows the same difference there',
  { tag: '@long' },
  async ({ caesura }) => {
    test.skip(server === undefined, 'no native Prosody on this machine');
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.chooseServer(server?.url ?? '');
    await caesura.run();
    await caesura.says('Failed at step 8 (line 61): Romeo received this <message>');
    await expect(
      caesura.row('Step 8, Romeo receives message from room@conference.localhost: differs'),
    ).toBeVisible();
    await expect(caesura.panel('Difference')).toContainText('The script expects role="none"');
  },
);

const WAITING = `# A long wait

[Client] Romeo
	jid: user@localhost
	password: password

[Client] Juliet
	jid: user2@localhost
	password: password

-----

Romeo connects

Romeo sends:
	<presence/>

Juliet connects

Romeo receives:
	<message><body>Ay me!</body></message>
`;

test('on a live server a wait is paused, what comes then is not lost, and a replay asks first', async ({
  caesura,
  page,
}) => {
  test.skip(server === undefined, 'no native Prosody on this machine');
  const url = server?.url ?? '';
  await caesura.open();
  await caesura.chooseServer(url);
  await caesura.replaceScript(WAITING);

  await test.step('pause the wait', async () => {
    await page.keyboard.press('F8');
    await caesura.says('Running step 4 of 4');
    await page.keyboard.press('F6');
    await caesura.says(/Paused at step 4 \(line 20\)/);
  });

  await test.step('a message by hand comes meanwhile, and is taken afterwards', async () => {
    await caesura.tab('Compose').click();
    const panel = caesura.panel('Compose');
    await panel.getByRole('combobox', { name: 'Actor' }).click();
    await page.getByRole('option', { name: /Juliet/ }).click();
    await panel.locator('.native-edit-context, textarea.inputarea').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('<message to="user@localhost"><body>Ay me!</body></message>');
    await page.keyboard.press('Control+Enter');
    await caesura.says('Paused at step 4 (line 20), 1 unread');
    await page.keyboard.press('F8');
    await caesura.says('Passed: 4 of 4 steps');
  });

  await test.step('a replay sends again only after a yes', async () => {
    await caesura.row(/^Step 3,/).click();
    await page.keyboard.press('Control+F8');
    const question = page.getByRole('group', { name: 'Question' });
    await expect(question).toContainText(`Re-running sends 1 stanza to ${url} again.`);
    await question.getByRole('button', { name: 'Keep' }).click();
    await caesura.says('Passed: 4 of 4 steps');
    await page.keyboard.press('Control+F8');
    await question.getByRole('button', { name: 'Re-run' }).click();
    await caesura.says('Paused at step 3');
    await caesura.stopButton.click();
    await caesura.says('Stopped');
  });
});
