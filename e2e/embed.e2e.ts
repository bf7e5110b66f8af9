import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import { CaesuraPage } from './pages/caesura-page.ts';
import { headersOfBuild, serveBelow, type StaticHost } from './static-host.ts';
import { expect, test } from './support.ts';

/**
 * The site of the page of somebody else. Firefox gets neither mouse nor keys of its test driver into a frame of
 * another site (of any page, says a frame with nothing but a button), so there it is one of another origin only.
 */
const siteFor = (browserName: string) => (browserName === 'firefox' ? '127.0.0.1' : 'localhost');

/** A page of somebody else, on a site of its own, with one frame. */
async function pageWithFrame(
  frame: string,
  site: string,
): Promise<{ url: string; close: () => void }> {
  const html = `<!doctype html><title>A blog</title><h1>A blog</h1>${frame}`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${site}:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** In every frame whatever keeps something in the browser throws, and is told. */
async function forbidStorage(page: Page): Promise<readonly string[]> {
  const touched: string[] = [];
  await page.exposeFunction('tellTouched', (what: string) => touched.push(what));
  await page.addInitScript(() => {
    const refuse = (what: string) => (): never => {
      void (globalThis as unknown as { tellTouched: (what: string) => unknown }).tellTouched(what);
      throw new Error(`${what} was touched`);
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
      Object.defineProperty(globalThis, name, { get: refuse(name) });
    }
    Object.defineProperty(Document.prototype, 'cookie', {
      get: refuse('cookie'),
      set: refuse('cookie'),
    });
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: refuse('serviceWorker') });
    Object.defineProperty(Navigator.prototype, 'storage', { get: refuse('storage') });
  });
  return touched;
}

let host: StaticHost;
test.beforeAll(async () => {
  host = await serveBelow('/', headersOfBuild);
});
test.afterAll(() => host.close());

