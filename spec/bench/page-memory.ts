import type { CDPSession, Page } from 'playwright-core';
import { withBuiltPage } from './built-page.ts';

/** Half of them are painted and kept, as many as the history holds; half are a series. */
const STRIDE = 100;
const RUNS = 1000;
const MIB = 1024 * 1024;

/** MiB after a garbage collection. */
interface PageFootprint {
  /** The page's JavaScript heap, and what it holds outside of it. */
  readonly heap: number;
  /** The same of the worker in which the server runs. */
  readonly worker: number;
  /** The WebAssembly memory of that worker. */
  readonly wasm: number;
}

/** What a thousand runs of one script in one page of the build leave behind. */
export async function benchPageMemory(): Promise<void> {
  await withBuiltPage(async ({ address, newPage }) => {
    const page = await newPage();
    await keepMemories(page);
    await page.goto(address);
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
    const rows: PageFootprint[] = [];
    const scope = await attach(page);
    console.log('runs in a page   heap    worker      wasm   (MiB)');
    for (let runs = STRIDE; runs <= RUNS; runs += STRIDE) {
      await runSeries(page, STRIDE / 2);
      await runPainted(page, STRIDE / 2);
      const row = await scope();
      rows.push(row);
      console.log(`${String(runs).padStart(14)} ${columns(row)}`);
    }
    console.log(growthOf(rows));
  });
}

/** Runs the script of the page so many times, from the list of runs, and goes back to the timeline. */
async function runSeries(page: Page, times: number): Promise<void> {
  await page.getByRole('button', { name: /^Runs/ }).click();
  await page.getByRole('spinbutton', { name: 'How many times to run' }).fill(String(times));
  await page.getByRole('button', { name: 'Run many times' }).click();
  const status = page.getByRole('status', { name: 'Series status' });
  await status.waitFor({ timeout: 300_000 });
  const told = (await status.textContent()) ?? '';
  if (!told.startsWith(`${times} runs, no step varied.`)) throw new Error(`The page says: ${told}`);
  await page.getByRole('button', { name: 'Back to the timeline' }).click();
}

/**
 * Clicks Run so many times, each time when the verdict is there. One call of the page for all of them: the browser
 * keeps the code of each call.
 */
async function runPainted(page: Page, times: number): Promise<void> {
  const button = page.getByRole('button', { name: 'Run', exact: true });
  await button.waitFor();
  await button.evaluate(async (element, count) => {
    const status = () => document.querySelector('[role=status][aria-label="Run status"]');
    const isVerdict = () => /^\s*(Passed|Failed)/.test(status()?.textContent ?? '');
    for (let run = 0; run < count; run++) {
      await new Promise<void>((resolve) => {
        let hasStarted = !isVerdict();
        const observer = new MutationObserver(() => {
          if (!isVerdict()) hasStarted = true;
          else if (hasStarted) {
            observer.disconnect();
            requestAnimationFrame(() => resolve());
          }
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        if (element instanceof HTMLElement) element.click();
      });
    }
  }, times);
}

type Send = (method: string, params?: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** How to measure the page and its worker. */
async function attach(page: Page): Promise<() => Promise<PageFootprint>> {
  const session = await page.context().newCDPSession(page);
  const ofPage: Send = (method, params) => session.send(method as 'Runtime.enable', params);
  const ofWorker = await attachToWorker(session);
  return async () => {
    const heap = await heapOf(ofPage);
    return { heap, worker: await heapOf(ofWorker), wasm: await wasmOf(page) };
  };
}

/** The protocol of the only worker that there is. */
async function attachToWorker(session: CDPSession): Promise<Send> {
  const found = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId);
    });
  });
  const options = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
  await session.send('Target.setAutoAttach', options);
  const sessionId = await found;
  const waiting = new Map<number, (answer: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id = 0, result } = JSON.parse(message) as { id?: number; result?: unknown };
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let last = 0;
  return (method, params = {}) => {
    const id = ++last;
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answer);
  };
}

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
}

async function heapOf(send: Send): Promise<number> {
  await send('HeapProfiler.enable');
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  const usage = (await send('Runtime.getHeapUsage')) as HeapUsage;
  return (usage.usedSize + (usage.embedderHeapUsedSize ?? 0)) / MIB;
}

/** Lets the server's worker remember its WebAssembly memories: no protocol tells them. */
async function keepMemories(page: Page): Promise<void> {
  await page.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${REMEMBER}${await response.text()}` });
  });
}

const REMEMBER = `
globalThis.wasmMemories = [];
const remembered = (instance) => {
  for (const each of Object.values(instance.exports)) {
    if (each instanceof WebAssembly.Memory) globalThis.wasmMemories.push(each);
  }
};
for (const name of ['instantiate', 'instantiateStreaming']) {
  const original = WebAssembly[name].bind(WebAssembly);
  WebAssembly[name] = async (...all) => {
    const result = await original(...all);
    remembered(result.instance ?? result);
    return result;
  };
}
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...all) {
    super(...all);
    remembered(this);
  }
};
`;

async function wasmOf(page: Page): Promise<number> {
  const [worker] = page.workers();
  const bytes = await worker?.evaluate(
    'globalThis.wasmMemories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)',
  );
  return Number(bytes) / MIB;
}

function columns({ heap, worker, wasm }: PageFootprint): string {
  return [heap, worker, wasm].map((mib) => mib.toFixed(2).padStart(9)).join(' ');
}

/** The first runs compile code, fill caches and the history; growth is that of the second half. */
function growthOf(rows: readonly PageFootprint[]): string {
  const [first, ...rest] = rows.slice(Math.floor(rows.length / 2));
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const growth = (key: keyof PageFootprint) =>
    `${key} ${(((last[key] - first[key]) * 1024) / rest.length).toFixed(0)} KiB`;
  return `growth per ${STRIDE} more runs in a page: ${growth('heap')}, ${growth('worker')}, ${growth('wasm')}`;
}
