/**
 * Plays `samples/played.scs` on servers of this machine, and keeps what they and a browser record of it, for the specs beside
 * this file. Needs Prosody, ejabberd and Playwright’s Chromium: `npx tsx spec/logs/record.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TraceEvent } from '../../src/trace/event.ts';
import { chromium } from '@playwright/test';
import { installedBrowser } from '../../.ci/browsers.mjs';
import { startNativeEjabberd } from '../support/native-ejabberd.ts';
import { startNativeProsody } from '../support/native-prosody.ts';
import { runRemotely } from '../support/remote-run.ts';
import { FORMS, OF_BOTH } from './forms.ts';

const SAMPLES = path.join(import.meta.dirname, 'samples');
const played = readFileSync(path.join(SAMPLES, 'played.scs'), 'utf8');

async function recordProsody(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'caesura-logs-'));
  const log = path.join(folder, 'prosody.log');
  const data = path.join(folder, 'data');
  const server = await startNativeProsody({
    keeping: { log, data },
    modules: {
      folder: '/usr/lib/prosody/modules',
      names: ['stanza_debug', 'scansion_record'],
    },
  });
  if (server === undefined) throw new Error('Install Prosody first: apt-get install prosody.');
  const { events } = await runRemotely(server.url, played);
  await server.stop();
  const ended = events.at(-1);
  if (ended?.type !== 'run-ended' || ended.outcome !== 'passed')
    throw new Error(JSON.stringify(ended));
  write('prosody.log', withoutPlaces(sinceFirst('Client connected', readFileSync(log, 'utf8'))));
  write('prosody.scs', readFileSync(recordingIn(data), 'utf8'));
  writeForms(events);
  await rm(folder, { recursive: true });
}

async function recordEjabberd(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'caesura-logs-'));
  const debugLog = path.join(folder, 'ejabberd.log');
  const server = await startNativeEjabberd(['romeo', 'juliet'], { debugLog });
  if (server === undefined) throw new Error('Install ejabberd first: apt-get install ejabberd.');
  const { events } = await runRemotely(server.url, played);
  await server.stop();
  const ended = events.at(-1);
  if (ended?.type !== 'run-ended' || ended.outcome !== 'passed')
    throw new Error(JSON.stringify(ended));
  write(
    'ejabberd.log',
    withoutPlaces(withoutHooks(sinceFirst('Accepted connection', readFileSync(debugLog, 'utf8')))),
  );
  await rm(folder, { recursive: true });
}

/** What was really said, in the forms of programs that cannot be run here: all of it, or what Romeo’s client saw. */
function writeForms(events: readonly TraceEvent[]): void {
  const frames = events.filter((event) => event.type === 'frame');
  const romeos = frames.filter(({ actor }) => actor === 'Romeo');
  for (const [name, form] of Object.entries(FORMS)) {
    write(name, form(OF_BOTH.has(name) ? frames : romeos));
  }
  // She enters a room that others have made.
  write('late.txt', FORMS['psi.txt']?.(frames.filter(({ actor }) => actor === 'Juliet')) ?? '');
}

/** Two WebSockets of one page, as Chromium keeps them. */
async function recordBrowser(): Promise<void> {
  const server = await startNativeProsody();
  if (server === undefined) return;
  const { events } = await runRemotely(server.url, played);
  await server.restart();
  const expression = replayOf(events, server.url);
  const file = path.join(SAMPLES, 'chromium.har');
  const executablePath = installedBrowser('chromium');
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-features=LocalNetworkAccessChecks'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const context = await browser.newContext({ recordHar: { path: file, mode: 'full' } });
  const page = await context.newPage();
  await page.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body: 'Play' }));
  await page.goto('http://127.0.0.1:8999/page');
  await page.evaluate(expression);
  await context.close();
  await browser.close();
  write('chromium.har', onlySockets(readFileSync(file, 'utf8')));
  await server.stop();
}

/** What sends the frames of a run once more, each when as many have come as before it in that run. */
function replayOf(events: readonly TraceEvent[], url: string) {
  const frames = events.filter((event) => event.type === 'frame');
  let came = 0;
  const steps = frames.flatMap((frame) => {
    if (frame.direction === 'received') came += 1;
    const password = Buffer.from(`\0${frame.actor.toLowerCase()}\0password`).toString('base64');
    const xml = frame.xml.replace(/(<auth[^>]*>)[^<]*/, `$1${password}`);
    return frame.direction === 'sent' ? [{ actor: frame.actor, xml, after: came }] : [];
  });
  return `(async () => {
    const sockets = new Map();
    let came = 0, wake = () => {};
    for (const { actor, xml, after } of ${JSON.stringify(steps)}) {
      while (came < after) await new Promise((resolve) => { wake = resolve; });
      if (!sockets.has(actor)) {
        const socket = new WebSocket(${JSON.stringify(url)}, 'xmpp');
        socket.onmessage = () => { came += 1; wake(); };
        await new Promise((resolve) => { socket.onopen = resolve; });
        sockets.set(actor, socket);
      }
      sockets.get(actor).send(xml);
    }
    while (came < ${String(came)}) await new Promise((resolve) => { wake = resolve; });
  })()`;
}

/** Without the page, and what is known of the machine. */
function onlySockets(text: string): string {
  const archive = JSON.parse(text) as { log: { entries: { _webSocketMessages?: unknown }[] } };
  archive.log.entries = archive.log.entries.filter(({ _webSocketMessages }) => _webSocketMessages);
  return `${JSON.stringify(archive, undefined, 1)}\n`;
}

function recordingIn(data: string): string {
  // Each host has one.
  const found = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.scs'))
    .map((name) => path.join(data, name))
    .find((file) => readFileSync(file, 'utf8').includes("on host 'localhost'"));
  if (found === undefined) throw new Error('Prosody has recorded nothing.');
  return found;
}

/** What a server says of its start is long, and no matter of clients. */
function sinceFirst(words: string, log: string): string {
  return log.slice(log.lastIndexOf('\n', log.indexOf(words)) + 1);
}

/** Hundreds of lines for each stanza, in which no stanza stands. */
function withoutHooks(log: string): string {
  return log.replace(
    /^.*\[debug\] (?:<[\d.]+>\S* )?(?:Running hook|Rout)[^\n]*\n(?:(?!\d{4}-).*\n)*/gm,
    '',
  );
}

/** Folders of this machine are nobody’s business. */
function withoutPlaces(text: string): string {
  return text.replace(/\/(?:tmp|usr|var|etc|root|home|work)\/[\w./%+-]*/g, '/…');
}

function write(name: string, text: string): void {
  writeFileSync(path.join(SAMPLES, name), text);
  console.log(`recorded ${name}`);
}

await recordProsody();
await recordEjabberd();
await recordBrowser();
