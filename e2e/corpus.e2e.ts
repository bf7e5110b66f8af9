import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

if (scripts.length === 0) console.warn(`Skipped: Prosody's scripts are not at ${FOLDER.pathname}.`);

test.skip(({ browserName }) => browserName !== 'chromium', 'the server in the tab is the same');

for (const name of scripts) {
  test(`${name} gives its verdict in the tab`, async ({ caesura, page }) => {
    const body = readFileSync(new URL(name, FOLDER), 'utf8');
    await page.route('**/elsewhere/*.scs', (route) =>
      route.fulfill({ body, contentType: 'text/plain; charset=utf-8' }),
    );
    await page.goto(`./?script=elsewhere/${name}`);
    const [title = ''] = body.replace(/^#\s*/, '').split('\n', 1);
    await expect(caesura.scenario).toHaveValue(title);
    await caesura.run();
    await caesura.says(NEWER_THAN_0_12[name] ?? /^Passed: (\d+) of \1 steps/);
  });
}
