import type { WebSocket } from 'ws';
import type { Page } from 'playwright-core';
import { startScriptedServer } from '../support/scripted-server.ts';
import { withBuiltPage } from './built-page.ts';
import { mainTasksOf, type MainTask } from './main-tasks.ts';
import { chooseServer, signIn } from './signing-in.ts';
import { leaveNetworkUnwatched } from './unwatched.ts';

const EVENTS = 10_000;
/** Events a second: of a busy service, and more than a page can keep up with. */
const BUSY = 1_000;
const FLOOD = 5_000;
/** They come in groups, so often. */
const EVERY = 20;
/** Milliseconds for which the page may be busy at a stretch. */
const MOST = 50;
/** A step waits for the end of each, as none waits longer than 5 s. */
const PARTS = 10;
const ROOM = 'garden@conference.localhost';

/** What a run is made of. */
interface Play {
  readonly title: string;
  readonly script: string;
  readonly steps: number;
  /** Where it runs; absent: on the embedded server. */
  readonly url?: string;
}

/**
 * What keeps the page busy while runs of 10,000 events grow in it: those to which a server tells what it likes, with few
 * lanes and with many, and one of thousands of steps on the embedded server. Needs what `vite build` makes.
 */
export async function benchLive(): Promise<void> {
  for (const rate of [BUSY, FLOOD]) {
    for (const actors of [2, 11]) {
      const server = await startScriptedServer(pourInto(actors, rate));
      await benchPlay({
        title: `${rate} events a second, ${actors + 1} lanes`,
        ...listeningPlay(actors),
        url: server.url,
      });
      await server.stop();
    }
  }
  await benchPlay({ title: 'embedded server', ...speakingPlay() });
}

async function benchPlay(play: Play): Promise<void> {
  await withBuiltPage(async ({ address, newPage }) => {
    const page = await newPage();
    await page.addInitScript(
      (kept) => localStorage.setItem('caesura.document.1', kept),
      JSON.stringify({ text: play.script, original: play.script }),
    );
    await page.goto(address);
    // The editor takes its time to load, whatever runs meanwhile: that is measured elsewhere.
    await page.locator('.view-line').first().waitFor();
    await leaveNetworkUnwatched(page);
    if (play.url !== undefined) await chooseServer(page, play.url);
    // The first run lets the browser compile what the second one measures.
    for (const name of ['first', 'second']) {
      const tasks = await mainTasksOf(page, () => run(page, play));
      tell(`live, ${play.title}, ${name} run`, tasks);
    }
  });
}

function tell(title: string, tasks: readonly MainTask[]): void {
  const long = tasks.filter(({ cpu }) => cpu > MOST).toSorted((a, b) => b.cpu - a.cpu);
  const longest = Math.max(0, ...tasks.map(({ cpu }) => cpu));
  const busy = tasks.reduce((sum, { cpu }) => sum + cpu, 0);
  console.log(
    `${title}: the longest task computes ${longest.toFixed(0)} ms, ${long.length} of ${tasks.length} ` +
      `more than ${MOST} ms; all of them ${(busy / 1000).toFixed(1)} s`,
  );
  for (const { at, cpu, parts } of long.slice(0, 8)) {
    console.log(`  ${cpu.toFixed(0)} ms at ${at.toFixed(0)}: ${parts.slice(0, 8).join(', ')}`);
  }
}

/** Until it has ended, and is kept. */
async function run(page: Page, { steps }: Play): Promise<void> {
  const passed = page
    .getByRole('status', { name: 'Run status' })
    .getByText(`Passed: ${steps} of ${steps} steps`);
  // By its key: before a click, Playwright has the page measured.
  await page.keyboard.press('F8');
  // The run before passed, too.
  await passed.waitFor({ state: 'hidden' });
  await passed.waitFor({ timeout: 300_000 });
  await page.waitForTimeout(SETTLED);
}

/** So long after its end a run is kept for the next visit. */
const SETTLED = 2_000;

function actorNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Guest${index + 1}`);
}

function castOf(names: readonly string[]): string {
  return names
    .map((name) => `[Client] ${name}\n\tjid: ${name.toLowerCase()}@localhost\n\tpassword: secret\n`)
    .join('\n');
}

/** Actors who hear what the room says. */
function listeningPlay(actors: number): Pick<Play, 'script' | 'steps'> {
  const names = actorNames(actors);
  const connecting = names.flatMap((name) => [`${name} connects`, `${name} sends:\n\t<presence/>`]);
  const hearing = Array.from({ length: PARTS }, (_, part) =>
    names.map(
      (name) =>
        `${name} receives:\n\t<message type="groupchat"><body>part ${part + 1}</body></message>`,
    ),
  ).flat();
  const steps = [...connecting, ...hearing];
  return { script: scriptOf('A busy room', names, steps), steps: steps.length };
}

function scriptOf(title: string, names: readonly string[], steps: readonly string[]): string {
  return `# ${title}\n\n${castOf(names)}\n-----\n\n${steps.join('\n\n')}\n`;
}

/** Three actors who speak in a room, until 10,000 events are recorded. */
function speakingPlay(): Pick<Play, 'script' | 'steps'> {
  const names = actorNames(3);
  const [first = ''] = names;
  const opening = [
    `${first} sends:\n\t<iq id="open" to="${ROOM}" type="set"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"/></query></iq>`,
    `${first} receives:\n\t<iq id="open" from="${ROOM}" type="result"/>`,
  ];
  const entering = names.flatMap((name, index) => [
    `${name} connects`,
    `${name} sends:\n\t<presence to="${ROOM}/${name}"><x xmlns="http://jabber.org/protocol/muc"/></presence>`,
    `${name} receives:\n\t<message from="${ROOM}" type="groupchat"><subject/></message>`,
    ...(index === 0 ? opening : []),
  ]);
  // Each is one stanza sent, three received, and four steps that begin and end.
  const rounds = Math.ceil(EVENTS / 12);
  const speaking = Array.from({ length: rounds }, (_, round) => {
    const body = `<body>number ${round + 1}</body>`;
    const heard = `<message from="${ROOM}/${first}" type="groupchat">${body}</message>`;
    return [
      `${first} sends:\n\t<message to="${ROOM}" type="groupchat">${body}</message>`,
      ...names.map((name) => `${name} receives:\n\t${heard}`),
    ];
  }).flat();
  const steps = [...entering, ...speaking];
  return { script: scriptOf('A long talk', names, steps), steps: steps.length };
}

/** Signs everyone in; once so many are there, all of them are told the same share of the stanzas. */
function pourInto(actors: number, rate: number): (socket: WebSocket) => void {
  const present = new Set<WebSocket>();
  let sessions = 0;
  return (socket) => {
    socket.on('close', () => present.delete(socket));
    const onPresence = () => {
      present.add(socket);
      if (present.size === actors) pour([...present], rate);
    };
    signIn(socket, onPresence, `guest${++sessions}@localhost/r`);
  };
}

/** Sends the stanzas, those that steps wait for among them. */
function pour(sockets: readonly WebSocket[], rate: number): void {
  const rounds = Math.floor(EVENTS / sockets.length);
  const atOnce = (rate * EVERY) / 1000 / sockets.length;
  let sent = 0;
  let due = 0;
  const timer = setInterval(() => {
    due = Math.min(due + atOnce, rounds);
    while (sent + 1 <= due) {
      sent++;
      const part = Math.ceil((sent * PARTS) / rounds);
      const isLast = sent === Math.floor((part * rounds) / PARTS);
      for (const socket of sockets) {
        socket.send(message(sent, isLast ? `part ${part}` : `number ${sent}`));
      }
    }
    if (due === rounds) clearInterval(timer);
  }, EVERY);
}

function message(id: number, body: string): string {
  const from = `${ROOM}/Guest ${id % 40}`;
  return `<message xmlns="jabber:client" id="m${id}" type="groupchat" from="${from}"><body>${body}</body></message>`;
}
