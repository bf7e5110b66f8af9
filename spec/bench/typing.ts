import type { Page } from 'playwright-core';
import { withBuiltPage } from './built-page.ts';
import { longScript } from './keystroke.ts';

const LINES = 10_000;
const WORDS = '<body>What is it to be, then, and who will say so?</body>';
const ROUNDS = 4;
const KEY_EVERY = 70;
/** Long enough for the page to look at the text after the last key. */
const PAUSE = 900;

/** Milliseconds from a key to the frame that shows its character. */
interface TypingTimes {
  readonly median: number;
  readonly p95: number;
  /** The longest that the page was busy at a stretch, meanwhile and in the pauses. */
  readonly longestTask: number;
}

/** Types into a script of 10,000 lines in the built page, with pauses. Needs what `vite build` makes. */
export async function benchTyping(): Promise<void> {
  await withBuiltPage(async ({ address, newPage }) => {
    const page = await newPage();
    await openLongScript(page, address);
    const times = await typeAndMeasure(page);
    console.log(
      `typing in ${LINES} lines: key to frame median ${times.median.toFixed(1)} ms, ` +
        `p95 ${times.p95.toFixed(1)} ms; longest task ${times.longestTask.toFixed(0)} ms`,
    );
  });
}

async function openLongScript(page: Page, address: string): Promise<void> {
  const text = longScript(LINES);
  await page.addInitScript(
    (kept) => localStorage.setItem('caesura.document.1', kept),
    JSON.stringify({ text, original: text }),
  );
  await page.goto(address);
  const script = page.getByRole('region', { name: 'Script' });
  await script.locator('.monaco-editor .view-line').first().waitFor();
  await script.locator('.native-edit-context, textarea.inputarea').first().focus();
}

async function typeAndMeasure(page: Page): Promise<TypingTimes> {
  await goToLine(page, Math.floor(LINES / 2));
  await page.evaluate(measureKeys);
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(PAUSE);
    await page.keyboard.type(WORDS, { delay: KEY_EVERY });
    await page.waitForTimeout(PAUSE);
  }
  const { keys, tasks } = await page.evaluate(takeMeasures);
  const sorted = keys.toSorted((a, b) => a - b);
  const quantile = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return { median: quantile(0.5), p95: quantile(0.95), longestTask: Math.max(0, ...tasks) };
}

interface Measures {
  readonly keys: number[];
  readonly tasks: number[];
}

declare global {
  var typingMeasures: Measures | undefined;
}

/** Runs in the page. */
function measureKeys(): void {
  const measures: Measures = { keys: [], tasks: [] };
  globalThis.typingMeasures = measures;
  const observer = new PerformanceObserver((list) => {
    measures.tasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  const onKey = ({ key, timeStamp }: KeyboardEvent) => {
    if (key.length !== 1) return;
    requestAnimationFrame(() => {
      // A message comes after the frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => measures.keys.push(performance.now() - timeStamp);
      port2.postMessage(undefined);
    });
  };
  addEventListener('keydown', onKey, { capture: true });
}

/** Runs in the page. */
function takeMeasures(): Measures {
  return globalThis.typingMeasures ?? { keys: [], tasks: [] };
}

async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+g');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
}
