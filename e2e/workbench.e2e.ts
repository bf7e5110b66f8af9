import { mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { downloaded, dropFiles, giveFolder } from './own-folder.ts';
import type { CaesuraPage } from './pages/caesura-page.ts';
import { suiteIsOver, suiteOf } from './pages/suite-page.ts';
import { FAILING, fiftyScripts } from './real-scripts.ts';
import { startUi, type ServedUi } from './served-ui.ts';
import { expect, test } from './support.ts';

const SCRIPTS = fiftyScripts();

type Failing = (typeof FAILING)[number];

/** Runs all of them, and opens each that fails at its step. */
async function runAllAndLook(page: Page, caesura: CaesuraPage): Promise<void> {
  const { scripts, status } = suiteOf(page);
  await scripts.getByRole('button', { name: 'Run all' }).click();
  await suiteIsOver(page);
  await expect(status).toContainText('50 of 50 scripts ran');
  await expect(status).toContainText('47 passed, 3 failed.');
  for (const failing of FAILING) {
    await openFailure(page, caesura, failing);
    await page.getByRole('button', { name: 'Back to the suite' }).click();
  }
}

async function openFailure(page: Page, caesura: CaesuraPage, { name, step }: Failing) {
  await test.step(`open the failure of ${name}`, async () => {
    const row = suiteOf(page).row(new RegExp(`^differs ${name} `));
    await row.getByRole('button', { name: 'Open failing step' }).click();
    await caesura.says(`Failed at step ${step}`);
    await caesura.shows(`${name}.scs`);
  });
}

/** Takes what came, saves, and goes back. */
async function repair(page: Page, caesura: CaesuraPage, failing: Failing): Promise<void> {
  await openFailure(page, caesura, failing);
  await caesura.panel('Difference').getByRole('button', { name: 'Accept what came' }).click();
  const line = caesura.scriptItem(new RegExp(`^${failing.name}\\.scs: .*not saved`));
  await expect(line).toBeVisible();
  await page.keyboard.press('Control+S');
  await expect(line).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to the suite' }).click();
}

async function runFailedAgain(page: Page, count: number): Promise<void> {
  const { scripts, status } = suiteOf(page);
  await scripts.getByRole('button', { name: `Failed only ${count}` }).click();
  await suiteIsOver(page);
  await expect(status).toContainText(`${count} of ${count} script`);
}

function onDiskOfBrowser(page: Page, name: string): Promise<string> {
  return page.evaluate(async (file) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('fifty');
    return (await (await folder.getFileHandle(file)).getFile()).text();
  }, name);
}

test.skip(() => Object.keys(SCRIPTS).length === 0, 'no scripts');

test(
  'a folder of fifty scripts, three of which fail, becomes green',
  { tag: '@long' },
  async ({ caesura, page, browserName }) => {
    await caesura.open();
    const isOnDisk = browserName === 'chromium';
    if (isOnDisk) {
      await giveFolder(page, 'fifty', SCRIPTS);
      await page.getByRole('button', { name: 'Open folder…' }).first().click();
    } else {
      await dropFiles(page, SCRIPTS);
    }
    await expect(caesura.scriptItem(/^My folder, .*50 scripts$/)).toBeVisible();
    await runAllAndLook(page, caesura);
    const [first, ...others] = FAILING;
    await repair(page, caesura, first);
    if (isOnDisk) {
      expect(await onDiskOfBrowser(page, `${first.name}.scs`)).toContain(first.from);
    }
    await runFailedAgain(page, 3);
    await expect(suiteOf(page).status).toContainText('Of all 50, 48 passed, 2 failed.');
    for (const failing of others) await repair(page, caesura, failing);
    await runFailedAgain(page, 2);
    await expect(suiteOf(page).status).toContainText('Of all 50, 50 passed.');
    await page.getByRole('button', { name: 'Folder', exact: true }).click();
    const all = downloaded(page);
    await page.getByRole('menuitem', { name: 'Download all' }).click();
    expect(await all).toMatch(/\.zip$/);
  },
);

