import type { Page } from 'playwright-core';

/** Set on the page: the moments at which messages were sent, by its own clock, and the worker of its server. */
interface Watched {
  sent: number[];
  worker?: Worker;
}

/** What crosses to the worker and back, as far as it concerns runs. */
interface Crossing {
  readonly message?: {
    readonly kind: string;
    readonly events?: readonly {
      readonly xml?: string;
      readonly direction?: string;
      readonly at: number;
    }[];
  };
}

declare global {
  var watchedServer: Watched;
}

/** From then on the page notes when frames with this text were sent, as runs beside the server tell. */
export async function watchServer(page: Page, text: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const watched: Watched = { sent: [] };
    globalThis.watchedServer = watched;
    const post = Reflect.get(Worker.prototype, 'postMessage') as (message: unknown) => void;
    let began = 0;
    const hear = ({ data }: MessageEvent<readonly Crossing[]>) => {
      for (const { message } of data) {
        for (const { xml = '', direction, at } of message?.events ?? []) {
          if (direction === 'sent' && xml.includes(wanted)) watched.sent.push(began + at);
        }
      }
    };
    Worker.prototype.postMessage = function (this: Worker, message: unknown): void {
      const requests = Array.isArray(message) ? (message as readonly Crossing[]) : [];
      if (requests.some((request) => request.message?.kind === 'play')) {
        began = performance.now();
        if (watched.worker !== this) this.addEventListener('message', hear);
        watched.worker = this;
      }
      post.call(this, message);
    };
  }, text);
}

/** Clears the moments; `pressed` is the page's own clock now. */
export async function forgetSent(page: Page): Promise<number> {
  return page.evaluate(() => {
    globalThis.watchedServer.sent.length = 0;
    return performance.now();
  });
}

export async function sentAt(
  page: Page,
): Promise<{ readonly sent: readonly number[]; readonly now: number }> {
  return page.evaluate(() => ({ sent: globalThis.watchedServer.sent, now: performance.now() }));
}

/**
 * Milliseconds by the clock that a message to a room of two takes on the server of this page without clients around it: frames are
 * put into its worker by hand, ten at a time as in `exchange.ts`, and all that comes is thrown away. Afterwards the page's own
 * client knows nothing of that server any more.
 */
export async function rawInPage(page: Page, room: string, count: number): Promise<number> {
  return page.evaluate(playRaw, { room, count });
}

/** Evaluated in the page: it sees nothing of this file. */
async function playRaw({
  room,
  count,
}: {
  readonly room: string;
  readonly count: number;
}): Promise<number> {
  const { worker } = globalThis.watchedServer;
  if (worker === undefined) throw new Error('No message was sent.');
  let heard = 0;
  let settle: (() => void) | undefined;
  worker.addEventListener(
    'message',
    ({ data }: MessageEvent<readonly { readonly kind: string; readonly request?: number }[]>) => {
      for (const { kind, request } of data) {
        if (kind === 'frame') heard += 1;
        if (kind === 'idle' && request === last) settle?.();
      }
    },
  );
  let last = 1_000_000;
  let batch: object[] = [];
  const ask = (kind: 'reset' | 'idle') =>
    new Promise<void>((resolve) => {
      last += 1;
      settle = resolve;
      worker.postMessage([...batch, { kind, request: last }]);
      batch = [];
    });
  const put = (connection: number, ...frames: readonly string[]) => {
    for (const xml of frames) batch.push({ kind: 'frame', connection, xml });
  };
  await ask('reset');
  for (const [connection, user] of [
    [900_001, 'romeo'],
    [900_002, 'juliet'],
  ] as const) {
    const open = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>";
    batch.push({ kind: 'open', connection });
    put(
      connection,
      open,
      `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${btoa(`\0${user}\0secret`)}</auth>`,
      open,
      `<iq xmlns='jabber:client' type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`,
      `<presence xmlns='jabber:client' to='${room}/${user}'><x xmlns='http://jabber.org/protocol/muc'/></presence>`,
      `<iq xmlns='jabber:client' type='set' id='open' to='${room}'><query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>`,
    );
    await ask('idle');
  }
  heard = 0;
  const begin = performance.now();
  for (let sent = 1; sent <= count; sent += 1) {
    put(
      900_001,
      `<message xmlns='jabber:client' type='groupchat' to='${room}'><body>Hello ${String(sent)}</body></message>`,
    );
    if (sent % 10 === 0) await ask('idle');
  }
  await ask('idle');
  const taken = performance.now() - begin;
  if (heard !== 2 * count) throw new Error(`${String(heard)} frames came.`);
  return taken / count;
}
