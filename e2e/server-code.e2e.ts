import { expect, test } from './support.ts';

test('a received stanza shows the line of the server’s code that made it, and the log of that turn', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  await page.keyboard.press('Alt+Shift+E');
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  await caesura.row(/^Step 14, Juliet receives message/).click();
  const panel = caesura.panel('Server');
  await expect(panel).toContainText('send_subject made this <message>');
  const calls = panel.getByRole('listbox', { name: 'Call stack' });
  await expect(calls.getByRole('option', { selected: true })).toContainText('send_subject');
  const source = panel.getByRole('region', { name: 'Source of modules/muc/subject.lib.lua' });
  await expect(source.locator('[aria-current="true"]')).toContainText('route_stanza');
  await expect(source.locator('[aria-current="true"]')).toBeInViewport();
  await expect(panel.getByRole('log', { name: 'Log of this turn' })).toContainText('Juliet');

  await test.step('by keys to another call', async () => {
    await calls.focus();
    await page.keyboard.press('Home');
    await expect(calls.getByRole('option', { selected: true })).toContainText('route_stanza');
    await expect(
      panel.getByRole('region', { name: 'Source of modules/muc/muc.lib.lua' }),
    ).toBeVisible();
  });

  await test.step('everything, not only the code of rooms', async () => {
    await expect(calls).not.toContainText('util/events.lua');
    await panel.getByRole('button', { name: 'Everything' }).click();
    await expect(calls).toContainText('util/events.lua');
  });

  await test.step('search, and go to a function', async () => {
    const muc = panel.getByRole('region', { name: 'Source of modules/muc/muc.lib.lua' });
    await panel
      .getByRole('combobox', { name: 'Go to function' })
      .selectOption('room_mt:get_affiliation');
    await expect(muc.getByText('function', { exact: true }).first()).toBeVisible();
    await expect(muc.locator('[data-mark="found"]')).toContainText('get_affiliation');
    await panel.getByRole('searchbox', { name: 'Find in this file' }).fill('no such words');
    await expect(panel.getByText('not found')).toBeVisible();
  });
});

test(
  'for a stanza that never came, the turn that should have caused it is shown',
  { tag: '@long' },
  async ({ caesura }) => {
    await caesura.open();
    await caesura.replaceScript(`[Client] Romeo
\tjid: romeo@localhost
\tpassword: secret

---------

Romeo connects

Romeo sends:
\t<presence to="garden@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
\t<message from="nobody@conference.localhost"><body>Hello</body></message>
`);
    await caesura.run();
    await caesura.says('Failed at step 3');
    await caesura.tab('Server log').click();
    await caesura.page.getByRole('button', { name: 'Run again with them' }).click();
    await expect(caesura.page.getByRole('log', { name: 'Server log' })).toContainText('debug');
    await caesura.says('Failed at step 3');
    await caesura.page.getByRole('tab', { name: 'Server', exact: true }).click();
    const panel = caesura.panel('Server');
    await expect(panel).toContainText('What was waited for never came');
    await expect(panel.getByRole('log', { name: 'Log of this turn' })).toContainText('garden');
    await panel.getByRole('button', { name: 'presence to Romeo' }).click();
    await expect(panel.getByRole('listbox', { name: 'Call stack' })).toBeVisible();
  },
);

test('without call stacks the tab says how to get them', { tag: '@long' }, async ({ caesura }) => {
  await caesura.open();
  await caesura.page.getByRole('tab', { name: 'Server', exact: true }).click();
  await expect(caesura.panel('Server')).toContainText('This row has no stanza');
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  await caesura.row(/^Step 14, Juliet receives message/).click();
  await caesura.panel('Server').getByRole('checkbox', { name: 'Record call stacks' }).uncheck();
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  await caesura.row(/^Step 14, Juliet receives message/).click();
  await expect(caesura.panel('Server')).toContainText('did not record where');
});
