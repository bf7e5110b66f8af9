import { cloneOfShipped, drop, giveFolder, save } from './own-folder.ts';
import { expect, test } from './support.ts';

const MUC = 'plugins/muc/muc.lib.lua';
/** Announces a change of somebody who is not in the room. */
const ANNOUNCES = 'self:broadcast(announce_msg, muc_util.only_with_min_role(min_role));';
const ANNOUNCES_NOTHING =
  'self:broadcast(st.message({ from = self.jid }), muc_util.only_with_min_role(min_role));';

test(
  'a folder of Prosody’s sources runs; a changed line is found from the stanza that it made',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    const files = await cloneOfShipped(page);
    const muc = files[MUC] ?? '';
    expect(muc).toContain(ANNOUNCES);
    await giveFolder(page, 'prosody-hg', files);
    await caesura.server.click();
    await page.getByRole('option', { name: 'Prosody from a folder …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Prosody from a folder, and modules' });
    await expect(dialog).toContainText('Nothing of it leaves this browser');
    await dialog.getByRole('button', { name: 'Choose a folder …' }).click();
    const label = 'Prosody trunk 5d7f0e2a1b3c from folder prosody-hg';
    await expect(dialog.getByRole('radio', { name: label })).toBeChecked();
    await dialog.getByRole('switch', { name: 'Watch prosody-hg' }).check();
    await page.keyboard.press('Escape');
    await expect(caesura.server).toHaveValue(label);
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');

    await test.step('a changed line is saved: the run starts by itself, and fails', async () => {
      await save(page, 'prosody-hg', MUC, muc.replace(ANNOUNCES, ANNOUNCES_NOTHING));
      await caesura.says('Failed at step 8');
      await page.getByRole('tab', { name: 'Server', exact: true }).click();
      await caesura.panel('Server').getByRole('button', { name: 'message to Romeo' }).click();
      const source = caesura
        .panel('Server')
        .getByRole('region', { name: 'Source of modules/muc/muc.lib.lua' });
      await expect(source.locator('[aria-current="true"]')).toContainText(ANNOUNCES_NOTHING);
      await expect(source.locator('[aria-current="true"]')).toBeInViewport();
    });

    await test.step('a fault of syntax is shown with its line, and no step is run', async () => {
      await save(page, 'prosody-hg', MUC, muc.replace(ANNOUNCES, 'self:broadcast(;'));
      await caesura.says(/modules\/muc\/muc\.lib\.lua:\d+: unexpected symbol/);
      const fault = caesura.panel('Problems').getByRole('figure', { name: /muc\.lib\.lua, line/ });
      await expect(fault.locator('[aria-current="true"]')).toContainText('self:broadcast(;');
      await expect(caesura.status).toContainText('The run ended before step 1');
    });

    await test.step('mended, it runs again; forgotten, another one is the server', async () => {
      await save(page, 'prosody-hg', MUC, muc);
      await caesura.says('Passed: 22 of 22 steps');
      await page.keyboard.press('Control+Alt+O');
      await dialog.getByRole('button', { name: 'Forget' }).click();
      await page.keyboard.press('Escape');
      await expect(caesura.server).not.toHaveValue(label);
    });
  },
);

const GREETS = `
module:hook("muc-occupant-joined", function (event)
	event.room:broadcast_message(require "util.stanza".message({ type = "groupchat"; from = event.room.jid }):body("Welcome"));
end);
`;

test(
  'modules that are dropped run in front of Prosody’s own, and runs tell them apart',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
    await drop(page, 'mod_muc_greets.lua', GREETS);
    const dialog = page.getByRole('dialog', { name: 'Prosody from a folder, and modules' });
    const module = dialog.getByRole('checkbox', { name: 'mod_muc_greets' });
    await expect(module).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(caesura.server).toHaveValue(/· with mod_muc_greets$/);
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
    await page.keyboard.press('Control+Alt+W');
    const comparison = page.getByRole('grid', { name: /Compar/ });
    await expect(comparison).toContainText('with mod_muc_greets');
    await expect(comparison).toContainText('Welcome');
    await page.keyboard.press('Control+Alt+O');
    await expect(dialog).toContainText('mod_muc_greets is loaded on conference.localhost');
    await module.uncheck();
    await page.keyboard.press('Escape');
    await expect(caesura.server).not.toHaveValue(/mod_muc_greets/);
  },
);

test(
  'what is no Prosody is told, with what is missing',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await page.keyboard.press('Control+Alt+O');
    const dialog = page.getByRole('dialog', { name: 'Prosody from a folder, and modules' });
    await giveFolder(page, 'letters', { 'a.lua': 'return 1', 'readme.txt': 'none' });
    await dialog.getByRole('button', { name: 'Choose a folder …' }).click();
    await expect(dialog.getByRole('alert')).toContainText('letters was not taken');
    await giveFolder(page, 'half', { 'util/stanza.lua': '', 'core/modulemanager.lua': '' });
    await dialog.getByRole('button', { name: 'Choose a folder …' }).click();
    await expect(dialog.getByRole('alert')).toContainText('plugins/muc/mod_muc.lua are missing');
  },
);
