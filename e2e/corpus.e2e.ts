import path from 'node:path';
import { PROSODY_SCRIPTS, prosodyScripts } from '../spec/script/corpus.ts';
import { test } from './support.ts';

const scripts = prosodyScripts().filter(({ name }) => /^muc_.*\.scs$/.test(name));

test.skip(({ browserName }) => browserName !== 'chromium', 'the server in the tab is the same');

test(
  'each of Prosody’s own scripts gives its verdict in the tab',
  { tag: '@long' },
  async ({ caesura }) => {
    test.skip(scripts.length === 0, 'no scripts');
    await caesura.open();
    for (const { name } of scripts) {
      await test.step(name, async () => {
        await caesura.openFile(path.join(PROSODY_SCRIPTS, name));
        await caesura.shows(name);
        await caesura.run();
        await caesura.says(/^Passed: (\d+) of \1 steps/);
      });
    }
  },
);

test('a script from elsewhere on the web runs in the tab', async ({ caesura, page }) => {
  const body =
    '# From elsewhere\n\n[Client] Romeo\n\tjid: a@localhost\n\tpassword: b\n\n-----\n\nRomeo connects\n';
  await page.route('**/elsewhere/hello.scs', (route) =>
    route.fulfill({ body, contentType: 'text/plain; charset=utf-8' }),
  );
  await page.goto('./?script=elsewhere/hello.scs');
  await caesura.shows('From elsewhere');
  await caesura.run();
  await caesura.says('Passed: 1 of 1 steps');
});
