import { expect, test } from './support.ts';

test(
  'take over at the end of a play, act by buttons, undo, keep it as a script, come back',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
    await page.keyboard.press('Control+Alt+v');
    await caesura.says('Paused after the last step');
    const panel = caesura.panel('Compose');
    const acts = panel.getByRole('group', { name: 'Acts' });
    const send = panel.getByRole('button', { name: 'Send', exact: true });
    await expect(panel).toContainText('Romeo is in the room as Romeo: owner, moderator.');

    await test.step('what an act sends is shown before it goes, and is what goes', async () => {
      await acts.getByRole('button', { name: 'Kick' }).click();
      await panel.getByRole('combobox', { name: 'Whom' }).selectOption('Mercutio');
      await panel.getByRole('textbox', { name: 'Reason' }).fill('Enough');
      await expect(panel.locator('.monaco-editor')).toContainText('Enough');
      await send.click();
      await expect(caesura.row(/^Romeo sends iq to room@.*, by hand: sent/)).toBeVisible();
      await expect(panel.getByRole('status')).toContainText('1 sent by hand');
    });

    await test.step('what the room will refuse is told, and can be tried', async () => {
      const actor = panel.getByRole('combobox', { name: 'Actor' });
      await actor.click();
      await page.getByRole('option', { name: /^Juliet/ }).click();
      await expect(panel).toContainText('Juliet is in the room as Juliet: none, participant.');
      await expect(acts.getByRole('button', { name: /^Kick ?: will be refused$/ })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
      await expect(panel.getByRole('note', { name: 'Why it will be refused' })).toContainText(
        'Only moderators do that',
      );
      await send.click();
      await expect(panel.getByRole('status')).toContainText('2 sent by hand');
      await expect(caesura.events).toContainText('Request hand2 is refused');
    });

    await test.step('the last one is taken back: the play comes here again, with the first one', async () => {
      await panel.getByRole('button', { name: 'Undo the last' }).click();
      await expect(panel.getByRole('status')).toContainText('1 sent by hand, 4 stanzas came since');
      await caesura.says('Paused after the last step');
    });

    await test.step('back to the run that was shown', async () => {
      await page.keyboard.press('Control+Alt+v');
      await caesura.says('Passed: 21 of 21 steps');
      await expect(panel.getByRole('group', { name: 'Free play' })).toBeHidden();
    });
  },
);

test(
  'what was played is kept as a script, which passes',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Passed');
    await caesura.row(/^Step 13,/).click();
    await page.keyboard.press('Control+Alt+v');
    await caesura.says('Paused at step 14');
    const panel = caesura.panel('Compose');
    await panel.getByRole('group', { name: 'Acts' }).getByRole('button', { name: 'Say' }).click();
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(panel.getByRole('status')).toContainText('1 sent by hand, 3 stanzas came since');
    await panel.getByRole('button', { name: 'Keep as a script' }).click();
    await expect(panel.getByRole('group', { name: 'Acts' })).toBeHidden();
    await caesura.run();
    await caesura.says('Passed: 17 of 17 steps');
    await expect(caesura.row(/^Step 14, .*sends message/)).toBeVisible();
  },
);

test(
  'who is not connected is connected by a button, acts, and is disconnected; undo and keep take it along',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Passed');
    await caesura.row(/^Step 1,/).click();
    await page.keyboard.press('Control+Alt+v');
    await caesura.says('Paused at step 2');
    const panel = caesura.panel('Compose');
    const acts = panel.getByRole('group', { name: 'Acts' });
    const send = panel.getByRole('button', { name: 'Send', exact: true });
    await panel.getByRole('combobox', { name: 'Actor' }).click();
    await page.getByRole('option', { name: /^Juliet/ }).click();
    await expect(send).toBeDisabled();
    await acts.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(acts.getByRole('button', { name: 'Disconnect' })).toBeVisible();
    await acts.getByRole('button', { name: 'Join' }).click();
    await send.click();
    await expect(panel).toContainText('Juliet is in the room as Juliet: owner, moderator.');
    await expect(panel.getByRole('status')).toContainText('2 done by hand');
    await acts.getByRole('button', { name: 'Disconnect' }).click();
    await expect(panel.getByRole('status')).toContainText('3 done by hand');
    await expect(send).toBeDisabled();

    await panel.getByRole('button', { name: 'Undo the last' }).click();
    await expect(panel.getByRole('status')).toContainText('2 done by hand');
    await expect(acts.getByRole('button', { name: 'Disconnect' })).toBeVisible();

    await panel.getByRole('button', { name: 'Keep as a script' }).click();
    await expect(acts).toBeHidden();
    await caesura.run();
    await caesura.says('Passed');
    await expect(caesura.row(/^Step 2, .*Juliet connects/)).toBeVisible();
    await expect(caesura.row(/^Step 3, .*Juliet sends presence/)).toBeVisible();
  },
);

