import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { withBuiltPage, type BuiltPage } from './built-page.ts';
import { median } from './suite.ts';

const ROUNDS = 5;
const WARM_UP = 5;
const CORES = [1, 2] as const;
/** How often each shipped scenario is played: a suite of a second, and one of a folder with some hundred scripts. */
const TIMES = [1, 4] as const;

/**
 * *Run all* over the shipped scenarios in the built page, by how many servers play at the same time: the ratio is of runs
 * that take turns. On Linux it also tells by the processor time of the page's threads how much faster two can be, whatever
 * else the computer does. Needs what `vite build` makes, and two cores.
 */
export async function benchSuitePage(): Promise<void> {
  for (const times of TIMES) await benchSuiteOf(times);
}

async function benchSuiteOf(times: number): Promise<void> {
  await withBuiltPage(async (built) => {
    const [one, two] = await Promise.all(CORES.map((cores) => openWith(built, cores, times)));
    if (one === undefined || two === undefined) return;
    const taken: { readonly one: Taken[]; readonly two: Taken[] } = { one: [], two: [] };
    // In the first rounds the browser compiles what the others measure.
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const [first, second] = [await runAll(one), await runAll(two)];
      if (round < 0) continue;
      taken.one.push(first);
      taken.two.push(second);
    }
    const [alone, together] = [medians(taken.one), medians(taken.two)];
    console.log(
      `suite, ${alone.scripts} scripts: ${alone.ms.toFixed(0)} ms on one server, ${together.ms.toFixed(0)} ms on two: ` +
        `${(alone.ms / together.ms).toFixed(2)} times as fast`,
    );
    if (alone.cpu.all === 0) return;
    console.log(
      `suite, ${alone.scripts} scripts by processor time: ${cpuWords(alone)} on one server, ${cpuWords(together)} on two: ` +
        `${(leastTime(alone) / leastTime(together)).toFixed(2)} times as fast on two free cores`,
    );
  });
}

/** What one suite took. */
interface Taken {
  readonly scripts: string;
  readonly ms: number;
  /** Of the threads of all pages, in milliseconds; 0 where nobody tells. */
  readonly cpu: { readonly all: number; readonly busiest: number };
}

function medians(taken: readonly Taken[]): Taken {
  const of = (which: (each: Taken) => number) => median(taken.map(which));
  const cpu = { all: of((each) => each.cpu.all), busiest: of((each) => each.cpu.busiest) };
  return { scripts: taken[0]?.scripts ?? '', ms: of((each) => each.ms), cpu };
}

function cpuWords({ cpu }: Taken): string {
  return `${cpu.all.toFixed(0)} ms in all and ${cpu.busiest.toFixed(0)} ms in the busiest thread`;
}

/** No quicker than the busiest thread, and no quicker than two cores that are always busy. */
function leastTime({ cpu }: Taken): number {
  return Math.max(cpu.busiest, cpu.all / 2);
}

/** A page that believes to have so many cores, and each scenario so many times. */
async function openWith(
  { address, newPage }: BuiltPage,
  cores: number,
  times: number,
): Promise<Page> {
  const page = await newPage();
  await repeatScenarios(page, times);
  await page.addInitScript(
    (count) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count }),
    cores,
  );
  await page.goto(address);
  await page.locator('[data-part="server"] [data-on="true"]').waitFor();
  return page;
}

async function repeatScenarios(page: Page, times: number): Promise<void> {
  if (times === 1) return;
  await page.route('**/scenarios/index.json', async (route) => {
    const { start, scenarios } = (await (await route.fetch()).json()) as {
      readonly start: string;
      readonly scenarios: readonly { readonly id: string }[];
    };
    const again = Array.from({ length: times - 1 }, (_, turn) =>
      scenarios.map((entry) => ({ ...entry, id: `${entry.id}-again-${String(turn)}` })),
    ).flat();
    await route.fulfill({ json: { start, scenarios: [...scenarios, ...again] } });
  });
  await page.route('**/scenarios/*-again-*.scs', async (route) => {
    const url = route
      .request()
      .url()
      .replace(/-again-\d+/, '');
    await route.fulfill({ response: await route.fetch({ url }) });
  });
}

/** Milliseconds on the page's own clock, from the key until the status tells how all ended; and of its threads. */
async function runAll(page: Page): Promise<Taken> {
  await page.bringToFront();
  const before = threadTimes();
  const ms = await page.evaluate(() => {
    const begin = performance.now();
    document.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'F8', code: 'F8', altKey: true, bubbles: true }),
    );
    return new Promise<number>((resolve, reject) => {
      let hasStarted = false;
      setTimeout(() => reject(new Error('The suite was not over within 60 s.')), 60_000);
      const look = () => {
        const status = document.querySelector('[role=status][aria-label="Suite status"]');
        const text = status?.textContent ?? '';
        if (text.startsWith('Now')) hasStarted = true;
        else if (hasStarted && text.includes(' ran in ')) {
          observer.disconnect();
          resolve(performance.now() - begin);
        }
      };
      // To look every few milliseconds would keep the page busy.
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, characterData: true, subtree: true });
      look();
    });
  });
  const status = await page.getByRole('status', { name: 'Suite status' }).textContent();
  if (status?.includes('failed') === true) throw new Error(`Not all passed: ${status}`);
  const spent = [...threadTimes()].map(([thread, time]) => time - (before.get(thread) ?? 0));
  const all = spent.reduce((sum, time) => sum + time, 0);
  const scripts = /\d+ scripts?/.exec(status ?? '')?.[0]?.replace(/ .*/, '') ?? '?';
  return {
    scripts,
    ms,
    cpu: { all, busiest: spent.reduce((most, time) => Math.max(most, time), 0) },
  };
}

/** So long a tick of `/proc/…/stat` is on Linux: 100 make a second. */
const TICK_MS = 10;

/** The processor time of each thread of this bench's pages, by process and thread; none but on Linux. */
function threadTimes(): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const id of listed('/proc').filter((name) => /^\d+$/.test(name))) {
    if (!textOf(`/proc/${id}/cmdline`).includes('--type=renderer') || !isBelowThis(id)) continue;
    for (const thread of listed(`/proc/${id}/task`)) {
      // proc_pid_stat(5): fields 14 and 15 are utime and stime.
      const [user = 0, system = 0] = statOf(`${id}/task/${thread}`).slice(11, 13).map(Number);
      times.set(`${id} ${thread}`, (user + system) * TICK_MS);
    }
  }
  return times;
}

/** Whether it is a descendant of this process. */
function isBelowThis(id: string): boolean {
  for (let at = id; at !== '' && at !== '0'; at = statOf(at)[1] ?? '') {
    if (at === String(process.pid)) return true;
  }
  return false;
}

/** Fields from the third on; the name before them, in brackets, may hold anything. */
function statOf(place: string): readonly string[] {
  const text = textOf(`/proc/${place}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Processes come and go meanwhile. */
function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
