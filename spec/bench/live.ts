import type { WebSocket } from 'ws';
import type { Page } from 'playwright-core';
import { encodeShared } from '../../src/state/share.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import { withBuiltPage } from './built-page.ts';
import { chooseServer, signIn } from './signing-in.ts';

const EVENTS = 10_000;
/** As a busy room sends them: so many at once, so often. */
const AT_ONCE = 100;
const EVERY = 20;
/** Milliseconds for which the page may be busy at a stretch. */
const MOST = 50;
/** A step waits for the end of each, as none waits longer than 5 s. */
const PARTS = 10;
const ROOM = 'garden@conference.localhost';

const SCRIPT = `# A busy room

[Client] Romeo
\tjid: romeo@localhost
\tpassword: secret

-----

Romeo connects

Romeo sends:
\t<presence/>

${Array.from({ length: PARTS }, (_, part) => `Romeo receives:\n\t<message type="groupchat"><body>part ${part + 1}</body></message>\n`).join('\n')}`;

interface Busy {
  /** Tasks that took longer than 50 ms: when they began, and what they took. */
  readonly tasks: { readonly at: number; readonly ms: number }[];
  /** From one frame to the next. */
  readonly frames: number[];
}

declare global {
  var busyMeasures: (Busy & { begin: number }) | undefined;
}

/** A run in the built page to which a server tells 10,000 stanzas. Needs what `vite build` makes. */
export async function benchLive(): Promise<void> {
  const server = await startScriptedServer((socket) => signIn(socket, () => pour(socket)));
  await withBuiltPage(async ({ address, newPage }) => {
    const page = await newPage();
    await page.goto(`${address}${await encodeShared(SCRIPT)}`);
    await chooseServer(page, server.url);
    // The first run lets the browser compile what the second one measures.
    for (const name of ['first', 'second']) {
      const { tasks, frames } = await runAndMeasure(page);
      const sorted = frames.toSorted((a, b) => a - b);
      const quantile = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
      const longest = Math.max(0, ...tasks.map(({ ms }) => ms));
      console.log(
        `live, ${EVENTS} stanzas, ${name} run: ${tasks.length} tasks over ${MOST} ms, ` +
          `the longest ${longest.toFixed(0)} ms (${(longest / MOST).toFixed(2)} of what is allowed); ` +
          `frame to frame median ${quantile(0.5).toFixed(0)} ms, p99 ${quantile(0.99).toFixed(0)} ms, ` +
          `at most ${quantile(1).toFixed(0)} ms`,
      );
      const told = tasks.map(({ at, ms }) => `${ms.toFixed(0)} ms at ${at.toFixed(0)}`);
      if (told.length > 0) console.log(`  ${told.slice(0, 12).join(', ')}`);
    }
  });
  await server.stop();
}

async function runAndMeasure(page: Page): Promise<Busy> {
  await page.evaluate(measure);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page
    .getByRole('status', { name: 'Run status' })
    .getByText(`Passed: ${PARTS + 2} of ${PARTS + 2} steps`)
    .waitFor({ timeout: 60_000 });
  return page.evaluate(taken);
}

/** Runs in the page, until it is asked for what it has measured. */
function measure(): void {
  const measures = { tasks: [], frames: [], begin: performance.now() } as Busy & { begin: number };
  globalThis.busyMeasures = measures;
  const observer = new PerformanceObserver((list) => {
    if (globalThis.busyMeasures !== measures) return;
    for (const { startTime, duration } of list.getEntries()) {
      measures.tasks.push({ at: startTime - measures.begin, ms: duration });
    }
  });
  observer.observe({ type: 'longtask' });
  let last = measures.begin;
  const look = (now: number) => {
    if (globalThis.busyMeasures !== measures) return observer.disconnect();
    measures.frames.push(now - last);
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page. */
function taken(): Busy {
  const { tasks, frames } = globalThis.busyMeasures ?? { tasks: [], frames: [] };
  globalThis.busyMeasures = undefined;
  return { tasks, frames };
}

/** Sends the stanzas, those that steps wait for among them. */
function pour(socket: WebSocket): void {
  let sent = 0;
  const timer = setInterval(() => {
    for (let more = 0; more < AT_ONCE && sent < EVENTS; more++) {
      sent++;
      const part = sent / (EVENTS / PARTS);
      socket.send(message(sent, Number.isInteger(part) ? `part ${part}` : `number ${sent}`));
    }
    if (sent === EVENTS) clearInterval(timer);
  }, EVERY);
}

function message(id: number, body: string): string {
  const from = `${ROOM}/Guest ${id % 40}`;
  return `<message xmlns="jabber:client" id="m${id}" type="groupchat" from="${from}"><body>${body}</body></message>`;
}
