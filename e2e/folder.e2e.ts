import { strToU8, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { prosodyScripts } from '../spec/script/corpus.ts';
import type { CaesuraPage } from './pages/caesura-page.ts';
import { downloaded, dropFiles, giveFolder, save } from './own-folder.ts';
import { expect, test } from './support.ts';

const scripts = prosodyScripts().filter(({ name }) => name.endsWith('.scs'));
const SCRIPTS = Object.fromEntries(scripts.map(({ name, text }) => [name, text]));

const SMALL = { 'a.scs': '# First\n', 'b.scs': '# Second\r\n# line\r\n', 'muc/c.scs': '# Third\n' };

/** What is not in its file yet is kept all the same. */
const isKept = (page: Page) =>
  expect(page.getByRole('contentinfo').locator('[data-part="save-state"]')).toHaveText(
    'Kept in this browser',
  );

async function openFolder(
  caesura: CaesuraPage,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await giveFolder(caesura.page, 'scansion', files);
  await caesura.page.getByRole('button', { name: 'Open folder…' }).first().click();
  await expect(caesura.scriptItem(/^(My folder|Verona), scansion/)).toBeVisible();
}

async function typeFirst(caesura: CaesuraPage, words: string): Promise<void> {
  await caesura.focusEditor();
  await caesura.page.keyboard.press('Control+Home');
  await caesura.page.keyboard.insertText(words);
}

/** What lies in a file of the folder now. */
function onDisk(page: Page, name: string): Promise<string> {
  return page.evaluate(async (file) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('scansion');
    return (await (await folder.getFileHandle(file)).getFile()).text();
  }, name);
}

