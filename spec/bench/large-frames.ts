import type { Browser, Page } from 'playwright-core';
import { startScriptedServer } from '../support/scripted-server.ts';
import { withBuiltPage } from './built-page.ts';
import { LARGE_KINDS, type LargeKind } from './large-kinds.ts';
import { tasksDuring, type TaskTimes } from './main-thread.ts';
import { chooseServer, signIn } from './signing-in.ts';
import { leaveNetworkUnwatched } from './unwatched.ts';

/** Milliseconds of CPU that a task of the page may take. */
const MOST = 200;
/** After this long without anything to do, what was asked for is there. */
const SETTLED = 2_000;
const PATIENCE = 120_000;
const POLLING = 200;
/** So many of the last rows are selected, one after the other. */
const ROWS = 4;

const HEAD = `# Large

[Client] Romeo
\tjid: romeo@localhost
\tpassword: very-secret

-----

Romeo connects

Romeo sends:
\t<presence/>

`;

/** What a person does with a frame. */
type Doings = Readonly<Record<string, (page: Page) => Promise<void>>>;

/** Frames that are large in many ways: how long each stops the built page at a stretch. Needs what `vite build` makes. */
export async function benchLargeFrames(
  kinds: readonly LargeKind[] = LARGE_KINDS,
  tell: (kind: string, doing: string, times: TaskTimes) => void = () => undefined,
): Promise<void> {
  let frames: readonly string[] = [];
  const server = await startScriptedServer((socket) =>
    signIn(socket, () => frames.forEach((frame) => socket.send(frame))),
  );
  await withBuiltPage(async ({ address, newPage, browser }) => {
    for (const kind of kinds) {
      frames = kind.frames;
      const page = await newPage();
      await page.goto(address);
      await page.locator('.view-line').first().waitFor();
      await leaveNetworkUnwatched(page);
      await chooseServer(page, server.url);
      await page.waitForTimeout(SETTLED);
      const bare = await bareTimes(browser, server.url, await otherPage(newPage, address));
      tell(kind.name, 'a page that does nothing with it', bare);
      await benchKind({ browser, page, kind, tell, bare: bare[0] ?? 0 });
      await page.close();
    }
  });
  await server.stop();
}

interface Bench {
  readonly browser: Browser;
  readonly page: Page;
  readonly kind: LargeKind;
  /** What the arrival of the frames alone takes. */
  readonly bare: number;
  readonly tell: (kind: string, doing: string, times: TaskTimes) => void;
}

/** A page of the same address that holds nothing but text. */
async function otherPage(newPage: () => Promise<Page>, address: string): Promise<Page> {
  const page = await newPage();
  await page.goto(`${address}licences.txt`);
  await leaveNetworkUnwatched(page);
  await page.waitForTimeout(SETTLED);
  return page;
}

/** What the browser itself takes for the same frames, in a page that does nothing with them. */
async function bareTimes(browser: Browser, url: string, page: Page): Promise<TaskTimes> {
  const times = await tasksDuring(browser, async () => {
    await page.evaluate((address) => {
      const socket = new WebSocket(address, 'xmpp');
      socket.addEventListener('open', () => socket.send('<presence/>'));
    }, url);
    await page.waitForTimeout(SETTLED);
  });
  await page.close();
  return times;
}

async function benchKind({ browser, page, kind, tell, bare }: Bench): Promise<void> {
  const longest: [doing: string, ms: number][] = [];
  for (const [doing, act] of Object.entries(doings(kind))) {
    const times = await tasksDuring(browser, async () => {
      await act(page);
      await page.waitForTimeout(SETTLED);
    });
    tell(kind.name, doing, times);
    longest.push([doing, times[0] ?? 0]);
  }
  const most = Math.max(...longest.map(([, ms]) => ms));
  const told = longest.map(([doing, ms]) => `${doing} ${ms.toFixed(0)}`).join(', ');
  const verdict = await page.getByRole('status', { name: 'Run status' }).textContent();
  console.log(
    `large frames, ${kind.name}: ${told}, an empty page ${bare.toFixed(0)} ms at a stretch, in CPU time; the longest ${(most / MOST).toFixed(2)} of what is allowed; ` +
      `"${(verdict ?? '').slice(0, 60)}"`,
  );
}

export function doings({ steps }: LargeKind): Doings {
  return {
    paste: (page) => paste(page, HEAD + steps),
    run,
    select: async (page) => {
      const rows = page.locator('[role=grid][aria-label=Events] [role=row]');
      for (const row of (await rows.all()).slice(-ROWS)) await row.click();
    },
    look: async (page) => {
      await page.getByRole('tab', { name: 'Stanza' }).click();
      const raw = page.getByRole('button', { name: 'Show raw text' });
      // A frame that was refused has no row.
      if (await raw.isVisible()) await raw.click();
      await page.getByRole('tab', { name: 'Rooms' }).click();
      await page.getByRole('tab', { name: 'Difference' }).click();
    },
    filter: async (page) => {
      await page.getByRole('searchbox', { name: 'Filter events' }).fill('then');
      await page.waitForTimeout(SETTLED);
      await page.getByRole('searchbox', { name: 'Filter events' }).fill('');
    },
    edit: async (page) => {
      await focusEditor(page);
      await page.keyboard.press('ControlOrMeta+Home');
      await page.keyboard.type('# A');
      await page.waitForTimeout(SETTLED);
      await page.keyboard.type('\n');
      await isCompared(page);
    },
    'run again': run,
    'save the trace': async (page) => {
      const saved = page.waitForEvent('download');
      await page.keyboard.press('ControlOrMeta+Shift+S');
      await (await saved).path();
    },
  };
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForTimeout(SETTLED);
  await page.waitForFunction(isOver, undefined, { timeout: PATIENCE, polling: POLLING });
  await isCompared(page);
}

async function isCompared(page: Page): Promise<void> {
  await page.waitForTimeout(SETTLED);
  await page.waitForFunction(isAtHand, undefined, { timeout: PATIENCE, polling: POLLING });
}

/** Runs in the page: what looks for words there would take longer than the page itself. */
function isOver(): boolean {
  const status = document.querySelector('[role=status][aria-label="Run status"]');
  return /^\s*(Passed|Failed|Error|Could not)/.test((status?.textContent ?? '').slice(0, 40));
}

/** Runs in the page. */
function isAtHand(): boolean {
  return document.querySelector('[data-part=inspector][aria-busy=true]') === null;
}

async function paste(page: Page, text: string): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

async function focusEditor(page: Page): Promise<void> {
  const script = page.getByRole('region', { name: 'Script' });
  await script.locator('.native-edit-context, textarea.inputarea').first().focus();
}
