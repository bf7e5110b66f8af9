import type { Page } from 'playwright-core';
import { compileScript } from '../../src/script/compile.ts';
import { encodeShared } from '../../src/state/share.ts';
import { prosodyScripts } from '../script/corpus.ts';

/** In the first ten or so the browser is still compiling what it runs often. */
const ROUNDS = 40;
const NAME = 'muc_show_offline.scs';

/** From the key that replays a long script up to its last step until the page pauses there. */
export async function benchRerun(page: Page, address: string): Promise<void> {
  const script = prosodyScripts().find(({ name }) => name === NAME);
  if (script === undefined) return console.log(`re-run: ${NAME} is not there, not measured`);
  const last = compileScript(script.text).scenario?.steps.length ?? 0;
  await page.goto(`${address}${await encodeShared(script.text)}`);
  await page.getByText(`${last} steps`).first().waitFor();
  const status = page.getByRole('status', { name: 'Run status' });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await status.getByText(`Passed: ${last} of ${last} steps`).waitFor();
  await page.getByRole('row', { name: new RegExp(`^Step ${last}, `) }).click();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await rerun(page, last));
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(
    `page, re-run of ${NAME} to step ${last}: ${middle.toFixed(0)} ms (at most ${sorted.at(-1)?.toFixed(0) ?? ''})`,
  );
}

/** Milliseconds on the page's own clock, from the key until the status says that the new run pauses there. */
async function rerun(page: Page, step: number): Promise<number> {
  return page.evaluate((last) => {
    const status = document.querySelector('[role=status][aria-label="Run status"]');
    const begin = performance.now();
    return new Promise<number>((resolve, reject) => {
      let hasStarted = false;
      setTimeout(() => reject(new Error('The page did not pause within 20 s.')), 20_000);
      const look = () => {
        const text = status?.textContent ?? '';
        if (text.startsWith('Re-running')) hasStarted = true;
        else if (hasStarted && text.startsWith(`Paused at step ${last} `)) {
          resolve(performance.now() - begin);
          return;
        }
        requestAnimationFrame(look);
      };
      document.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'F8', code: 'F8', ctrlKey: true, bubbles: true }),
      );
      look();
    });
  }, step);
}
