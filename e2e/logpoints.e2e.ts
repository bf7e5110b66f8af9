import { AxeBuilder } from '@axe-core/playwright';
import type { CaesuraPage } from './pages/caesura-page.ts';
import { expect, test } from './support.ts';

/** Runs, and leads to the server's side of the subject that Juliet gets. */
async function serverSideOfSubject(caesura: CaesuraPage) {
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
  await caesura.row(/^Step 14, Juliet receives message/).click();
  await caesura.page.keyboard.press('Alt+Shift+E');
  return caesura.panel('Server');
}

test(
  'a logpoint in the server’s source tells what it sees, in a row of the timeline and in the tab Server',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    const panel = await serverSideOfSubject(caesura);
    const source = panel.getByRole('region', { name: 'Source of modules/muc/subject.lib.lua' });
    await source.locator('[aria-current="true"]').getByRole('button').click();
    const form = panel.getByRole('group', { name: /^Logpoint at line/ });
    await form.getByRole('textbox', { name: 'Tell' }).fill('room.jid');
    await form.getByRole('textbox', { name: 'if' }).fill('to:match("^user2")');
    await form.getByRole('button', { name: 'Run again' }).click();
    await caesura.says('Passed: 22 of 22 steps');
    const row = caesura.row(
      /^Logpoint at subject\.lib\.lua:\d+, while the server handled what Juliet sent: room\.jid = room@conference\.localhost/,
    );
    await row.click();
    await expect(panel).toContainText('This is what the function saw');
    await expect(panel.getByRole('region', { name: 'Values' })).toContainText('msg <message');
    await expect(panel.getByRole('listbox', { name: 'Call stack' })).toContainText('send_subject');
    await expect(panel.getByRole('list', { name: 'Logpoints' })).toContainText('1 hit in this run');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .include('[data-part="inspector"]')
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    await test.step('it pauses the run where it is to, set in the form that is still open', async () => {
      await form.getByRole('checkbox', { name: 'Pause after the turn' }).check();
      await form.getByRole('button', { name: 'Run again' }).click();
      await caesura.says('Paused');
      await expect(row).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('F8');
      await caesura.says('Passed: 22 of 22 steps');
    });
  },
);

test(
  'logpoints are set by keys, tell what is wrong with them, and survive a reload',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    const panel = await serverSideOfSubject(caesura);
    const source = panel.getByRole('region', { name: 'Source of modules/muc/subject.lib.lua' });
    await source.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const form = panel.getByRole('group', { name: /^Logpoint at line/ });
    await form.getByRole('textbox', { name: 'Tell' }).fill('room:destroy()');
    await page.keyboard.press('Enter');
    const list = panel.getByRole('list', { name: 'Logpoints' });
    await expect(list).toContainText('cannot be called: it might change the server');
    await expect(form.getByRole('status')).toContainText(
      'cannot be called: it might change the server',
    );
    await caesura.says('Passed: 22 of 22 steps');
    await expect(source).toBeVisible();
    await page.reload();
    await caesura.editorIsReady();
    await serverSideOfSubject(caesura);
    await expect(list).toContainText('room:destroy()');
    await list.getByRole('button').first().click();
    await form.getByRole('button', { name: 'Remove' }).click();
    await expect(list).toHaveCount(0);
  },
);

test(
  'the events that fired in a turn are listed with their handlers, once runs record them',
  { tag: '@long' },
  async ({ caesura }) => {
    await caesura.open();
    const panel = await serverSideOfSubject(caesura);
    await panel.getByRole('button', { name: 'Events', exact: true }).click();
    await panel.getByRole('button', { name: 'Record events, and run again' }).click();
    const events = panel.getByRole('region', { name: 'Events of this turn' });
    await expect(events).toContainText('muc-occupant-session-new');
    await events
      .getByRole('button', { name: /^mod_muc\.lua:/ })
      .first()
      .click();
    await expect(
      panel.getByRole('region', { name: 'Source of modules/muc/mod_muc.lua' }),
    ).toBeVisible();
  },
);
