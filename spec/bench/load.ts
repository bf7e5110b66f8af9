import type { Page } from 'playwright-core';
import { withBuiltPage, type BuiltPage } from './built-page.ts';
import { loadedBytes, MOST_LOADED, type LoadedBytes } from '../support/built-files.ts';

/** How often each build is opened in each way; the quickest counts. */
const ROUNDS = 7;
const SCENARIO = '24-affiliation-changes';

interface Way {
  readonly name: string;
  /** How many times slower than this computer. */
  readonly cpu: number;
  /** What each may take on a computer of 2 cores that does nothing else. */
  readonly most: LoadTimes;
  /** Bytes a second; absent: as fast as the loopback. */
  readonly throughput?: number;
}

/** Milliseconds since the navigation began. */
interface LoadTimes {
  readonly painted: number;
  /** The script can be read. */
  readonly text: number;
  /** A press of Run counts, if only later. */
  readonly pressable: number;
  /** The button Run can be pressed, and the server that it runs on answers. */
  readonly ready: number;
  readonly editor: number;
}

const WAYS: readonly Way[] = [
  {
    name: 'as it is',
    cpu: 1,
    most: { painted: 300, text: 500, pressable: 500, ready: 2000, editor: 2500 },
  },
  {
    name: '4× CPU',
    cpu: 4,
    most: { painted: 800, text: 1500, pressable: 1500, ready: 6000, editor: 7500 },
  },
  {
    name: '4× CPU, 10 Mbit/s, 40 ms',
    cpu: 4,
    throughput: 1_250_000,
    most: { painted: 1000, text: 2000, pressable: 2000, ready: 7000, editor: 9000 },
  },
];

/**
 * How much JavaScript comes before the first paint, and how long a first visit takes: with nothing in the cache, until
 * something is painted, the script can be read, it can be run, and edited; beside each what it may be. With `FORMER=<folder>`, what an earlier build
 * in that folder takes in the same minutes stands beside it, as a ratio.
 */
export async function benchLoad(): Promise<void> {
  const former = process.env['FORMER'];
  printBytes('dist', 'this build');
  if (former !== undefined) printBytes(former, 'former build');
  await withBuiltPage(async (built) => {
    if (former === undefined) return printTimes([built]);
    await withBuiltPage((other) => printTimes([built, other]), former);
  });
}

function printBytes(folder: string, name: string): void {
  const loaded = loadedBytes(folder);
  const kB = (part: keyof LoadedBytes) =>
    `${(loaded[part] / 1000).toFixed(1)} kB (at most ${MOST_LOADED[part] / 1000})`;
  console.log(
    `load, ${name}: JavaScript with gzip until the script can be read and Run pressed ${kB('initial')}, ` +
      `with all bars ${kB('page')}, with timeline and inspector ${kB('panes')}, with the editor ${kB('editor')}`,
  );
}

async function printTimes(builds: readonly BuiltPage[]): Promise<void> {
  for (const way of WAYS) {
    const all: LoadTimes[][] = builds.map(() => []);
    for (let round = 0; round < ROUNDS; round += 1) {
      // Side by side, so that what else the computer does slows both.
      for (const [at, build] of builds.entries()) all[at]?.push(await firstVisit(build, way));
    }
    const [mine, former] = all.map(quickest);
    if (mine === undefined) continue;
    const columns = (Object.keys(mine) as (keyof LoadTimes)[]).map((key) => {
      const before = former?.[key];
      const ratio = before === undefined ? '' : ` (×${(mine[key] / before).toFixed(2)})`;
      return `${key} ${mine[key].toFixed(0)}${ratio} (at most ${way.most[key]})`;
    });
    console.log(`load, ${way.name}: ${columns.join(', ')} ms`);
  }
}

/** What else the computer does makes a visit slower, never quicker. */
function quickest(rounds: readonly LoadTimes[]): LoadTimes {
  const least = (key: keyof LoadTimes) => Math.min(...rounds.map((each) => each[key]));
  return {
    painted: least('painted'),
    text: least('text'),
    pressable: least('pressable'),
    ready: least('ready'),
    editor: least('editor'),
  };
}

async function firstVisit({ address, newPage }: BuiltPage, way: Way): Promise<LoadTimes> {
  const page = await newPage();
  try {
    await slowDown(page, way);
    await page.addInitScript(watchLoading);
    await page.goto(`${address}?scenario=${SCENARIO}`, { waitUntil: 'commit' });
    const times = await page.waitForFunction(() => {
      const { loadTimes } = globalThis as unknown as { loadTimes: Partial<LoadTimes> };
      return Object.keys(loadTimes).length === 5 ? loadTimes : undefined;
    });
    return (await times.jsonValue()) as LoadTimes;
  } finally {
    await page.context().close();
  }
}

async function slowDown(page: Page, { cpu, throughput }: Way): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (throughput === undefined) return;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

/** Runs in the page: notes when each was there first. */
function watchLoading(): void {
  const found: Record<string, number> = {};
  Object.assign(globalThis, { loadTimes: found });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name === 'first-contentful-paint') found['painted'] = startTime;
    }
  }).observe({ type: 'paint', buffered: true });
  const signs: Readonly<Record<string, () => boolean>> = {
    text: () =>
      /\[Client\]/.test(document.querySelector('[data-part="script"]')?.textContent ?? ''),
    pressable: () =>
      document.querySelector(
        '[data-first="run"]:not([disabled]), [data-part="run-bar"] button:not([disabled])',
      ) !== null,
    ready: () => {
      const run = document.querySelector<HTMLButtonElement>('[data-part="run-bar"] button');
      return (
        run?.disabled === false &&
        document.querySelector('[data-part="server"] [data-on="true"]') !== null
      );
    },
    editor: () => document.querySelector('.monaco-editor .view-line span span') !== null,
  };
  const look = () => {
    for (const [name, isThere] of Object.entries(signs)) {
      if (found[name] === undefined && isThere()) found[name] = performance.now();
    }
    if (Object.keys(found).length < 5) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
