import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { installedBrowser } from '../.ci/browsers.mjs';
import { CaesuraPage } from './pages/caesura-page.ts';
import { expect, test } from './support.ts';

const MINE = '# The last words';

async function typeFirst(caesura: CaesuraPage): Promise<void> {
  await caesura.focusEditor();
  await caesura.page.keyboard.press('Control+Home');
  await caesura.page.keyboard.insertText(`${MINE}\n`);
}

const saveState = (page: Page) => page.getByRole('contentinfo').locator('.save-state');

test('a tab that crashes 0.3 s after the last key loses nothing', async ({ caesura, context }) => {
  const { page } = caesura;
  await caesura.open();
  await typeFirst(caesura);
  // The time is what is tried here.
  await page.waitForTimeout(300);
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  const next = new CaesuraPage(await context.newPage());
  await next.open();
  await expect(next.script).toContainText(MINE);
});

/** A browser of its own, whose process is known, over a profile that stays. */
class KillableBrowser {
  readonly #process: ChildProcess;

  constructor(
    readonly profile: string,
    readonly port: number,
  ) {
    const executable = installedBrowser('chromium') ?? chromium.executablePath();
    this.#process = spawn(
      executable,
      [
        '--headless=new',
        '--no-sandbox',
        '--no-first-run',
        `--user-data-dir=${profile}`,
        `--remote-debugging-port=${port}`,
        'about:blank',
      ],
      { stdio: 'ignore' },
    );
  }

  async page(): Promise<CaesuraPage> {
    await expect(async () => {
      expect((await fetch(`http://127.0.0.1:${this.port}/json/version`)).ok).toBe(true);
    }).toPass();
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${this.port}`);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('The browser has no context.');
    return new CaesuraPage(await context.newPage());
  }

  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
  }
}

test('a browser that is killed 1.5 s after the last key loses nothing', async ({
  baseURL,
}, info) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'caesura-killed-'));
  const port = 9400 + info.workerIndex * 2;
  const first = new KillableBrowser(profile, port);
  try {
    const caesura = await first.page();
    await caesura.page.goto(baseURL ?? '');
    await caesura.editorIsReady();
    await typeFirst(caesura);
    await caesura.page.waitForTimeout(1500);
  } finally {
    await first.kill();
  }
  const second = new KillableBrowser(profile, port + 1);
  try {
    const caesura = await second.page();
    await caesura.page.goto(baseURL ?? '');
    await expect(caesura.script).toContainText(MINE);
  } finally {
    await second.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a full storage is told, nothing is lost, and room makes it well again', async ({
  caesura,
  context,
  baseURL,
}) => {
  const { page } = caesura;
  await caesura.open();
  await typeFirst(caesura);
  await expect(saveState(page)).toHaveText('Saved');
  const session = await context.newCDPSession(page);
  const origin = new URL(baseURL ?? '').origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
  const long = `# A long play\n${'# and so on\n'.repeat(40_000)}`;
  await caesura.openFile({ name: 'long.scs', mimeType: 'text/plain', buffer: Buffer.from(long) });
  await expect(saveState(page)).toContainText('Not saved: no room is left in this browser.');
  await page.getByRole('button', { name: 'Choose what to delete' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('The last words')).toBeVisible();
  await page.keyboard.press('Escape');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(saveState(page)).toHaveText('Saved');
  await page.reload();
  await caesura.editorIsReady();
  await expect(caesura.script).toContainText('A long play');
  await caesura.chooseScenario('last words', /The last words/);
  await expect(caesura.script).toContainText(MINE);
});
