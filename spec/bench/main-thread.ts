import type { Browser } from 'playwright-core';

interface TraceEntry {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Of the thread's CPU, in microseconds: what others do on the machine does not count. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What a task of a page's main thread took of the CPU, in milliseconds, the longest first. */
export type TaskTimes = readonly number[];

/** Does something in a page, and tells what the tasks of its main thread took meanwhile; workers do not count. */
export async function tasksDuring(browser: Browser, work: () => Promise<void>): Promise<TaskTimes> {
  await browser.startTracing(undefined, { categories: ['toplevel'] });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly TraceEntry[];
  };
  return taskTimes(trace.traceEvents);
}

function taskTimes(entries: readonly TraceEntry[]): TaskTimes {
  const mains = new Set(entries.filter(isNameOfMain).map(threadOf));
  return entries
    .filter((entry) => entry.name.endsWith('RunTask') && mains.has(threadOf(entry)))
    .map(({ tdur = 0 }) => tdur / 1000)
    .toSorted((a, b) => b - a);
}

function isNameOfMain({ name, args }: TraceEntry): boolean {
  return name === 'thread_name' && args?.name === 'CrRendererMain';
}

function threadOf({ pid, tid }: TraceEntry): string {
  return `${pid} ${tid}`;
}