function frameTo(address: string): string {
  return `<iframe src="${address}" title="A play" width="1000" height="600" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

/** The frame of a page of somebody else that shows that address of the build. */
async function embedded(page: Page, address: string): Promise<FrameLocator> {
  const name = page.context().browser()?.browserType().name() ?? '';
  const blog = await pageWithFrame(frameTo(host.url + address), siteFor(name));
  await page.goto(blog.url);
  blog.close();
  return page.frameLocator('iframe');
}

test('a scenario runs in the page of somebody else, and nothing is kept in the browser @long', async ({
  page,
}) => {
  const touched = await forbidStorage(page);
  const frame = await embedded(page, 'embed.html?scenario=20-kick-broken');
  const said = frame.getByRole('status', { name: 'Run' });
  await expect(said).toContainText('Not run');
  expect(page.workers()).toEqual([]);
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(said).toContainText('Failed at step 16');
  await expect(frame.getByRole('row', { selected: true })).toHaveAttribute('data-index', /\d+/);
  await expect(frame.getByRole('region', { name: 'Difference' })).toContainText(
    '<actor> has no jid',
  );
  await frame.getByRole('button', { name: 'Back' }).click();
  await expect(said).toContainText('Viewing step 15');
  await frame.getByRole('button', { name: 'Step' }).click();
  await expect(said).toContainText('Failed at step 16');
  expect(touched).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  // The server in the tab needs no memory that is shared between threads.
  const [, inner] = page.frames();
  expect(await inner?.evaluate(() => globalThis.crossOriginIsolated)).toBe(false);
});

test('what the worker of an embedded page keeps is nothing @long', async ({ page }) => {
  // In a frame of its own, as a browser lets nobody look into what a frame of others keeps.
  await page.goto(`${host.url}embed.html?scenario=01-hello`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Run' })).toContainText('Passed');
  const kept = await page.evaluate(async () => ({
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
    local: localStorage.length,
  }));
  expect(kept).toEqual({ caches: [], databases: [], local: 0 });
});

test('Open in Caesura leads to the same text at the same step @long', async ({ page, context }) => {
  const frame = await embedded(page, 'embed.html?scenario=20-kick');
  await frame.getByRole('row', { name: /^Step 15\b/ }).click();
  const opening = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open in Caesura' }).click();
  const opened = await opening;
  // A tab may be told of before it has its address.
  await expect(opened).toHaveURL(`${host.url}?scenario=20-kick&step=15`);
  await expect(opened.getByRole('row', { selected: true })).toHaveAttribute(
    'aria-label',
    /^Step 15\b/,
  );
});

test('Share gives the HTML of a frame: a recorded run in it needs no server @long', async ({
  browserName,
  caesura,
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await caesura.open('?scenario=20-kick-broken');
  await caesura.run();
  await caesura.says('Failed at step 16');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Embed: the recorded run/ }).click();
  await expect(page.getByRole('status', { name: 'Share' })).toContainText('HTML of the frame');
  const html = await page.evaluate(() => navigator.clipboard.readText());
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const blog = await pageWithFrame(html, siteFor(browserName));
  await page.goto(blog.url);
  blog.close();
  const frame = page.frameLocator('iframe');
  const said = frame.getByRole('status', { name: 'Run' });
  await expect(said).toContainText('Failed at step 16');
  await expect(frame.getByRole('button', { name: 'Run', exact: true })).toHaveCount(0);
  await frame.getByRole('button', { name: 'Back' }).click();
  await expect(said).toContainText('Viewing step 15');
  const open = frame.getByRole('link', { name: 'Open in Caesura' });
  await expect(open).toHaveAttribute('href', /\/\?step=15&moment=\d+#t=/);
  expect(asked.filter((url) => /\/(?:prosody|scenarios)\//.test(url))).toEqual([]);
  expect(page.workers()).toEqual([]);
  const opening = context.waitForEvent('page');
  await open.click();
  const opened = new CaesuraPage(await opening);
  await opened.says('Viewing step 15');
});

test('what lies on another site is not asked for in a frame @long', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const script = encodeURIComponent('https://elsewhere.example/a.scs');
  const frame = await embedded(page, `embed.html?script=${script}`);
  await expect(frame.getByRole('status', { name: 'Run' })).toContainText(
    'What this link names lies at elsewhere.example, so it is not opened in a frame.',
  );
  await expect(frame.getByRole('link', { name: 'Open in Caesura' })).toHaveAttribute(
    'href',
    `${host.url}?script=${script}`,
  );
  expect(asked.filter((url) => new URL(url).host.includes('elsewhere'))).toEqual([]);
});

test('the page itself lets nobody frame it; ?embed leads to what may be framed @long', async ({
  page,
}) => {
  await page.goto(`${host.url}?embed&scenario=20-kick&theme=dark`);
  await expect(page).toHaveURL(`${host.url}embed.html?scenario=20-kick&theme=dark`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A kick');
});

test('the colours are those of the reader, as the page around says @long', async ({
  browserName,
  page,
}) => {
  test.skip(browserName === 'firefox', 'its driver changes no colours of a page that is open');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${host.url}embed.html?scenario=20-kick`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('a frame in German fetches what it says first, of lessons its own alone, and the rest with a run @long', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const german = () =>
    asked
      .flatMap((url) => /\/(lesson-de-20-kick|\w+-de)-[^/]*\.js$/.exec(url)?.[1] ?? [])
      .toSorted();
  const frame = await embedded(page, 'embed.html?scenario=20-kick-broken&lang=de');
  const said = frame.getByRole('status', { name: 'Stand des Laufs' });
  await expect(said).toContainText('Nicht ausgeführt');
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('Ein Kick');
  expect(german()).toEqual(['frame-de', 'lesson-de-20-kick']);
  await frame.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(said).toContainText(/Gescheitert bei Schritt 16/);
  expect(german()).toEqual(['frame-de', 'lesson-de-20-kick', 'messages-de']);
});

test.describe('in a narrow frame', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a failed run is no wider than the frame @long', async ({ page }) => {
    await page.goto(`${host.url}embed.html?scenario=20-kick-broken`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Difference' })).toContainText('no jid');
    for (const part of [page.getByRole('main'), page.getByRole('region', { name: 'Difference' })]) {
      const box = await part.boundingBox();
      expect(box?.width).toBeLessThanOrEqual(390);
    }
    await expect(page.getByRole('link', { name: 'Open in Caesura' })).toBeInViewport({ ratio: 1 });
  });
});