test.describe('a folder on the disk', () => {
  test.skip(({ browserName }) => browserName !== 'chromium', 'has no File System Access');

  test('three edited scripts are as they were after a reload in the middle of an edit', async ({
    caesura,
    page,
  }) => {
    await caesura.open();
    await openFolder(caesura, SMALL);
    await caesura.shows('a.scs');
    for (const [name, words] of [
      [/^a\.scs/, 'Mine one '],
      [/^b\.scs/, 'Mine two '],
      [/^c\.scs/, 'Mine thr'],
    ] as const) {
      await caesura.scriptItem(name).click();
      await typeFirst(caesura, words);
    }
    await isKept(page);
    await page.reload();
    await caesura.editorIsReady();
    await expect(caesura.script).toContainText('Mine thr# Third');
    await expect(caesura.scriptItem(/: edited, not saved$/)).toHaveCount(3);
    await caesura.scriptItem(/^a\.scs/).click();
    await expect(caesura.script).toContainText('Mine one # First');
    await caesura.scriptItem(/^b\.scs/).click();
    await expect(caesura.script).toContainText('Mine two # Second');
    expect(await onDisk(page, 'a.scs')).toBe(SMALL['a.scs']);
  });

  test('each script keeps what can be undone in it', async ({ caesura, page }) => {
    await caesura.open();
    await openFolder(caesura, SMALL);
    await caesura.shows('a.scs');
    await typeFirst(caesura, 'Mine one ');
    await caesura.scriptItem(/^b\.scs/).click();
    await typeFirst(caesura, 'Mine two ');
    await caesura.scriptItem(/^a\.scs/).click();
    await expect(caesura.script).toContainText('Mine one # First');
    await caesura.focusEditor();
    await expect(async () => {
      await page.keyboard.press('Control+Z');
      await expect(caesura.scriptItem('a.scs')).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.keyboard.press('Control+Z');
    await expect(caesura.script).not.toContainText('Mine');
    await expect(caesura.script).toContainText('# First');
    await caesura.scriptItem(/^b\.scs/).click();
    await expect(caesura.script).toContainText('Mine two # Second');
  });

  test('each script keeps its own run, also where it was edited since', async ({ caesura }) => {
    const one =
      '# One\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n';
    await caesura.open();
    await openFolder(caesura, { 'a.scs': one, 'b.scs': one.replaceAll('Romeo', 'Juliet') });
    await caesura.shows('a.scs');
    await caesura.run();
    await caesura.says('Passed: 1 of 1 step');
    await typeFirst(caesura, '# Mine\n');
    await caesura.scriptItem(/^b\.scs/).click();
    await caesura.says('Not run');
    await caesura.scriptItem(/^a\.scs/).click();
    await caesura.says('Passed: 1 of 1 step');
    await expect(caesura.events).toContainText('Romeo');
  });

  test('what can be undone in a script goes along when it is renamed, open or not', async ({
    caesura,
    page,
  }) => {
    const rename = async (name: RegExp, to: string) => {
      await caesura.scriptItem(name).focus();
      await page.keyboard.press('F2');
      const field = page
        .getByRole('dialog')
        .getByRole('textbox', { name: 'Name, below the folder' });
      await field.fill(to);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    };
    await caesura.open();
    await openFolder(caesura, SMALL);
    await caesura.shows('a.scs');
    await typeFirst(caesura, 'Mine one ');
    await caesura.scriptItem(/^b\.scs/).click();
    await typeFirst(caesura, 'Mine two ');
    await rename(/^b\.scs/, 'muc/open.scs');
    await caesura.shows('open.scs');
    await rename(/^a\.scs/, 'other.scs');
    for (const [name, text] of [
      ['open.scs', '# Second'],
      ['other.scs', '# First'],
    ] as const) {
      await caesura.scriptItem(new RegExp(`^${name}`)).click();
      await expect(caesura.script).toContainText(`Mine`);
      await caesura.focusEditor();
      await expect(async () => {
        await page.keyboard.press('Control+Z');
        await expect(caesura.scriptItem(name)).toBeVisible({ timeout: 1000 });
      }).toPass();
      await expect(caesura.script).not.toContainText('Mine');
      await expect(caesura.script).toContainText(text);
    }
  });

  test('Ctrl+S writes the file with its own line ends', async ({ caesura, page }) => {
    await caesura.open();
    await openFolder(caesura, SMALL);
    await caesura.scriptItem(/^b\.scs/).click();
    await typeFirst(caesura, '# mine\n');
    await expect(caesura.scriptItem('b.scs: edited, not saved')).toBeVisible();
    await page.keyboard.press('Control+S');
    await expect(caesura.scriptItem('b.scs')).toBeVisible();
    expect(await onDisk(page, 'b.scs')).toBe(`# mine\r\n${SMALL['b.scs']}`);
  });

  test('a change on the disk is taken up, or stands beside what is edited', async ({
    caesura,
    page,
  }) => {
    await caesura.open();
    await openFolder(caesura, SMALL);
    await caesura.shows('a.scs');
    await save(page, 'scansion', 'a.scs', '# First, theirs\n');
    await expect(caesura.script).toContainText('# First, theirs');
    await typeFirst(caesura, '# Mine\n');
    await save(page, 'scansion', 'a.scs', '# First, theirs again\n');
    const notice = page.getByRole('status', { name: 'a.scs' });
    await expect(notice).toContainText('was changed on the disk as well');
    await notice.getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByRole('dialog')).toContainText('# First, theirs again');
    await page.keyboard.press('Escape');
    await notice.getByRole('button', { name: 'Keep mine' }).click();
    await expect(notice).toHaveCount(0);
    await page.keyboard.press('Control+S');
    await expect(caesura.scriptItem('a.scs')).toBeVisible();
    expect(await onDisk(page, 'a.scs')).toContain('# Mine');
    await expect(caesura.scriptItem('First, theirs again')).toBeVisible();
    await typeFirst(caesura, '# More of ');
    await save(page, 'scansion', 'a.scs', '# First, the last\n');
    await notice.getByRole('button', { name: 'Take the disk’s' }).click();
    await expect(caesura.script).toContainText('# First, the last');
    await expect(caesura.script).not.toContainText('Mine');
    await expect(caesura.scriptItem('More of # Mine')).toBeVisible();
  });

  test('the keys of the list: find, open, rename, delete, hide', async ({ caesura, page }) => {
    await caesura.open();
    await openFolder(caesura, SMALL);
    await page.keyboard.press('Control+P');
    await page.keyboard.type('muc/c third');
    await expect(caesura.scriptItem('c.scs')).toBeVisible();
    await expect(caesura.scriptItem('a.scs')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await caesura.shows('c.scs');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await expect(caesura.scriptItem('c.scs')).toBeFocused();
    await page.keyboard.press('F2');
    const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name, below the folder' });
    await name.fill('a.scs');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('alert')).toContainText('There is a script with the name a.scs');
    await name.fill('muc/renamed');
    await page.keyboard.press('Enter');
    await expect(caesura.scriptItem('renamed.scs')).toBeVisible();
    await caesura.scriptItem('renamed.scs').focus();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(caesura.scriptItem('renamed.scs')).toHaveCount(0);
    await caesura.scriptItem('a.scs').click();
    await expect(caesura.scriptItem('Third')).toBeVisible();
    await page.keyboard.press('Control+B');
    await expect(caesura.scripts).toHaveCount(0);
    await page.keyboard.press('Control+B');
    await expect(caesura.scripts).toBeVisible();
  });

  test('all of Prosody’s scripts open, run, and show what became of them', async ({ caesura }) => {
    test.skip(scripts.length === 0, 'no scripts');
    await caesura.open();
    await openFolder(caesura, SCRIPTS);
    await expect(
      caesura.scriptItem(`My folder, scansion, ${scripts.length} scripts`),
    ).toBeVisible();
    await caesura.scriptItem('basic.scs').click();
    await caesura.run();
    await caesura.says('Passed');
    await expect(caesura.scriptItem('basic.scs: passed')).toBeVisible();
    await caesura.scriptItem('version.scs').click();
    await caesura.scriptItem('basic.scs: passed').click();
    await caesura.says('Passed');

    await test.step('those that the filter shows run together', async () => {
      await caesura.page.keyboard.press('Control+P');
      await caesura.page.keyboard.type('basic');
      await expect(caesura.scriptItem('version.scs')).toHaveCount(0);
      await caesura.page
        .getByRole('navigation', { name: 'Scripts' })
        .getByRole('button', { name: 'Run all' })
        .click();
      const status = caesura.page.getByRole('status', { name: 'Suite status' });
      await expect(status).toContainText(/(\d) of \1 scripts ran in /, { timeout: 60_000 });
      await expect(caesura.scriptItem(/^Passed, \d$/)).toBeVisible();
      await expect(caesura.script).toBeHidden();
      await caesura.scriptItem('basic.scs: passed').click();
      await expect(caesura.script).toBeVisible();
    });
  });
});

test('many files that are dropped are opened together, and outlive a reload', async ({
  caesura,
  page,
}) => {
  test.skip(scripts.length === 0, 'no scripts');
  // Here the list is a strip at first.
  await page.setViewportSize({ width: 1280, height: 720 });
  await caesura.open();
  await expect(page.getByRole('navigation', { name: 'Scripts, hidden' })).toBeVisible();
  await dropFiles(page, { ...SCRIPTS, 'notes.txt': 'no script' });
  const head = caesura.scriptItem(new RegExp(`^My folder, .*${scripts.length} scripts$`));
  await expect(head).toBeVisible();
  await expect(page.getByRole('status', { name: 'Left out' })).toHaveText(
    '1 file without .scs was passed over.',
  );
  await caesura.scriptItem('version.scs').click();
  await typeFirst(caesura, '# Mine\n');
  await isKept(page);
  await page.reload();
  await caesura.editorIsReady();
  await expect(head).toBeVisible();
  await expect(caesura.script).toContainText('# Mine');
  const name = downloaded(page);
  await caesura.focusEditor();
  await page.keyboard.press('Control+S');
  expect(await name).toBe('version.scs');
  await expect(caesura.scriptItem('version.scs')).toBeVisible();
});

test(
  'without File System Access a folder is opened, edited and downloaded',
  { tag: '@engines' },
  async ({ caesura, page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showDirectoryPicker'));
    await caesura.open();
    await dropFiles(page, { 'a.scs': '# First\n', 'b.scs': '# Second\n' });
    await caesura.scriptItem('b.scs').click();
    await typeFirst(caesura, '# Mine\n');
    await expect(caesura.scriptItem('b.scs: edited, not saved')).toBeVisible();
    await page.getByRole('button', { name: 'Folder', exact: true }).click();
    const name = downloaded(page);
    await page.getByRole('menuitem', { name: 'Download all' }).click();
    expect(await name).toBe('2 files.zip');
    await expect(caesura.scriptItem('b.scs')).toBeVisible();
  },
);

test('one file that is dropped is opened as before @long', async ({ caesura, page }) => {
  await caesura.open();
  await dropFiles(page, { 'one.scs': '# Only one\n' });
  await caesura.shows('one.scs');
  await expect(caesura.scriptItem(/^My folder/)).toHaveCount(0);
});

test('in a narrow window the scripts lie above the page @long', async ({ caesura, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  await expect(caesura.scenario).toHaveValue('Affiliation changes');
  await dropFiles(page, { 'a.scs': '# First\n', 'b.scs': '# Second\n' });
  await page.getByRole('button', { name: 'Scripts', exact: true }).click();
  await caesura.scriptItem('b.scs').click();
  await expect(caesura.scripts).toHaveCount(0);
  await page.getByRole('button', { name: 'Script', exact: true }).click();
  await expect(caesura.script).toContainText('# Second');
  await expect(caesura.scenario).toHaveValue('b.scs');
});

test('an archive that is dropped is opened as a folder', async ({ caesura, page }) => {
  await caesura.open();
  const bytes = zipSync({
    'play/spec/a.scs': strToU8('# First\n'),
    'play/spec/muc/b.scs': strToU8('# Second\n'),
    'play/README': strToU8('no script'),
  });
  await page.evaluate(
    (content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], 'play.zip'));
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    },
    [...bytes],
  );
  await expect(caesura.scriptItem('My folder, play.zip, 2 scripts')).toBeVisible();
  await caesura.scriptItem('b.scs').click();
  await expect(caesura.script).toContainText('# Second');
});

test.describe('a folder with an index', () => {
  test.skip(({ browserName }) => browserName !== 'chromium', 'has no File System Access');

  test(
    'is a course: in its order, with its titles; a link is asked about before anything is fetched',
    { tag: '@long' },
    async ({ caesura, page }) => {
      const asked: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).host === 'lessons.example') asked.push(request.url());
      });
      await caesura.open();
      const index =
        '# Verona\n\n## First steps\nmuc/c.scs To begin\nhttps://lessons.example/kick.scs A kick\n## Later\na.scs\ngone.scs\n';
      await openFolder(caesura, { ...SMALL, index });
      const names = page.getByRole('treeitem').filter({ hasText: /^(To begin|A kick|First|b)/ });
      await expect(names).toHaveText([/^First steps/, /^To begin/, /^A kick/, /^First/, /^b/]);
      await expect(page.getByText('there is no script gone.scs in the folder')).toBeVisible();
      await caesura.scriptItem(/^A kick/).click();
      await expect(page.getByRole('group', { name: 'Link' })).toContainText('lessons.example');
      expect(asked).toEqual([]);
    },
  );
});
