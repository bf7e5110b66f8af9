import { existsSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { CDPSession, FileChooser, Page } from 'playwright-core';
import { withBuiltPage, type BuiltPage } from './built-page.ts';
import { frameGauge, scriptingGauge, type Gauge } from './gauge.ts';
import { tasksDuring } from './main-thread.ts';
import { spreadSteps } from './spread-steps.ts';

const GENERATOR = path.resolve(import.meta.dirname, '../../../shared/perf/gen-trace.mjs');
const FOLDER = path.resolve(import.meta.dirname, '../../.cache/bench');
const MIB = 1024 * 1024;
const WHEELS = 60;
/** So many steps stand between the beginning of a trace, where there are more of them, and its end. */
const SPREAD = 12;
/** *View back* goes to the end, the middle and the beginning, and further there; *View forward* comes back. */
const VIEWS = 2 * (SPREAD + 6);

/** Sizes by default; `TRACES=100000` measures one. */
const SIZES = (process.env['TRACES'] ?? '100000,1000000').split(',').map(Number);

/** Both by default; `BROWSERS=firefox` measures in one. */
const BROWSERS = (process.env['BROWSERS'] ?? 'chromium,firefox').split(',');

/**
 * What it takes to open a long recording in the built page, and to move about in it. With `FORMER=<folder>` the same of
 * an earlier build, in lines of its own. Needs the generator of `../shared/perf`.
 */
export async function benchLargeTraces(): Promise<void> {
  if (!existsSync(GENERATOR)) return console.log(`large traces: ${GENERATOR} is not there`);
  const former = process.env['FORMER'];
  for (const size of SIZES) {
    const file = await traceOf(size);
    if (BROWSERS.includes('chromium')) await benchBuild({ name: 'this build', file, size });
    if (former !== undefined) await benchBuild({ name: 'former', file, size }, former);
    if (BROWSERS.includes('firefox')) await benchFirefox({ file, size });
  }
}

async function traceOf(size: number): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const [sparse, file] = ['sparse', 'spread'].map((kind) =>
    path.join(FOLDER, `${kind}-${size}.jsonl`),
  ) as [string, string];
  if (!existsSync(sparse)) {
    spawnSync(process.execPath, [GENERATOR, String(size), 'sparse', sparse], { stdio: 'inherit' });
  }
  if (!existsSync(file)) await spreadSteps(sparse, file, { size, count: SPREAD });
  return file;
}

/** What each is to be at most on a quiet machine: milliseconds, and MiB of heap for up to a million events. */
const BOUNDS = { first: 1_000, task: 50, heap: 350, frame: 1000 / 60, choice: 50 } as const;

function bounded(value: number, bound: number, unit: string): string {
  return `${value.toFixed(1)} ${unit} (${value <= bound ? 'within' : 'beyond'} ${bound.toFixed(1)})`;
}

interface Case {
  readonly name: string;
  readonly file: string;
  readonly size: number;
}

async function benchBuild({ name, file, size }: Case, folder?: string): Promise<void> {
  await withBuiltPage(async ({ address, browser, newPage }) => {
    const page = await readyPage(newPage, address);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const says = (words: string) => console.log(`large trace, ${size} events, ${name}: ${words}`);
    let opened: Opened = { whole: NaN };
    const tasks = await tasksDuring(browser, async () => {
      opened = await open(page, file);
    });
    const long = tasks.filter((task) => task > 50);
    says(openedWords(opened));
    says(`longest task ${bounded(tasks[0] ?? 0, BOUNDS.task, 'ms')}, ${long.length} over 50 ms`);
    const heap = await heapOf(session);
    says(`heap ${bounded(heap, BOUNDS.heap, 'MiB')}`);
    await moveAbout(page, { size, says, gauge: scriptingGauge(session) });
  }, folder);
}

/** It tells neither of tasks nor of heap; what is told of moves are the longest frames, which are of 16.7 ms at least. */
async function benchFirefox({ file, size }: Omit<Case, 'name'>): Promise<void> {
  const use = async ({ address, newPage }: BuiltPage) => {
    const page = await readyPage(newPage, address);
    const says = (words: string) => console.log(`large trace, ${size} events, Firefox: ${words}`);
    says(openedWords(await open(page, file)));
    await moveAbout(page, { size, says, gauge: frameGauge(page) });
  };
  await withBuiltPage(use, 'dist', 'firefox');
}

async function readyPage(newPage: BuiltPage['newPage'], address: string): Promise<Page> {
  const page = await newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(address);
  await page.locator('.monaco-editor .view-line').first().waitFor();
  return page;
}

function openedWords({ first, whole }: Opened): string {
  const sooner = first === undefined ? 'no first rows' : bounded(first, BOUNDS.first, 'ms');
  return `first rows ${sooner}, all after ${whole.toFixed(0)} ms`;
}

interface Measured {
  readonly size: number;
  readonly says: (words: string) => void;
  readonly gauge: Gauge;
}

