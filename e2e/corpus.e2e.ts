import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { skippedFor } from '../spec/support/requirement.ts';
import { expect, test } from './support.ts';

/** Prosody's own scripts: data that lies beside the project, and is no part of it. */
const FOLDER = new URL('../../shared/corpus/prosody/', import.meta.url);
const scripts = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => /^muc_.*\.scs$/.test(name))
  : [];

/** What only a newer Prosody does: where the script stands, and what is missing. */
const NEWER_THAN_0_12: Readonly<Record<string, RegExp>> = {
  'muc_outcast_reason.scs': /^Failed at step 9 \(line 6\d\): .*<item> has no <reason>/,
};

if (scripts.length === 0) skippedFor(`Prosody's own scripts are not at ${FOLDER.pathname}.`);

test.skip(({ browserName }) => browserName !== 'chromium', 'the server in the tab is the same');

test('each of Prosody’s own scripts gives its verdict in the tab', async ({ caesura }) => {
  test.skip(scripts.length === 0, 'no scripts');
  await caesura.open();
  for (const name of scripts) {
    await test.step(name, async () => {
      const path = fileURLToPath(new URL(name, FOLDER));
      await caesura.openFile(path);
      const [title = ''] = readFileSync(path, 'utf8').replace(/^#\s*/, '').split('\n', 1);
      await expect(caesura.scenario).toHaveValue(title);
      await caesura.run();
      await caesura.says(NEWER_THAN_0_12[name] ?? /^Passed: (\d+) of \1 steps/);
    });
  }
});

test('a script from elsewhere on the web runs in the tab', async ({ caesura, page }) => {
  const body =
    '# From elsewhere\n\n[Client] Romeo\n\tjid: a@localhost\n\tpassword: b\n\n-----\n\nRomeo connects\n';
  await page.route('**/elsewhere/hello.scs', (route) =>
    route.fulfill({ body, contentType: 'text/plain; charset=utf-8' }),
  );
  await page.goto('./?script=elsewhere/hello.scs');
  await expect(caesura.scenario).toHaveValue('From elsewhere');
  await caesura.run();
  await caesura.says('Passed: 1 of 1 steps');
});