test.describe('caesura ui', () => {
  let folder = '';
  let ui: ServedUi | undefined;

  test.beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'caesura-workbench-'));
  });

  test.afterEach(async () => {
    await ui?.stop();
    rmSync(folder, { recursive: true });
  });

  const place = (name: string) => path.join(folder, name);
  const lay = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(place(name), text);
  };
  const onDisk = (name: string) => readFileSync(place(name), 'utf8');

  async function openUi(page: Page, caesura: CaesuraPage): Promise<void> {
    ui = await startUi(folder);
    await page.goto(ui.address);
    await caesura.editorIsReady();
    await expect(caesura.scriptItem(/^My folder, /)).toBeVisible();
  }

  async function typeFirst(page: Page, caesura: CaesuraPage, words: string): Promise<void> {
    await caesura.focusEditor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText(words);
  }

  test(
    'a folder of the disk is edited here and elsewhere, and the server may go and come',
    { tag: '@long' },
    async ({ caesura, page, browserName }) => {
      test.skip(browserName !== 'chromium', 'the server is the same');
      lay({ 'a.scs': '# First\r\n# line\r\n', 'b.scs': '# Second\n' });
      await openUi(page, caesura);
      await caesura.shows('a.scs');
      expect(new URL(page.url()).hash).toBe('');

      await typeFirst(page, caesura, '# Mine\n');
      await page.keyboard.press('Control+S');
      await expect(caesura.scriptItem('a.scs')).toBeVisible();
      expect(onDisk('a.scs')).toBe('# Mine\r\n# First\r\n# line\r\n');

      lay({ 'a.scs': '# Theirs\r\n', 'c.scs': '# Third\n' });
      await expect(caesura.script).toContainText('# Theirs');
      await expect(caesura.scriptItem('c.scs')).toBeVisible();
      await typeFirst(page, caesura, '# Mine again\n');
      lay({ 'a.scs': '# Theirs again\n' });
      const notice = page.getByRole('status', { name: 'a.scs' });
      await expect(notice).toContainText('was changed on the disk as well');
      await notice.getByRole('button', { name: 'Keep mine' }).click();
      await page.keyboard.press('Control+S');
      await expect(caesura.scriptItem('a.scs')).toBeVisible();
      expect(onDisk('a.scs')).toContain('# Mine again');

      await caesura.scriptItem('c.scs').focus();
      await page.keyboard.press('F2');
      await page.getByRole('textbox', { name: 'Name, below the folder' }).fill('deep/d.scs');
      await page.keyboard.press('Enter');
      await expect(caesura.scriptItem('d.scs')).toBeVisible();
      expect(onDisk('deep/d.scs')).toBe('# Third\n');
      expect(readdirSync(folder)).toEqual(['a.scs', 'b.scs', 'deep']);

      const told = page.getByRole('status', { name: 'Folder' });
      await caesura.scriptItem('b.scs').click();
      const { port } = ui ?? { port: 0 };
      await ui?.stop();
      await expect(told).toContainText('caesura ui no longer answers');
      await typeFirst(page, caesura, '# Not lost\n');
      await page.keyboard.press('Control+S');
      await expect(told).toContainText('b.scs was not saved. caesura ui no longer answers');
      unlinkSync(place('a.scs'));
      ui = await startUi(folder, port);
      const other = await page.context().newPage();
      await other.goto(ui.address);
      await expect(other.getByRole('treeitem', { name: 'b.scs' })).toBeVisible();
      await expect(caesura.scriptItem('a.scs')).toHaveCount(0);
      await page.bringToFront();
      await caesura.focusEditor();
      await page.keyboard.press('Control+S');
      await expect(caesura.scriptItem('b.scs')).toBeVisible();
      await expect(told).toHaveCount(0);
      expect(onDisk('b.scs')).toBe('# Not lost\n# Second\n');
      await page.reload();
      await caesura.editorIsReady();
      await expect(caesura.scriptItem(/^My folder, /)).toBeVisible();
      await expect(caesura.script).toContainText('# Not lost');
    },
  );

  test(
    'fifty scripts of the disk, three of which fail, become green while another editor writes, too',
    { tag: '@long' },
    async ({ caesura, page }) => {
      lay(SCRIPTS);
      await openUi(page, caesura);
      await expect(caesura.scriptItem(/^My folder, .* 50 scripts$/)).toBeVisible();
      await runAllAndLook(page, caesura);
      const [first, second, third] = FAILING;
      await repair(page, caesura, first);
      expect(onDisk(`${first.name}.scs`)).toContain(first.from);
      const theirs = `${second.name}.scs`;
      lay({ [theirs]: onDisk(theirs).replace(second.to, second.from) });
      await runFailedAgain(page, 3);
      await expect(suiteOf(page).status).toContainText('Of all 50, 49 passed, 1 failed.');
      await repair(page, caesura, third);
      await runFailedAgain(page, 1);
      await expect(suiteOf(page).status).toContainText('Of all 50, 50 passed.');

      const watch = page.getByRole('button', { name: 'Watch: what changes runs again' });
      await watch.click();
      await expect(watch).toHaveAttribute('aria-pressed', 'true');
      lay({ [theirs]: onDisk(theirs).replace(second.from, second.to) });
      await expect(suiteOf(page).status).toContainText('Of all 50, 49 passed, 1 failed.');
      lay({ [theirs]: onDisk(theirs).replace(second.to, second.from) });
      await expect(suiteOf(page).status).toContainText('Of all 50, 50 passed.');
    },
  );
});
