import type { BrowserContext } from '@playwright/test';
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

const SILENT = 'has not answered for 4 seconds';
const ENDED = 'was ended from outside';

/** What a server’s worker loads, but for its first, small script. */
const isPartOfServer = ({ pathname }: URL) => /\/host-[^/]*\.js$/.test(pathname);

/** The first worker that loads a server gets `code` instead. */
async function breakFirstBoot(context: BrowserContext, code: string): Promise<void> {
  await context.route(
    isPartOfServer,
    (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `${code}\nexport const serveProsody = () => {};`,
      }),
    { times: 1 },
  );
}

/** Filled when the page says that the server can be used. */
const readyDot = ({ page }: CaesuraPage) => page.locator('[data-part="server"] [data-on="true"]');

/** What befalls it, and what is said then. None of it is told to the page. */
const BLOWS = [
  ['lost in a loop', 'setTimeout(() => { for (;;); })', SILENT],
  ['mute', 'self.postMessage = () => undefined', SILENT],
  ['ended from inside', 'self.close()', ENDED],
] as const;

for (const [what, blow, sentence] of BLOWS) {
  test(
    `a server that is ${what} while a run pauses is told, and the next run has a new one`,
    what === 'mute' ? {} : { tag: '@long' },
    async ({ caesura }) => {
      await caesura.open('?scenario=20-kick');
      await caesura.step();
      await caesura.says('Paused at step 1');
      await (await serverOf(caesura)).evaluate(`${blow}; undefined`);
      // Of its end the page hears at once, of its silence when something is owed.
      if (sentence === SILENT) await caesura.continueButton.click();
      await expect(caesura.status).toContainText(sentence, { timeout: 10_000 });
      await caesura.run();
      await caesura.says('Passed: 21 of 21 steps');
    },
  );
}

test(
  'a server that is ended while nobody uses it is told without a run, and the next run has a new one',
  { tag: '@long' },
  async ({ caesura }) => {
    await caesura.open('?scenario=20-kick');
    await expect(readyDot(caesura)).toHaveCount(1);
    await (await serverOf(caesura)).evaluate('self.close(); undefined');
    await expect(caesura.status).toContainText(ENDED, { timeout: 6_000 });
    await expect(readyDot(caesura)).toHaveCount(0);
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
  },
);

/** Stands in for what a server’s worker loads: the first of them goes no further. */
const BOOTS = [
  ['mute', 'self.postMessage = () => undefined;', SILENT],
  ['lost in a loop', 'for (;;);', SILENT],
  ['ended from inside', 'self.close();', ENDED],
] as const;

for (const [what, code, sentence] of BOOTS) {
  test(
    `a server that is ${what} while it boots is told, and the next run has a new one`,
    { tag: '@long' },
    async ({ caesura, context }) => {
      await breakFirstBoot(context, code);
      await caesura.page.goto('./?scenario=20-kick');
      await expect(caesura.status).toContainText(sentence, { timeout: 20_000 });
      await caesura.run();
      await caesura.says('Passed: 21 of 21 steps');
    },
  );
}

test(
  'a boot that takes longer than silence may is waited for, also by a run',
  { tag: '@long' },
  async ({ caesura, context }) => {
    let goOn = (): void => undefined;
    const isRunAgain = new Promise<void>((resolve) => (goOn = resolve));
    await context.route(isPartOfServer, async (route) => {
      // The time is what is tried here. A page that is slow takes as long as that until it runs, and is waited for, too.
      await Promise.all([new Promise((resolve) => setTimeout(resolve, 7_000)), isRunAgain]);
      await route.continue();
    });
    await caesura.open('?scenario=20-kick');
    await caesura.run();
    await caesura.says('Preparing');
    await caesura.stopButton.click();
    await caesura.says('Not run');
    await caesura.run();
    await caesura.says('Preparing');
    goOn();
    await expect(caesura.status).toContainText('Passed: 21 of 21 steps', { timeout: 20_000 });
  },
);

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
