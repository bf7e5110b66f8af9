import type { Page } from 'playwright-core';
import { withBuiltPage } from './built-page.ts';
import { benchRerun } from './rerun.ts';

const ROUNDS = 15;
const CASES = ['24-affiliation-changes', '24-affiliation-changes-broken'];

/** From the click on Run to the verdict in the built page, once warm. Needs what `vite build` makes. */
export async function benchPage(): Promise<void> {
  await withBuiltPage(async ({ address, newPage }) => {
    for (const scenario of CASES) {
      const page = await newPage();
      await page.goto(`${address}?scenario=${scenario}`);
      await benchScenario(page, scenario);
      await page.close();
    }
    await benchRerun(await newPage(), address);
  });
}

async function benchScenario(page: Page, scenario: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) times.push(await clickToVerdict(page));
  const [cold = 0, ...warm] = times;
  const sorted = warm.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const worst = sorted.at(-1) ?? 0;
  const verdict = await page.getByRole('status', { name: 'Run status' }).textContent();
  console.log(
    `page, ${scenario}: click to verdict ${middle.toFixed(0)} ms warm (at most ${worst.toFixed(0)}), ` +
      `${cold.toFixed(0)} ms at first; "${(verdict ?? '').slice(0, 40)}"`,
  );
}

/** Milliseconds on the page's own clock, from the click until the status tells the verdict of this run. */
async function clickToVerdict(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: 'Run', exact: true });
  await button.waitFor();
  return button.evaluate((element) => {
    const status = document.querySelector('[role=status][aria-label="Run status"]');
    const isVerdict = () => /^\s*(Passed|Failed)/.test(status?.textContent ?? '');
    const begin = performance.now();
    return new Promise<number>((resolve, reject) => {
      let hasStarted = !isVerdict();
      setTimeout(() => reject(new Error('The page gave no verdict within 20 s.')), 20_000);
      const observer = new MutationObserver(() => {
        if (!isVerdict()) hasStarted = true;
        else if (hasStarted) {
          observer.disconnect();
          // The frame that paints it counts too.
          requestAnimationFrame(() => resolve(performance.now() - begin));
        }
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      if (element instanceof HTMLElement) element.click();
    });
  });
}
