import { startNativeProsody } from '../spec/support/native-prosody.ts';
import { expect, test } from './support.ts';

test.beforeEach(async ({ page }) => {
  await page.route('**/prosody/manifest.json', (route) =>
    route.fulfill({ json: { versions: [], problem: 'No sources of Prosody were found.' } }),
  );
});

test('a build without Prosody says so, and offers a server by address', async ({ caesura }) => {
  await caesura.open();
  await caesura.says('This build carries no Prosody');
  await caesura.says('ws://');
  await caesura.run();
  await caesura.says('Enter the address of a server');
  await expect(caesura.script).toContainText('Affiliation changes');

  const server = await startNativeProsody();
  test.skip(server === undefined, 'no native Prosody on this machine');
  try {
    await caesura.chooseServer(server?.url ?? '');
    await caesura.run();
    await caesura.says('Passed: 22 of 22 steps');
  } finally {
    await server?.stop();
  }
});
