import type { Page } from '@playwright/test';
import { CaesuraPage } from './pages/caesura-page.ts';
import { expect, test } from './support.ts';

const MINE = '# My own play';

const savedWord = (page: Page) => page.getByRole('contentinfo').locator('[data-part="save-state"]');

async function typeFirst(caesura: CaesuraPage, words: string): Promise<void> {
  await caesura.focusEditor();
  await caesura.page.keyboard.press('Control+Home');
  await caesura.page.keyboard.insertText(words);
}

/** The footer says so only when the browser has confirmed it. */
async function isSaved(page: Page): Promise<void> {
  await expect(savedWord(page)).toHaveText('Saved');
}

test('what was typed is there after a reload, and the footer says when it is saved', async ({
  caesura,
  page,
}) => {
  await caesura.open();
  await typeFirst(caesura, `${MINE}\n`);
  await isSaved(page);
  await page.reload();
  await caesura.editorIsReady();
  await expect(caesura.script).toContainText(MINE);
});

test('runs are listed after a reload, and open', { tag: '@long' }, async ({ caesura, page }) => {
  await caesura.open();
  await caesura.run();
  await caesura.says(/^Passed|Failed/);
  const status = await caesura.status.innerText();
  await page.reload();
  await caesura.editorIsReady();
  await page.getByRole('button', { name: 'Runs (1)' }).click();
  await page.getByRole('dialog').locator('button[aria-current]').click();
  await expect(caesura.status).toContainText(status.slice(0, 12));
  await expect(caesura.events.getByRole('row').first()).toBeVisible();
});

test('two tabs keep a text each, and say that they edit the same script', async ({
  caesura,
  page,
  context,
}) => {
  await caesura.open('?scenario=20-kick');
  await typeFirst(caesura, '# One\n');
  await isSaved(page);
  const other = new CaesuraPage(await context.newPage());
  await other.open('?scenario=20-kick');
  await expect(other.script).not.toContainText('# One');
  await typeFirst(other, '# Two\n');
  await isSaved(other.page);
  const told = /being edited in another tab, too/;
  await expect(other.page.getByText(told)).toBeVisible();
  await expect(page.getByText(told)).toBeVisible();
  for (const [tab, text] of [
    [caesura, '# One'],
    [other, '# Two'],
  ] as const) {
    await tab.page.reload();
    await tab.editorIsReady();
    await expect(tab.script).toContainText(text);
  }
});

test(
  'the script of a closed tab comes back in the next one',
  { tag: '@long' },
  async ({ caesura, context, page }) => {
    await caesura.open();
    await typeFirst(caesura, `${MINE}\n`);
    await isSaved(page);
    await page.close();
    const next = new CaesuraPage(await context.newPage());
    await next.open();
    await expect(next.script).toContainText(MINE);
  },
);

test.describe('storage that is blocked', () => {
  const WAYS = {
    'is forbidden': () => {
      const refuse = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      IDBFactory.prototype.open = refuse;
    },
    'is not there': () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }),
    'never answers': () => {
      // Nobody ever hears the answer.
      IDBOpenDBRequest.prototype.addEventListener = () => undefined;
    },
  };

  for (const [way, block] of Object.entries(WAYS)) {
    test(
      `${way}: the page works, says so, and saves to a file`,
      way !== 'is forbidden' ? { tag: '@long' } : {},
      async ({ caesura, page }) => {
        await page.addInitScript(block);
        await caesura.open();
        const sentence = way === 'never answers' ? /does not answer/ : /refuses storage/;
        await expect(savedWord(page)).toContainText(/^Not saved: /);
        await expect(savedWord(page)).toContainText(sentence);
        await typeFirst(caesura, `${MINE}\n`);
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Save to a file' }).click();
        expect((await download).suggestedFilename()).toMatch(/\.scs$/);
        await caesura.run();
        await caesura.says(/Passed|Failed/);
      },
    );
  }

  test('a later edition’s store is left alone', { tag: '@long' }, async ({ caesura, page }) => {
    await page.route('**/later', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto('./later');
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('caesura', 9);
          request.addEventListener('success', () => {
            request.result.close();
            resolve(undefined);
          });
        }),
    );
    await caesura.open();
    await expect(savedWord(page)).toContainText('a later edition of Caesura');
    await typeFirst(caesura, `${MINE}\n`);
    await expect(savedWord(page)).toContainText('Not saved');
  });
});

test.describe('what the first edition kept', () => {
  test('is there, with its drafts, and stays where it was', async ({ caesura, page }) => {
    const kept = JSON.stringify({
      text: MINE,
      original: '# Kick',
      drafts: [{ id: 'draft-1', text: '# An old draft' }],
      breakpoints: { lines: [], stanzas: [] },
    });
    await page.addInitScript((value) => localStorage.setItem('caesura.document.1', value), kept);
    await caesura.open();
    await expect(caesura.script).toContainText(MINE);
    await isSaved(page);
    await caesura.chooseScenario('old draft', /An old draft/);
    await expect(caesura.script).toContainText('An old draft');
    expect(await page.evaluate(() => localStorage.getItem('caesura.document.1'))).toBe(kept);
  });

  const LINES: readonly [string, unknown][] = [
    ['line 0', [{ line: 0 }]],
    ['line -1', [{ line: -1 }]],
    ['half a line', [{ line: 1.5 }]],
    ['line 1e9', [{ line: 1e9 }]],
    ['no line', [{ line: null }]],
    ['a line behind the end', [{ line: 77 }]],
    ['a line twice', [{ line: 1 }, { line: 1 }]],
    ['no list', 'lines'],
  ];
  for (const [name, lines] of LINES) {
    test(
      `is shown whatever is damaged: ${name}`,
      name === 'line 0' ? {} : { tag: '@long' },
      async ({ caesura, page }) => {
        const kept = JSON.stringify({ text: '# a\nb', breakpoints: { lines } });
        await page.addInitScript(
          (value) => localStorage.setItem('caesura.document.1', value),
          kept,
        );
        await caesura.open();
        await expect(caesura.script).toContainText('# a');
        await expect(
          page.getByText('Stored data that could not be read was set aside'),
        ).toBeVisible();
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Download' }).click();
        const stream = await (await download).createReadStream();
        const text = (await stream.toArray()).map(String).join('');
        expect(text).toContain(kept);
        await page.reload();
        await caesura.editorIsReady();
        await expect(caesura.script).toContainText('# a');
      },
    );
  }
});
