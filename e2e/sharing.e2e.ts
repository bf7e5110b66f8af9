import { readFile } from 'node:fs/promises';
import { CaesuraPage } from './pages/caesura-page.ts';
import { expect, test } from './support.ts';

const SECRET =
  '# Secret\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: tomb-of-the-capulets\n\n-----\n\nRomeo connects\n';

test('a shared link carries the script, never its password, and never the server', async ({
  caesura,
  page,
  context,
  browserName,
}) => {
  if (browserName === 'chromium')
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await caesura.open();
  await caesura.chooseServer('ws://127.0.0.1:9/xmpp-websocket');
  await caesura.replaceScript(SECRET);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Script Opens it/ }).click();
  const told = page.getByRole('status', { name: 'Share' });
  await expect(told).not.toBeEmpty();
  const link =
    browserName === 'chromium'
      ? await page.evaluate(() => navigator.clipboard.readText())
      : await page.evaluate(
          () =>
            document.querySelector<HTMLInputElement>('[aria-label="Link to this script"]')?.value ??
            '',
        );
  test.skip(link === '', 'the browser copied the link and does not let it be read');
  expect(link).toMatch(/#s=/);

  await page.goto(link);
  await caesura.editorIsReady();
  await expect(caesura.script).toContainText('Romeo connects');
  await expect(caesura.script).not.toContainText('tomb-of-the-capulets');
  await expect(caesura.server).toHaveValue(/in this tab/);
  await caesura.run();
  await caesura.says('Passed: 1 of 1 steps');
});

test(
  'a shared run is looked at in another visit, and by its address; nothing runs',
  { tag: '@long' },
  async ({ caesura, page, context, browserName }) => {
    test.skip(browserName !== 'chromium', 'the other browser does not let the link be read');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await caesura.open('?scenario=24-affiliation-changes-broken');
    await caesura.run();
    await caesura.says('Failed at step 8 (line 61)');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Recorded run/ }).click();
    await expect(page.getByRole('status', { name: 'Share' })).toContainText('Link copied');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/#t=/);

    const visit = await context.newPage();
    const other = new CaesuraPage(visit);
    await visit.goto(link);
    await other.says('Failed at step 8 (line 61)');
    await expect(other.row(/^Step 8, .*: differs$/)).toHaveAttribute('aria-selected', 'true');
    await other.shows(/Affiliation changes/);

    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+Shift+s');
    const trace = await readFile(await (await download).path(), 'utf8');
    await visit.route('**/elsewhere/run.jsonl', (route) => route.fulfill({ body: trace }));
    await visit.goto('./?trace=elsewhere/run.jsonl');
    await other.says('Failed at step 8 (line 61)');
    await visit.goto('./?trace=https%3A%2F%2Felsewhere.example%2Frun.jsonl');
    await expect(visit.getByRole('group', { name: 'Link' })).toContainText(
      'This link wants to open a trace from elsewhere.example',
    );
    await visit.getByRole('button', { name: 'Cancel' }).click();
    await other.says('was not fetched, as you chose');
  },
);

test('a damaged link says so, and the page works', { tag: '@long' }, async ({ caesura }) => {
  await caesura.open('#s=%%%');
  await caesura.says('The link is damaged');
  await expect(caesura.script).toContainText('Affiliation changes');
});

test('a trace is saved, and opened in another visit with its script and its run', async ({
  caesura,
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'the other browser tells of no download');
  await caesura.open('?scenario=24-affiliation-changes-broken');
  await caesura.run();
  await caesura.says('Failed at step 8 (line 61)');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+s');
  const trace = await (await download).path();
  await caesura.open('?scenario=20-kick');
  await caesura.openFile(trace);
  await caesura.says('Failed at step 8 (line 61)');
  await expect(caesura.row(/^Step 8, .*: differs$/)).toHaveAttribute('aria-selected', 'true');
  await caesura.shows(/Affiliation changes/);
  await caesura.run();
  await caesura.says('Failed at step 8 (line 61)');
});

test('a file keeps its line ends and its name; what is no UTF-8 is refused', async ({
  caesura,
  page,
}) => {
  const file = (name: string, text: string, encoding: BufferEncoding = 'utf8') => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(text, encoding),
  });
  const windows = '# Windows\r\n\r\n[Client] Romeo\r\n\tjid: romeo@localhost\r\n';
  const unix = windows.replace('Windows', 'Unix').replaceAll('\r\n', '\n');
  await caesura.open();
  for (const [name, text] of [
    ['windows.scs', windows],
    ['unix.scs', unix],
    ['again.scs', windows],
  ] as const) {
    await caesura.openFile(file(name, text));
    await expect(caesura.script).toContainText(text.slice(2, 6));
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const saved = await download;
    expect(saved.suggestedFilename()).toBe(name);
    expect(await readFile(await saved.path(), 'utf8')).toBe(text);
  }
  await caesura.openFile(file('latin.scs', '# Caf\u00e9\n', 'latin1'));
  await caesura.says('latin.scs is no text in UTF-8.');
  await expect(caesura.script).toContainText('Windows');
});
