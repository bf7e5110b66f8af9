import type { Page } from 'playwright-core';
import { withBuiltPage, type BuiltPage } from './built-page.ts';
import { median } from './suite.ts';

const ROUNDS = 5;
const CORES = [1, 2] as const;

/**
 * *Run all* over the shipped scenarios in the built page, by how many servers play at the same time: the ratio is of runs
 * that take turns. Needs what `vite build` makes, and two cores.
 */
export async function benchSuitePage(): Promise<void> {
  await withBuiltPage(async (built) => {
    const [one, two] = await Promise.all(CORES.map((cores) => openWith(built, cores)));
    if (one === undefined || two === undefined) return;
    const times: { readonly one: number[]; readonly two: number[] } = { one: [], two: [] };
    // In the first round the browser compiles what the others measure.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [first, second] = [await runAll(one), await runAll(two)];
      if (round === 0) continue;
      times.one.push(first);
      times.two.push(second);
    }
    const [alone, together] = [median(times.one), median(times.two)];
    console.log(
      `suite, shipped scenarios: ${alone.toFixed(0)} ms on one server, ${together.toFixed(0)} ms on two: ` +
        `${(alone / together).toFixed(2)} times as fast`,
    );
  });
}

/** A page that believes to have so many cores. */
async function openWith({ address, newPage }: BuiltPage, cores: number): Promise<Page> {
  const page = await newPage();
  await page.addInitScript(
    (count) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count }),
    cores,
  );
  await page.goto(address);
  await page.locator('[data-part="server"] [data-on="true"]').waitFor();
  return page;
}

/** Milliseconds on the page's own clock, from the key until the status tells how all ended. */
async function runAll(page: Page): Promise<number> {
  await page.bringToFront();
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
          resolve(performance.now() - begin);
          return;
        }
        requestAnimationFrame(look);
      };
      look();
    });
  });
  const status = await page.getByRole('status', { name: 'Suite status' }).textContent();
  if (status?.includes('failed') === true) throw new Error(`Not all passed: ${status}`);
  return ms;
}
