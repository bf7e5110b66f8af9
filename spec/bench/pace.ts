import type { Browser, Page } from 'playwright-core';
import { withBuiltPage, type BuiltPage } from './built-page.ts';
import { forgetSent, rawInPage, sentAt, watchServer } from './raw-in-page.ts';
import { median, ms as milliseconds, times } from './suite.ts';

const MESSAGES = 500;
/** So many that begin and end of the run count for little. */
const MANY_MESSAGES = 3000;
const ROOM = 'garden@conference.localhost';
const WARM_RUNS = 2;
const ROUNDS = 5;

/**
 * How much of a run in the page is the server's own work: a long talk of two. By processor time of the server's worker against
 * that and the page's main thread, and against the clock, which counts only where nothing else runs on the machine. Then how
 * fast a longer one streams past, against the same server without clients. Needs what `vite build` makes.
 */
export async function benchPace(): Promise<void> {
  await withBuiltPage(async (built) => {
    await benchShares(built);
    await benchStream(built);
  });
}

async function benchShares(built: BuiltPage): Promise<void> {
  const { browser } = built;
  const { page, steps } = await openTalk(built, MESSAGES);
  for (let runs = 0; runs < WARM_RUNS; runs += 1) await run(page, steps);
  const { page: main, worker, ms } = await threadsDuring(browser, () => run(page, steps));
  const each = (part: number) => `${(part / MESSAGES).toFixed(2)} ms`;
  console.log(
    `pace, ${String(MESSAGES)} messages: the server ${each(worker)} of processor for each, the page ${each(main)}; ` +
      `the server's share ${(worker / (worker + main)).toFixed(2)} of both, ${(worker / ms).toFixed(2)} of the clock`,
  );
  await page.close();
}

/** By the clock: between the first and the last sixth of the messages, and what comes before and after all of them. */
async function benchStream(built: BuiltPage): Promise<void> {
  const { page, steps } = await openTalk(built, MANY_MESSAGES);
  const taken: { readonly start: number; readonly each: number; readonly end: number }[] = [];
  for (let round = -WARM_RUNS; round < ROUNDS; round += 1) {
    const pressed = await forgetSent(page);
    await run(page, steps);
    const { sent, now } = await sentAt(page);
    const at = (part: number) => sent[Math.floor(part * (sent.length - 1))] ?? 0;
    const each = ((at(5 / 6) - at(1 / 6)) * 1.5) / (sent.length - 1);
    if (round >= 0) taken.push({ start: at(0) - pressed, each, end: now - at(1) });
  }
  const raw = median(await times(ROUNDS, () => rawInPage(page, ROOM, MANY_MESSAGES / 3)));
  const of = (which: 'start' | 'each' | 'end') => median(taken.map((one) => one[which]));
  console.log(
    `pace, ${String(MANY_MESSAGES)} messages by the clock: ${milliseconds(of('each'))} for each, ${milliseconds(raw)} on the server ` +
      `without clients: ${(raw / of('each')).toFixed(2)} of its speed; ${milliseconds(of('start'))} before the first, ${milliseconds(of('end'))} after the last`,
  );
  await page.close();
}

/** The page with a talk in it that was not run. */
async function openTalk({ address, newPage }: BuiltPage, messages: number) {
  const page = await newPage();
  const { text, steps } = talk(messages);
  await watchServer(page, '<body>number ');
  await page.addInitScript(
    (kept) => localStorage.setItem('caesura.document.1', kept),
    JSON.stringify({ text, original: text }),
  );
  await page.goto(address);
  await page.locator('.view-line').first().waitFor();
  return { page, steps };
}

/** Milliseconds from the key to the verdict. */
async function run(page: Page, steps: number): Promise<number> {
  const passed = page
    .getByRole('status', { name: 'Run status' })
    .getByText(`Passed: ${String(steps)} of ${String(steps)} steps`);
  const begin = performance.now();
  await page.keyboard.press('F8');
  await passed.waitFor({ state: 'hidden' });
  await passed.waitFor({ timeout: 300_000 });
  return performance.now() - begin;
}

interface TraceEntry {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Of the thread's processor, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds of processor of the busiest main thread and the busiest worker, and by the clock. */
async function threadsDuring(browser: Browser, work: () => Promise<number>) {
  await browser.startTracing(undefined, { categories: ['toplevel'] });
  const ms = await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly TraceEntry[];
  };
  const busiest = (thread: string): number => {
    const sums = traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === thread)
      .map((named) =>
        traceEvents
          .filter(({ pid, tid, name }) => pid === named.pid && tid === named.tid && isTask(name))
          .reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0),
      );
    return Math.max(0, ...sums);
  };
  return { page: busiest('CrRendererMain'), worker: busiest('DedicatedWorker thread'), ms };
}

function isTask(name: string): boolean {
  return name.endsWith('RunTask');
}

/** Romeo speaks, and both hear it. */
function talk(messages: number): { readonly text: string; readonly steps: number } {
  const names = ['Romeo', 'Juliet'];
  const cast = names
    .map((name) => `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: secret\n`)
    .join('\n');
  const opening = [
    `Romeo sends:\n\t<iq id="open" to="${ROOM}" type="set"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"/></query></iq>`,
    `Romeo receives:\n\t<iq id="open" from="${ROOM}" type="result"/>`,
  ];
  const entering = names.flatMap((name, index) => [
    `${name} connects`,
    `${name} sends:\n\t<presence to="${ROOM}/${name}"><x xmlns="http://jabber.org/protocol/muc"/></presence>`,
    `${name} receives:\n\t<message from="${ROOM}" type="groupchat"><subject/></message>`,
    ...(index === 0 ? opening : []),
  ]);
  const speaking = Array.from({ length: messages }, (_, number) => {
    const body = `<body>number ${String(number + 1)}</body>`;
    return [
      `Romeo sends:\n\t<message to="${ROOM}" type="groupchat">${body}</message>`,
      ...names.map(
        (name) =>
          `${name} receives:\n\t<message from="${ROOM}/Romeo" type="groupchat">${body}</message>`,
      ),
    ];
  }).flat();
  const steps = [...entering, ...speaking];
  return {
    text: `# A talk of two\n\n${cast}\n-----\n\n${steps.join('\n\n')}\n`,
    steps: steps.length,
  };
}
