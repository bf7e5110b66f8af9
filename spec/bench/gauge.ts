import type { CDPSession, Page } from 'playwright-core';

/** What each of so many moves costs a page, in milliseconds. */
export type Gauge = (
  times: number,
  move: (at: number) => Promise<void>,
) => Promise<readonly number[]>;

/** Of scripting: Chromium tells. */
export function scriptingGauge(session: CDPSession): Gauge {
  return async (times, move) => {
    const taken: number[] = [];
    let before = await scriptTime(session);
    for (let at = 0; at < times; at += 1) {
      await move(at);
      const now = await scriptTime(session);
      taken.push(now - before);
      before = now;
    }
    return taken;
  };
}

async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** The longest time between two frames: any browser tells, and on a busy machine it tells of others, too. */
export function frameGauge(page: Page): Gauge {
  return async (times, move) => {
    const taken: number[] = [];
    for (let at = 0; at < times; at += 1) {
      await page.evaluate(watchFrames);
      await move(at);
      taken.push(await page.evaluate(longestFrame));
    }
    return taken;
  };
}

function watchFrames(): void {
  const watch = { longest: 0, isOver: false };
  Object.assign(globalThis, { frameWatch: watch });
  let before = performance.now();
  const look = () => {
    const now = performance.now();
    watch.longest = Math.max(watch.longest, now - before);
    before = now;
    if (!watch.isOver) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function longestFrame(): number {
  const { frameWatch } = globalThis as unknown as {
    frameWatch: { longest: number; isOver: boolean };
  };
  frameWatch.isOver = true;
  return frameWatch.longest;
}
