import { readFileSync } from 'node:fs';
import { drop } from './own-folder.ts';
import { expect, test } from './support.ts';
import { startNativeProsody, type NativeProsody } from '../spec/support/native-prosody.ts';

let server: NativeProsody | undefined;

test.beforeAll(async () => {
  server = await startNativeProsody({
    domains: { host: 'example.test', rooms: 'rooms.example.test' },
    registers: true,
  });
});

test.afterAll(async () => {
  await server?.stop();
});

test('a server of others is made a profile of, tested, and runs the founding scenario unchanged', async ({
  caesura,
}) => {
  test.skip(server === undefined, 'no native Prosody on this machine');
  const { page } = caesura;
  await caesura.open();
  await page.keyboard.press('Control+Alt+h');
  const dialog = page.getByRole('dialog', { name: 'Servers of others' });
  await dialog.getByRole('button', { name: 'New profile' }).click();
  await caesura.write(dialog.getByLabel('Name', { exact: true }), 'Example');
  await caesura.write(dialog.getByLabel('Address', { exact: true }), server?.url ?? '');
  await caesura.write(dialog.getByLabel('Domain on the server, line 1'), 'example.test');
  await dialog.getByRole('radio', { name: /^Registered for each run/ }).check();

  await dialog.getByRole('button', { name: 'Test connection' }).click();
  const said = dialog.getByRole('group', { name: 'What the server said' });
  await expect(said).toContainText('Prosody 0.12');
  await expect(said).toContainText('conference.localhost is rooms.example.test, a chat service.');
  await expect(said).toContainText('All that is needed is there.');
  // They are taken away once the run is over.
  await expect.poll(() => server?.accounts()).toEqual([]);

  await dialog.getByRole('button', { name: 'Save and use' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'Server' })).toHaveValue('Example');
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  // They are taken away once the run is over.
  await expect.poll(() => server?.accounts()).toEqual([]);

  await caesura.row('Step 2, Romeo sends presence to room@conference.localhost').first().click();
  await caesura.tab('Stanza').click();
  const stanza = caesura.panel('Stanza');
  await expect(stanza).toContainText('room@conference.localhost');
  await stanza.getByRole('button', { name: 'Show raw text' }).click();
  await expect(stanza).toContainText('@rooms.example.test');
});

test(
  'profiles are kept, exported without passwords, and imported',
  { tag: '@long' },
  async ({ caesura, browserName }) => {
    test.skip(browserName !== 'chromium', 'the file is read by way of its own events');
    const { page } = caesura;
    await caesura.open();
    await page.keyboard.press('Control+Alt+h');
    const dialog = page.getByRole('dialog', { name: 'Servers of others' });
    await dialog.getByRole('button', { name: 'New profile' }).click();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('Give the profile a name');
    await caesura.write(dialog.getByLabel('Address', { exact: true }), 'wss://chat.example/ws');
    await caesura.write(dialog.getByLabel('Domain on the server, line 1'), 'chat.example');
    await dialog.getByRole('button', { name: 'Add an account' }).click();
    await caesura.write(dialog.getByLabel('Actor, line 1'), 'Romeo');
    await caesura.write(dialog.getByLabel('Account, line 1'), 'bob@chat.example');
    await caesura.write(dialog.getByLabel('Password, line 1'), 'tomb-of-capulet');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog.getByRole('status', { name: 'What was done' })).toHaveText('Saved.');

    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    const file = await (await download).path();
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('bob@chat.example');
    expect(text).not.toContain('tomb-of-capulet');

    await caesura.open();
    await page.keyboard.press('Control+Alt+h');
    await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('chat.example');
    await expect(dialog.getByLabel('Password, line 1')).toHaveValue('');
    await dialog.getByLabel('File of a profile').setInputFiles({
      name: 'profile.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await expect(dialog.getByRole('list', { name: 'Profiles' }).getByRole('listitem')).toHaveCount(
      2,
    );
    await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('chat.example 2');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(dialog.getByRole('list', { name: 'Profiles' }).getByRole('listitem')).toHaveCount(
      1,
    );
  },
);

/** Two are online, one of them in a room of their own; and then nothing comes. */
const WAITING = `[Client] Romeo
	jid: romeo@localhost
	password: password

[Client] Juliet
	jid: juliet@localhost
	password: password

-----

Romeo connects

Juliet connects

Romeo sends:
	<presence to="hall@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
	<presence from="hall@conference.localhost/Romeo"/>

Juliet receives:
	<message><body>never</body></message>
`;

for (const way of ['closed', 'loaded anew'] as const) {
  test(`as the page is ${way}, accounts that a run has made go`, async ({
    caesura,
    browserName,
  }) => {
    test.skip(server === undefined, 'no native Prosody on this machine');
    test.skip(
      browserName === 'firefox' && way === 'loaded anew',
      'it drops the connections before it tells the page: the next run of these actors removes them',
    );
    const { page } = caesura;
    await caesura.open();
    await drop(page, 'waiting.scs', WAITING);
    await caesura.shows('waiting.scs');
    await page.keyboard.press('Control+Alt+h');
    const dialog = page.getByRole('dialog', { name: 'Servers of others' });
    await dialog.getByRole('button', { name: 'New profile' }).click();
    await caesura.write(dialog.getByLabel('Name', { exact: true }), 'Example');
    await caesura.write(dialog.getByLabel('Address', { exact: true }), server?.url ?? '');
    await caesura.write(dialog.getByLabel('Domain on the server, line 1'), 'example.test');
    await dialog.getByRole('radio', { name: /^Registered for each run/ }).check();
    await caesura.write(dialog.getByLabel('Milliseconds that a receives waits'), '100000');
    await dialog.getByRole('button', { name: 'Save and use' }).click();
    await caesura.runButton.click();
    await expect(caesura.status).toContainText('step 5 of 5');
    await expect.poll(() => server?.accounts()).toHaveLength(2);
    if (way === 'closed') await page.close({ runBeforeUnload: true });
    else await page.reload();
    await expect.poll(() => server?.accounts()).toEqual([]);
  });
}
