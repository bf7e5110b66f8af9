import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert.ts';
import { CaesuraPage } from './pages/caesura-page.ts';
import { expect, test } from './support.ts';

const MINE = '# The last words';

async function typeFirst(caesura: CaesuraPage): Promise<void> {
  await caesura.focusEditor();
  await caesura.page.keyboard.press('Control+Home');
  await caesura.page.keyboard.insertText(`${MINE}\n`);
}

const saveState = (page: Page) => page.getByRole('contentinfo').locator('[data-part="save-state"]');

test('a tab that crashes 0.3 s after the last key loses nothing', async ({ caesura, context }) => {
  const { page } = caesura;
  await caesura.open();
  await typeFirst(caesura);
  // The time is what is tried here: as the page counts it, as a busy machine may have given it none yet.
  await page.evaluate(
    () =>
      new Promise((done) => {
        window.setTimeout(done, 300);
      }),
  );
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = new CaesuraPage(await context.newPage());
  await next.open();
  await expect(next.script).toContainText(MINE);
});

/** The process of the browser that has that profile: neither a tab's nor a helper's. */
function browserProcess(profile: string): number {
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line.includes(`--user-data-dir=${profile}`));
  // A browser's start script may stand before it.
  const own = lines
    .filter((line) => !line.includes('--type='))
    .map((line) => Number.parseInt(line));
  return ensure(own.at(-1), 'the browser’s process');
}

/** A browser of its own, which `kill` ends, and `open` starts again. */
async function mortalBrowser(launchOptions: LaunchOptions, address: string) {
  const profile = await mkdtemp(path.join(tmpdir(), 'caesura-killed-'));
  let context: BrowserContext | undefined;
  return {
    open: async () => {
      context = await chromium.launchPersistentContext(profile, launchOptions);
      const caesura = new CaesuraPage(await context.newPage());
      await caesura.page.goto(address);
      await caesura.editorIsReady();
      return caesura;
    },
    kill: async () => {
      const closed = context?.waitForEvent('close');
      process.kill(browserProcess(profile), 'SIGKILL');
      await closed;
      // Who was killed leaves the lock of the profile behind.
      await rm(path.join(profile, 'SingletonLock'), { force: true });
    },
    end: async () => {
      await context?.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

test(
  'a browser that is killed 1.5 s after the last key loses nothing',
  { tag: '@long' },
  async ({ baseURL, launchOptions }) => {
    const browser = await mortalBrowser(launchOptions, baseURL ?? '');
    const caesura = await browser.open();
    await typeFirst(caesura);
    await caesura.page.waitForTimeout(1500);
    await browser.kill();
    const next = await browser.open();
    await expect(next.script).toContainText(MINE);
    await browser.end();
  },
);

test(
  '30 edited scripts of 1 MB in all are there after the browser was killed',
  { tag: '@long' },
  async ({ baseURL, launchOptions }) => {
    test.setTimeout(240_000);
    const browser = await mortalBrowser(launchOptions, baseURL ?? '');
    const caesura = await browser.open();
    for (let count = 1; count <= 30; count += 1) {
      const buffer = Buffer.from(`# Play ${count}\n# ${'x'.repeat(34_000)}\n`);
      await caesura.openFile({ name: `play${count}.scs`, mimeType: 'text/plain', buffer });
      await expect(caesura.script).toContainText(`Play ${count}`);
      await caesura.focusEditor();
      await caesura.page.keyboard.press('Control+Home');
      await caesura.page.keyboard.insertText(`# Edited play ${count}, mine\n`);
    }
    await expect(saveState(caesura.page)).toHaveText('Saved');
    await browser.kill();
    const next = await browser.open();
    await expect(next.script).toContainText('Edited play 30');
    await next.page.keyboard.press('Control+Alt+K');
    const drafts = next.page.getByRole('list', { name: 'Drafts' }).getByRole('listitem');
    await expect(drafts).toHaveCount(29);
    const titles = (await drafts.allTextContents()).map(
      (each) => /^Edited play \d+(?=, mine)/.exec(each)?.[0],
    );
    const all = Array.from({ length: 29 }, (_, index) => `Edited play ${index + 1}`);
    expect(titles.toSorted()).toEqual(all.toSorted());
    await browser.end();
  },
);

test(
  'a full storage is told, nothing is lost, and room makes it well again',
  { tag: '@long' },
  async ({ caesura, context, baseURL }) => {
    const { page } = caesura;
    const session = await context.newCDPSession(page);
    const origin = new URL(baseURL ?? '').origin;
    // Before anything is written: the browser looks only now and then how much room there is.
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
    await caesura.open();
    await typeFirst(caesura);
    await expect(saveState(page)).toHaveText('Saved');
    const long = `# A long play\n# ${randomBytes(450_000).toString('hex')}\n`;
    await caesura.openFile({ name: 'long.scs', mimeType: 'text/plain', buffer: Buffer.from(long) });
    await expect(saveState(page)).toContainText('Not saved: no room is left in this browser.');
    await page.getByRole('button', { name: 'Choose what to delete' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('The last words')).toBeVisible();
    await page.keyboard.press('Escape');
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await expect(saveState(page)).toHaveText('Saved', { timeout: 60_000 });
    await page.reload();
    await caesura.editorIsReady();
    await expect(caesura.script).toContainText('A long play');
    await caesura.chooseScenario('last words', /The last words/);
    await expect(caesura.script).toContainText(MINE);
  },
);
