import type { CaesuraPage } from './pages/caesura-page.ts';
import { expect, test } from './support.ts';

const ROOM = 'room@conference.localhost';

async function write(caesura: CaesuraPage, text: string): Promise<void> {
  await caesura.panel('Compose').locator('.native-edit-context, textarea.inputarea').focus();
  await caesura.page.keyboard.press('ControlOrMeta+A');
  await caesura.page.keyboard.type(text);
}

test(
  'a stanza by hand, and what came of it as steps, by keyboard alone',
  { tag: '@engines' },
  async ({ caesura, page }) => {
    await caesura.open();
    const panel = caesura.panel('Compose');

    await test.step('pause where both are in the room', async () => {
      await caesura.putCursor(89, 0);
      await page.keyboard.press('Control+F10');
      await caesura.says('Paused at step 16 (line 89)');
      await caesura.tab('Rooms').focus();
      await page.keyboard.press('ArrowRight');
      await expect(panel.getByRole('combobox', { name: 'Actor' })).toHaveValue('Romeo');
    });

    await test.step('complete a message, and send it', async () => {
      await write(caesura, 'say');
      await caesura.complete('say in room');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Good morrow');
      await page.keyboard.press('Control+Enter');
      await expect(caesura.row(`Romeo sends message to ${ROOM}, by hand: sent`)).toBeVisible();
      await expect(caesura.row(`Juliet receives message from ${ROOM}/Romeo: unread`)).toBeVisible();
      await expect(panel.getByRole('status')).toHaveText('1 sent by hand, 2 stanzas came since');
      await caesura.says('Paused at step 16');
    });

    await test.step('insert it, without what Romeo got', async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      const insert = panel.getByRole('button', { name: 'Insert as steps' });
      await expect(insert).toBeFocused();
      await panel.getByRole('checkbox', { name: 'Romeo receives message: as a step' }).press(' ');
      await expect(panel.getByRole('note', { name: 'What would change' })).toContainText(
        'Juliet receives:',
      );
      await insert.press('Enter');
      await expect(insert).toBeDisabled();
      await expect
        .poll(() => caesura.scriptText())
        .toContain('<body>Good morrow</body>\n  </message>\n\nJuliet receives:');
    });

    await test.step('the script passes with it', async () => {
      await page.keyboard.press('F8');
      await caesura.says('Passed: 22 of 22 steps');
      await page.keyboard.press('F8');
      await caesura.says('Passed: 24 of 24 steps');
      await expect(caesura.row(/^Step 16, Romeo sends message to .*: sent$/)).toHaveCount(1);
    });
  },
);

test(
  'what is no stanza is refused at its place, and who is offline sends nothing',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.tab('Compose').click();
    const panel = caesura.panel('Compose');
    await expect(panel).toContainText('A stanza can be sent by hand while a run pauses.');
    await panel.getByRole('button', { name: 'Run and pause at the start' }).click();
    await caesura.says('Paused at step 1 ');
    await expect(panel).toContainText('Romeo has not connected yet.');
    await expect(panel.getByRole('button', { name: 'Send' })).toBeDisabled();
    await panel.getByRole('button', { name: 'Go on until Romeo connects' }).click();
    await caesura.says('Paused at step 2 ');

    await write(caesura, '<message><body>Hark</message>');
    await panel.getByRole('button', { name: 'Send' }).click();
    await expect(panel.getByRole('alert')).toContainText('<body>');
    await write(caesura, '<stream/>');
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByRole('alert')).toContainText('<stream> is no stanza');
    await expect(caesura.row(/by hand/)).toHaveCount(0);
    await write(caesura, '<presence/>');
    await expect(panel.getByRole('alert')).toBeEmpty();
  },
);
