import { expect, test } from './support.ts';
import { startNativeProsody, type NativeProsody } from '../spec/support/native-prosody.ts';

let server: NativeProsody | undefined;

test.beforeAll(async () => {
  server = await startNativeProsody();
});

test.afterAll(async () => {
  await server?.stop();
});

test('the founding scenario passes on a native Prosody over WebSocket', async ({ caesura }) => {
  test.skip(server === undefined, 'no native Prosody on this machine');
  await caesura.open();
  await caesura.chooseServer(server?.url ?? '');
  await caesura.run();
  await caesura.says('Passed: 22 of 22 steps');
});

test('its broken variant shows the same difference there', async ({ caesura }) => {
  test.skip(server === undefined, 'no native Prosody on this machine');
  await caesura.open('?scenario=24-affiliation-changes-broken');
  await caesura.chooseServer(server?.url ?? '');
  await caesura.run();
  await caesura.says('Failed at step 8 (line 61): Romeo received this <message>');
  await expect(
    caesura.row('Step 8, Romeo receives message from room@conference.localhost: differs'),
  ).toBeVisible();
  await expect(caesura.panel('Difference')).toContainText('The script expects role="none"');
});
