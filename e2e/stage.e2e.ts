import { deflateRawSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { drop } from './own-folder.ts';
import { expect, test } from './support.ts';

const CAST = `
[Client] Romeo
	jid: romeo@localhost
	password: password

-----

Romeo connects
`;

const script = (tags: string) => `# A stage\n${tags}\n${CAST}`;

/** As the page's own links carry a script. */
const linkTo = (text: string) => `./#s=${deflateRawSync(text).toString('base64url')}`;

test('a link carries what its script asks for; no code of others runs from it without a yes', async ({
  caesura,
  page,
}) => {
  await page.goto(linkTo(script('## modules: muc_moderation, announce\n## variation: no-locking')));
  await expect(caesura.script).toContainText('## modules: muc_moderation, announce');
  await caesura.run();
  const question = page.getByRole('group', { name: 'Question' });
  await expect(question).toContainText('mod_muc_moderation of Prosody’s community');
  await question.getByRole('button', { name: 'Load and run' }).click();
  await caesura.says('Passed: 1 of 1 steps');
});

test(
  'the configuration says what is served and why, and is written into the script as edits that can be undone',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await page.goto(linkTo(script('## hosts: one.example.org')));
    await caesura.server.click();
    await page.getByRole('option', { name: 'Configuration …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Configuration' });
    const rows = (name: string) => dialog.getByRole('list', { name }).getByRole('listitem');
    const row = (name: string, words: string) => rows(name).filter({ hasText: words });
    await expect(rows('Hosts and services').first()).toContainText('Romeo signs in there');
    await expect(row('Hosts and services', 'conference.one.example.org')).toContainText(
      'rooms of one.example.org',
    );

    await test.step('a service, a module, an option, a variation and a version are added', async () => {
      await dialog.getByRole('textbox', { name: 'Domain of the new' }).fill('rooms.example.org');
      await dialog.getByRole('combobox', { name: 'What it is' }).selectOption('muc');
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(row('Hosts and services', 'rooms.example.org')).toContainText('script, line 3');
      for (const [label, words, name] of [
        ['Add a module', 'moderation', 'muc_moderation'],
        ['Add an option', 'room_locking', 'muc_room_locking'],
        ['Add a variation', 'history', 'history-length'],
      ] as const) {
        await dialog.getByRole('combobox', { name: label }).click();
        await page.keyboard.type(words);
        await page.getByRole('option', { name, exact: true }).click();
      }
      await dialog.getByRole('combobox', { name: 'Versions of Prosody' }).selectOption('>=13');
      await expect(dialog.getByRole('status', { name: 'What was written' })).toContainText(
        '## prosody: >=13',
      );
      await expect(row('Modules', 'mod_muc_moderation')).toContainText('MIT');
      await expect(dialog.getByRole('combobox', { name: 'Value of muc_room_locking' })).toHaveValue(
        'false',
      );
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });

    await test.step('accounts are let in, changed and shut out; no password is told', async () => {
      const said = dialog.getByRole('status', { name: 'What was written' });
      await dialog.getByRole('button', { name: 'Only the actors of the script' }).click();
      await expect(row('Accounts', 'romeo@')).toContainText('Account of Romeo');
      const address = dialog.getByRole('textbox', { name: 'Address of the new account' });
      await address.fill('nurse');
      await dialog.getByLabel('Its password').fill('Plugh-7');
      await page.keyboard.press('Enter');
      await expect(
        dialog.getByRole('alert').filter({ hasText: 'address of an account' }),
      ).toBeVisible();
      await address.fill('nurse@one.example.org');
      await page.keyboard.press('Enter');
      await expect(said).toContainText('nurse@one.example.org');
      await expect(dialog).not.toContainText('Plugh-7');
      await dialog.getByLabel(/^Password of romeo@/).fill('Xyzzy, 42');
      await page.keyboard.press('Enter');
      await expect(row('Accounts', 'romeo@')).toContainText('Romeo would be refused');
      await expect(dialog.getByLabel(/^Password of romeo@/)).toBeFocused();
      await dialog.getByRole('button', { name: 'Remove nurse@one.example.org' }).click();
      await expect(rows('Accounts')).toHaveCount(1);
      await dialog.getByRole('button', { name: /^Remove romeo@/ }).click();
      await expect(said).toContainText('now anybody comes in');
    });

    await test.step('what has no such name is told, and mended by a press', async () => {
      await dialog.getByRole('button', { name: 'Remove mod_muc_moderation' }).click();
      await expect(dialog.getByRole('group', { name: 'What is served' })).toBeFocused();
      await dialog.getByRole('button', { name: 'Remove history-length' }).click();
      await page.keyboard.press('Escape');
      await expect(caesura.script).toContainText('## prosody: >=13');
      await expect(caesura.script).not.toContainText('muc_moderation');
    });

    await test.step('each change is one step back in the editor', async () => {
      await caesura.focusEditor();
      await page.keyboard.press('ControlOrMeta+z');
      await expect(caesura.script).toContainText('history-length');
      await page.keyboard.press('ControlOrMeta+z');
      await expect(caesura.script).toContainText('## modules: muc_moderation');
    });
  },
);

test(
  'a prosody.cfg.lua that is dropped is read by Prosody, and can be left again',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await page.goto(linkTo(script('').replace('romeo@localhost', 'romeo@a.example')));
    await expect(caesura.script).toContainText('romeo@a.example');
    await drop(
      page,
      'prosody.cfg.lua',
      'daemonize = true\nmodules_enabled = { "roster", "saslauth", "tls", "disco" }\nVirtualHost "a.example"\n',
    );
    const dialog = page.getByRole('dialog', { name: 'Configuration' });
    await expect(dialog.getByRole('list', { name: 'Hosts and services' })).toContainText(
      'a.example',
    );
    await page.keyboard.press('Escape');
    await expect(caesura.server).toHaveValue(/as in prosody\.cfg\.lua$/);
    await caesura.run();
    await caesura.says('Passed: 1 of 1 steps');
    await page.keyboard.press('Control+Alt+g');
    await expect(dialog).toContainText('daemonize, mod_tls');
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await expect(dialog.getByRole('list', { name: 'Hosts and services' })).toContainText(
      'by default',
    );
    await page.keyboard.press('Escape');
    await expect(caesura.server).not.toHaveValue(/cfg/);
    await test.step('an error in it ends the run before step 1, with its place', async () => {
      await drop(page, 'prosody.cfg.lua', 'VirtualHost "a.example"\nmodules_enabled = {\n');
      await page.keyboard.press('Escape');
      await caesura.run();
      await caesura.says(/prosody\.cfg\.lua:\d/);
    });
  },
);

test(
  'modules and options are completed, explained and mended in the editor',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await page.goto(linkTo(script('## modules: muc_moderatoin')));
    await page.getByRole('tab', { name: /^Problems/ }).click();
    const problem = caesura
      .panel('Problems')
      .getByRole('button', { name: /no mod_muc_moderatoin/ });
    await expect(problem).toContainText('Did you mean "muc_moderation"?');
    await problem.click();
    await caesura.focusEditor();
    await page.keyboard.press('ControlOrMeta+.');
    await page.keyboard.press('Enter');
    await expect(caesura.script).toContainText('## modules: muc_moderation');
    await page.keyboard.press('End');
    await page.keyboard.type(', annou');
    await page.keyboard.press('ControlOrMeta+Space');
    await page
      .getByRole('option', { name: /announce/ })
      .first()
      .click();
    await expect(caesura.script).toContainText('## modules: muc_moderation, announce');
  },
);