async function moveAbout(page: Page, { size, says, gauge }: Measured): Promise<void> {
  says(`a turn of the wheel ${words(await wheel(page, gauge), BOUNDS.frame)}`);
  says(`a drag of the bar ${words(await drag(page, gauge), BOUNDS.frame)}`);
  says(`filter ${words(await filterTimes(page), size > 100_000 ? 300 : 50)}`);
  says(`rows chosen ${words(await choose(page, gauge), BOUNDS.choice)}`);
  says(`Rooms at a row ${words(await rooms(page, gauge), BOUNDS.choice)}`);
  says(`view back and forward ${words(await viewBack(page, gauge), BOUNDS.choice)}`);
}

interface Opened {
  readonly first?: number;
  readonly whole: number;
}

async function open(page: Page, file: string): Promise<Opened> {
  const chooser = await askForFile(page);
  await page.evaluate(() => {
    const found: Record<string, number> = {};
    Object.assign(globalThis, { openedAt: found });
    const begin = performance.now();
    const look = () => {
      const now = performance.now() - begin;
      const status = document.querySelector('[role=status][aria-label="Run status"]');
      const says = status?.textContent ?? '';
      const grid = document.querySelector('[data-part="timeline"] [aria-rowcount]');
      // The script that the page opens with has fewer.
      if (Number(grid?.getAttribute('aria-rowcount')) > 60) found['first'] ??= now;
      if (/^\s*Passed/.test(says)) found['whole'] ??= now;
      if (found['whole'] === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await chooser.setFiles(file, { timeout: 180_000 });
  const handle = await page.waitForFunction(
    () => {
      const { openedAt } = globalThis as unknown as { openedAt: Partial<Opened> };
      return openedAt.whole === undefined ? undefined : openedAt;
    },
    undefined,
    { timeout: 180_000 },
  );
  return (await handle.jsonValue()) as Opened;
}

/** Again where the page had not listened to keys yet. */
async function askForFile(page: Page): Promise<FileChooser> {
  for (;;) {
    const chooser = page.waitForEvent('filechooser', { timeout: 5_000 }).catch(() => undefined);
    await page.keyboard.press('Control+o');
    const asked = await chooser;
    if (asked !== undefined) return asked;
  }
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / MIB;
}

/** `bound`: of 95 in a hundred. */
function words(times: readonly number[], bound: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  const most = at(1).toFixed(1);
  return `median ${at(0.5).toFixed(1)}, p95 ${bounded(at(0.95), bound, 'ms')}, at most ${most} ms`;
}

const frame = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

async function wheel(page: Page, gauge: Gauge): Promise<readonly number[]> {
  const box = await page.getByRole('grid').first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
  return gauge(WHEELS, async () => {
    await page.mouse.wheel(0, 400);
    await frame(page);
  });
}

/** By the minimap, over the whole of the run. */
async function drag(page: Page, gauge: Gauge): Promise<readonly number[]> {
  // To look for it by its role each time would be counted, too.
  const grid = await page.getByRole('grid').first().elementHandle();
  return gauge(WHEELS, async (at) => {
    await grid?.evaluate((element, part) => {
      let scroller: Element | null = element;
      while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight + 1) {
        scroller = scroller.parentElement;
      }
      scroller?.scrollTo({ top: scroller.scrollHeight * part });
    }, at / WHEELS);
    await frame(page);
  });
}

/** From the last key of a word until other rows are painted. */
async function filterTimes(page: Page): Promise<readonly number[]> {
  const field = page.locator('[data-part="timeline"] input').first();
  const times: number[] = [];
  for (const text of ['from:juliet', 'presence', 'm12', '']) {
    const taken = await field.evaluate((input, value) => {
      const count = () =>
        document
          .querySelector('[data-part="timeline"] [aria-rowcount]')
          ?.getAttribute('aria-rowcount');
      const before = count();
      const begin = performance.now();
      // As typing does: React does not notice what is set through the field itself.
      Reflect.set(HTMLInputElement.prototype, 'value', value, input);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      return new Promise<number>((resolve) => {
        const look = () => {
          if (count() !== before || performance.now() - begin > 20_000)
            resolve(performance.now() - begin);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    }, text);
    times.push(taken);
  }
  return times;
}

async function choose(page: Page, gauge: Gauge): Promise<readonly number[]> {
  await page.getByRole('grid').first().focus();
  return gauge(12, async (at) => {
    await page.keyboard.press(at % 4 === 3 ? 'End' : 'j');
    await frame(page);
  });
}

async function rooms(page: Page, gauge: Gauge): Promise<readonly number[]> {
  await page.getByRole('tab', { name: /^Rooms/ }).click();
  await frame(page);
  await page.getByRole('grid').first().focus();
  const keys = ['k', 'End', 'Home', 'End'];
  return gauge(16, async (at) => {
    await page.keyboard.press(keys[at % keys.length] ?? 'k');
    await frame(page);
  });
}

/** The first of them goes from the end of the run to its last step, the last one back to its end. */
async function viewBack(page: Page, gauge: Gauge): Promise<readonly number[]> {
  const key = (at: number) => (at < VIEWS / 2 ? 'Control+BracketLeft' : 'Control+BracketRight');
  return gauge(VIEWS, async (at) => {
    await page.keyboard.press(key(at));
    await frame(page);
    // All is painted once the page has nothing to do.
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  });
}
