import { expect, test } from './support.ts';
import type { CaesuraPage } from './pages/caesura-page.ts';

/** The worker of the server, when it is up. */
async function serverOf(caesura: CaesuraPage) {
  const isServer = (url: string) => /worker/.test(url) && !/editor/.test(url);
  const find = () => caesura.page.workers().findLast((worker) => isServer(worker.url()));
  await expect.poll(() => find()?.url()).toBeDefined();
  const worker = find();
  if (worker === undefined) throw new Error('There is no worker.');
  return worker;
}

/** What befalls it. None of it is told to the page. */
const BLOWS = [
  ['lost in a loop', 'setTimeout(() => { for (;;); })'],
  ['mute', 'self.postMessage = () => undefined'],
  ['ended from inside', 'self.close()'],
] as const;

for (const [what, blow] of BLOWS) {
  test(
    `a server that is ${what} while a run pauses is told, and the next run has a new one`,
    what === 'mute' ? {} : { tag: '@long' },
    async ({ caesura }) => {
      await caesura.open('?scenario=20-kick');
      await caesura.step();
      await caesura.says('Paused at step 1');
      await (await serverOf(caesura)).evaluate(`${blow}; undefined`);
      await caesura.continueButton.click();
      await expect(caesura.status).toContainText('has not answered for 4 seconds', {
        timeout: 6_000,
      });
      await caesura.run();
      await caesura.says('Passed: 21 of 21 steps');
    },
  );
}

test(
  'with a server that hangs, Stop works at once, and the next run has a new one',
  { tag: '@long' },
  async ({ caesura }) => {
    await caesura.open('?scenario=20-kick');
    await caesura.step();
    await caesura.says('Paused at step 1');
    await (await serverOf(caesura)).evaluate('setTimeout(() => { for (;;); }); undefined');
    await caesura.continueButton.click();
    await caesura.stopButton.click();
    await caesura.says('Stopped');
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
  },
);
