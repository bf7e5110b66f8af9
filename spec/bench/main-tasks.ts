import type { Page } from 'playwright-core';

/** One task of the page's main thread. */
export interface MainTask {
  /** Milliseconds since the first task. */
  readonly at: number;
  /** What the thread computed, in milliseconds: what other programs do meanwhile does not count. */
  readonly cpu: number;
  /** What it was made of, the longest first: `FunctionCall 20 ms`. */
  readonly parts: readonly string[];
}

interface ChromeEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, as the others. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8', 'disabled-by-default-devtools.timeline'];
const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask']);
/** Parts that take less are not told. */
const LEAST_TOLD = 2;

/** All tasks of the main thread while something happens in the page, in their order. For Chromium only. */
export async function mainTasksOf(
  page: Page,
  work: () => Promise<void>,
): Promise<readonly MainTask[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page is of no browser.');
  await browser.startTracing(page, { categories: [...CATEGORIES] });
  await work();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: ChromeEvent[] };
  return tasksIn(traceEvents);
}

function tasksIn(events: readonly ChromeEvent[]): readonly MainTask[] {
  const thread = mainThread(events);
  const own = events
    .filter(({ pid, tid, ph }) => ph === 'X' && `${pid} ${tid}` === thread)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks: { readonly task: ChromeEvent; readonly parts: Map<string, number> }[] = [];
  let end = 0;
  for (const event of own) {
    if (TASKS.has(event.name) && event.ts >= end) {
      tasks.push({ task: event, parts: new Map() });
      end = event.ts + (event.dur ?? 0);
    } else if (event.ts < end && !TASKS.has(event.name)) {
      const parts = tasks.at(-1)?.parts;
      parts?.set(event.name, (parts.get(event.name) ?? 0) + cpuOf(event));
    }
  }
  const first = tasks[0]?.task.ts ?? 0;
  return tasks.map(({ task, parts }) => ({
    at: (task.ts - first) / 1000,
    cpu: cpuOf(task),
    parts: [...parts]
      .filter(([, ms]) => ms >= LEAST_TOLD)
      .toSorted(([, a], [, b]) => b - a)
      .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`),
  }));
}

function cpuOf({ tdur = 0 }: ChromeEvent): number {
  return tdur / 1000;
}

/** Of the renderers' main threads the one that computed most. */
function mainThread(events: readonly ChromeEvent[]): string {
  const named = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const busy = new Map(named.map(({ pid, tid }) => [`${pid} ${tid}`, 0]));
  for (const { name, ph, pid, tid, tdur = 0 } of events) {
    const known = busy.get(`${pid} ${tid}`);
    if (known === undefined || ph !== 'X' || !TASKS.has(name)) continue;
    busy.set(`${pid} ${tid}`, known + tdur);
  }
  return [...busy].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
