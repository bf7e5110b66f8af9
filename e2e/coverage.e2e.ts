import { expect, test } from './support.ts';

const SHORT = `[Client] Romeo
\tjid: romeo@localhost
\tpassword: secret

---------

Romeo connects

Romeo sends:
\t<presence to="garden@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
\t<message from="garden@conference.localhost"><subject/></message>
`;

test(
  'the tab Coverage shows what of the server’s code ran, and where two runs differ',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await page.keyboard.press('Alt+Shift+V');
    const panel = caesura.panel('Coverage');
    await expect(panel).toContainText('Turn on “Count the lines that run”');
    await panel.getByRole('checkbox', { name: 'Count the lines that run' }).check();
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
    const files = panel.getByRole('region', { name: 'Coverage by file' });
    const row = files.getByRole('row', { name: /^muc\.lib\.lua/ });
    await expect(row).toContainText('%');
    const source = panel.getByRole('region', { name: 'Source of modules/muc/muc.lib.lua' });
    await expect(source.locator('[data-ran="ran"]').first()).toBeVisible();
    const functions = panel.getByRole('region', { name: 'Functions of the file' });
    await functions.getByRole('button', { name: 'room_mt:handle_kickable' }).click();
    await expect(source.locator('[aria-current="true"]')).toContainText('handle_kickable');
    await expect(source.locator('[data-ran="missed"]').first()).toBeVisible();

    await test.step('a second run adds to it, and is held against the first', async () => {
      await caesura.replaceScript(SHORT);
      await caesura.run();
      await caesura.says('Passed: 3 of 3 steps');
      await panel.getByRole('combobox', { name: 'Lines that ran in' }).selectOption('run 2');
      await panel.getByRole('combobox', { name: 'Held against' }).selectOption({ index: 3 });
      await expect(row).toContainText(/\+0 −\d\d+/);
      await functions.getByRole('button', { name: 'room_mt:handle_groupchat_to_room' }).click();
      await expect(source.locator('[data-ran="only-second"]').first()).toBeVisible();
    });

    await test.step('the tab Server shows it, too', async () => {
      await caesura.row(/^Step 3, Romeo receives message/).click();
      await page.getByRole('tab', { name: 'Server', exact: true }).click();
      await expect(caesura.panel('Server').locator('[data-ran="ran"]').first()).toBeVisible();
    });

    await test.step('and is cleared', async () => {
      await page.getByRole('tab', { name: 'Coverage' }).click();
      await panel.getByRole('button', { name: 'Clear', exact: true }).click();
      await expect(panel).toContainText('Run the script on a Prosody in this tab');
    });
  },
);
