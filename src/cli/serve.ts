import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../base/result.ts';
import { CACHING, HEADERS } from '../hosting/policy.ts';
import { reasonOf } from './read-script.ts';
import { EXIT } from './exit.ts';
import { HELP } from './usage/option-table.ts';
import { SERVE_COMMAND } from './usage/other-words.ts';
import { usageText } from './usage/usage-text.ts';

/** Where the page is served when nobody says otherwise; any free port where that one is taken. */
const USUAL_PORT = 4173;

export interface ServeSurroundings {
  /** The built page's folder. */
  readonly page: string;
  readonly say: (sentence: string) => void;
  readonly complain: (sentence: string) => void;
  /** Ends the serving, which is its only way to end. */
  readonly stop: AbortSignal;
}

/** `caesura serve`: the page, to this machine only. Resolves with the exit status once it is stopped. */
export async function serveCommand(
  words: readonly string[],
  around: ServeSurroundings,
): Promise<number> {
  const fail = (sentence: string) => {
    around.complain(sentence);
    return EXIT.usage;
  };
  const wanted = parseWords(words);
  if (!wanted.ok) return fail(`${wanted.error}\n\n${usageText(SERVE_COMMAND)}`);
  if (wanted.value === 'help') {
    around.say(usageText(SERVE_COMMAND));
    return EXIT.passed;
  }
  const files = await filesBelow(around.page);
  if (!files.has('/index.html')) {
    return fail(`There is no built page in ${around.page}. In a checkout, npm run build makes it.`);
  }
  const server = createPageServer(files);
  const port = await listen(server, wanted.value.port);
  if (!port.ok) return fail(port.error);
  around.say(`Caesura is at http://localhost:${port.value}/ until Ctrl+C.`);
  await whenAborted(around.stop);
  server.close();
  server.closeAllConnections();
  return EXIT.passed;
}

/** `undefined` where no port was asked for. */
function parseWords(
  words: readonly string[],
): Result<{ port: number | undefined } | 'help', string> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { ...SERVE_COMMAND.options, ...HELP },
    });
    if (values.help) return ok('help');
    if (values.port === undefined) return ok({ port: undefined });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
    return port <= 65_535
      ? ok({ port })
      : err('--port is a number from 0 (any free one) to 65535.');
  } catch (error) {
    return err(reasonOf(error));
  }
}

/** By the path of their address. Only what is there at the start is ever served: no address leads outside. */
async function filesBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`/${path.relative(folder, file).split(path.sep).join('/')}`, file]),
  );
}

function createPageServer(files: ReadonlyMap<string, string>): Server {
  return createServer((request, response) => {
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const address = pathOf(request.url ?? '/');
    const file = files.get(address);
    const send = (status: number, type: string, body: string | Uint8Array) =>
      response
        .writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
        .end(request.method === 'HEAD' ? undefined : body);
    if (file === undefined) {
      send(404, 'text/plain', 'There is nothing at this address.\n');
      return;
    }
    const isHashed = address.startsWith('/assets/');
    response.setHeader('Cache-Control', isHashed ? CACHING.assets : CACHING.others);
    readFile(file).then(
      (bytes) => send(200, TYPES[path.extname(file)] ?? 'application/octet-stream', bytes),
      () => send(500, 'text/plain', 'The file cannot be read any more.\n'),
    );
  });
}

/** The path of a request, `/` as `/index.html`; of what is no address, a path that leads nowhere. */
function pathOf(url: string): string {
  try {
    const decoded = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
    return decoded === '/' ? '/index.html' : decoded;
  } catch {
    return '';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.scs': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Listens to this machine alone. */
async function listen(server: Server, wanted: number | undefined): Promise<Result<number, string>> {
  const first = await tryPort(server, wanted ?? USUAL_PORT);
  if (first.ok || wanted !== undefined) return first;
  return tryPort(server, 0);
}

function tryPort(server: Server, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    const refuse = (error: Error) =>
      resolve(
        err(
          `The page cannot be served on port ${port}: ${reasonOf(error)}. Choose another with --port.`,
        ),
      );
    server.once('error', refuse);
    server.listen(port, 'localhost', () => {
      server.removeListener('error', refuse);
      // A server on a port, which it is, has an address of this shape.
      resolve(ok((server.address() as AddressInfo).port));
    });
  });
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