/** What is done in turn: who acts, the button, what is said in its fields, and what the timeline tells of its outcome. */
interface Deed {
  readonly actor: string;
  readonly act: string;
  readonly whom?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly told: string;
}

const DEEDS: readonly Deed[] = [
  { actor: 'Romeo', act: 'Say', fields: { What: 'Good morrow!' }, told: 'Good morrow!' },
  { actor: 'Romeo', act: 'Whisper', whom: 'Juliet', told: 'Between us' },
  { actor: 'Romeo', act: 'Set the subject', fields: { 'New subject': 'Mantua' }, told: 'Mantua' },
  { actor: 'Romeo', act: 'Configure', fields: { What: 'moderated: on' }, told: '104' },
  { actor: 'Romeo', act: 'Give an affiliation', whom: 'Juliet', told: 'Juliet as a member' },
  { actor: 'Romeo', act: 'Give a role', whom: 'Juliet', told: 'moderator' },
  { actor: 'Juliet', act: 'Change nickname', fields: { 'New nickname': 'Jule' }, told: 'Jule' },
  { actor: 'Mercutio', act: 'Join', told: 'Mercutio' },
  { actor: 'Romeo', act: 'Ban', whom: 'Mercutio', fields: { Reason: 'Enough' }, told: '301' },
  { actor: 'Romeo', act: 'Invite', whom: 'Mercutio', told: 'invites' },
  { actor: 'Juliet', act: 'Leave', fields: { Farewell: 'Good night' }, told: 'Good night' },
];

test(
  'every act is sent and answered; the last is undone; what was played is a script that passes',
  { tag: '@long' },
  async ({ caesura, page }) => {
    test.slow();
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Passed');
    await page.keyboard.press('Control+Alt+v');
    await caesura.says('Paused after the last step');
    const panel = caesura.panel('Compose');
    const acts = panel.getByRole('group', { name: 'Acts' });
    const count = panel.getByRole('status');
    for (const [at, { actor, act, whom, fields = {}, told }] of DEEDS.entries()) {
      await test.step(`${actor}: ${act}`, async () => {
        const chosen = panel.getByRole('combobox', { name: 'Actor' });
        await chosen.click();
        await page.getByRole('option', { name: actor }).first().click();
        await acts.getByRole('button', { name: act }).click();
        if (whom !== undefined) {
          const choice = panel.getByRole('combobox', { name: 'Whom' });
          const option = choice.locator('option', { hasText: whom }).first();
          await choice.selectOption((await option.getAttribute('value')) ?? '');
        }
        if (act === 'Give a role') {
          await panel.getByRole('combobox', { name: 'Role' }).selectOption('moderator');
        }
        for (const [label, words] of Object.entries(fields)) {
          const field = panel.getByLabel(label, { exact: true });
          if (act === 'Configure') await field.selectOption({ label: words });
          else await field.fill(words);
        }
        await panel.getByRole('button', { name: 'Send', exact: true }).click();
        await expect(count).toContainText(`${at + 1} sent by hand`);
        await expect(caesura.events).toContainText(told);
      });
    }
    await test.step('the last is undone: the play comes here again without it', async () => {
      await panel.getByRole('button', { name: 'Undo the last' }).click();
      await expect(count).toContainText(`${DEEDS.length - 1} sent by hand`);
      await caesura.says('Paused after the last step');
      await expect(caesura.events).not.toContainText('Good night');
    });
    await test.step('kept as a script, it runs again and passes', async () => {
      await panel.getByRole('button', { name: 'Keep as a script' }).click();
      await expect(acts).toBeHidden();
      await caesura.run();
      await caesura.says(/^Passed: (\d+) of \1 steps/);
      for (const { told } of DEEDS.slice(0, -1)) await expect(caesura.events).toContainText(told);
    });
  },
);
