import { readFileSync } from 'node:fs';
import { parseTrace } from '../src/trace/file.ts';
import { startNativeEjabberd } from '../spec/support/native-ejabberd.ts';
import { startRecordedServer } from '../spec/support/recorded-server.ts';
import type { ScriptedServer } from '../spec/support/scripted-server.ts';
import { expect, test } from './support.ts';

const RECORDED = new URL('../spec/run/ejabberd/24-affiliation-changes.jsonl', import.meta.url);

/** A live ejabberd where one is installed, else what one has said. */
async function startEjabberd(): Promise<ScriptedServer> {
  const live = await startNativeEjabberd(['user', 'user2', 'user3']);
  if (live !== undefined) return live;
  const trace = parseTrace(readFileSync(RECORDED, 'utf8'));
  if (!trace.ok) throw new Error(trace.error.message);
  return startRecordedServer(trace.value);
}

let server: ScriptedServer;

test.beforeAll(async () => {
  server = await startEjabberd();
});

test.afterAll(() => server.stop());

test.beforeEach(async ({ page }) => {
  // What never comes needs no long wait here; but what comes may be late on a busy machine.
  await page.addInitScript(() => {
    if (location.protocol !== 'http:') return;
    localStorage.setItem('caesura.settings.1', JSON.stringify({ timeout: 4000 }));
  });
});

test(
  'the founding scenario is repaired for ejabberd by keys alone',
  { tag: '@long' },
  async ({ caesura, page }) => {
    await caesura.open();
    await caesura.chooseServer(server.url);
    await page.keyboard.press('F8');

    await test.step('order: accept, then run', async () => {
      await caesura.says('Failed at step 3 (line 28)');
      await caesura.says('has <status code="201"> after <item>');
      await expect(caesura.panel('Difference').getByRole('row', { name: /differs: / })).toHaveCount(
        1,
      );
      await page.keyboard.press('Alt+Enter');
      await page.keyboard.press('o');
      await expect(caesura.script).toContainText('scansion:strict="false"');
      await page.keyboard.press('F8');
    });

    await test.step('a role too many: accept and run at once', async () => {
      await caesura.says('Failed at step 8 (line 61)');
      await page.keyboard.press('Alt+Enter');
      await expect(page.getByRole('note', { name: 'What would change' }).first()).toContainText(
        'role="none"',
      );
      await page.keyboard.press('r');
      await caesura.says('Failed at step 19 (line 114)');
    });

    await test.step('the same again, until it passes', async () => {
      await page.keyboard.press('Alt+Enter');
      await page.keyboard.press('r');
      await caesura.says('Passed: 22 of 22 steps');
    });
  },
);

test.describe('more', () => {
  test.skip(({ browserName }) => browserName !== 'chromium', 'the keys are the same as above');

  test(
    'one key accepts all that differs, run by run, and undo takes it back',
    { tag: '@long' },
    async ({ caesura, page }) => {
      await caesura.open();
      await caesura.chooseServer(server.url);
      await page.keyboard.press('F8');
      await caesura.says('Failed at step 3 (line 28)');
      await page.keyboard.press('Alt+Enter');
      await page.keyboard.press('g');
      await caesura.says('Passed: 22 of 22 steps');
      await caesura.focusEditor();
      for (let undone = 0; undone < 3; undone++) await page.keyboard.press('ControlOrMeta+Z');
      await page.keyboard.press('F8');
      await caesura.says('Failed at step 3 (line 28)');
    },
  );

  test(
    'one of several differences is accepted alone, and the others stay',
    { tag: '@long' },
    async ({ caesura, page }) => {
      await caesura.open();
      await caesura.replaceScript(`[Client] Romeo
	jid: user@localhost
	password: password

-----

Romeo connects

Romeo sends:
	<presence to="room@conference.localhost/Romeo">
		<x xmlns="http://jabber.org/protocol/muc"/>
	</presence>

Romeo receives:
	<presence from="room@conference.localhost/Romeo">
		<x xmlns="http://jabber.org/protocol/muc#user">
			<status code="201"/>
			<item jid="\${Romeo's full JID}" affiliation="member" role="visitor"/>
			<status code="110"/>
		</x>
	</presence>
`);
      await page.keyboard.press('F8');
      await caesura.says('There is one more difference.');
      const only = caesura.panel('Difference').getByRole('group', { name: 'Only this difference' });
      await expect(only).toHaveCount(2);
      await only.first().getByRole('button', { name: 'Accept only this (1 remains)' }).focus();
      await expect(page.getByRole('note', { name: 'What would change' })).toContainText(
        'affiliation="owner" role="visitor"',
      );
      await page.keyboard.press('Enter');
      await expect(caesura.script).toContainText('affiliation="owner" role="visitor"');
      await caesura.focusEditor();
      await page.keyboard.press('ControlOrMeta+Z');
      await expect(caesura.script).toContainText('affiliation="member" role="visitor"');
      await page.keyboard.press('ControlOrMeta+Shift+Z');
      await page.keyboard.press('F8');
      await caesura.says('has role="moderator"');
      await expect(only).toHaveCount(0);
    },
  );
});
