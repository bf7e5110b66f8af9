import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { err, ok, type Result } from '../base/result.ts';
import { CACHING, EMBED_FILE, headersOf } from '../hosting/policy.ts';
import { reasonOf } from './read-script.ts';

/** Where the page is served when nobody says otherwise; any free port where that one is taken. */
const USUAL_PORT = 4173;

/** The files of a page, by the paths of their addresses. */
export type PageFiles = ReadonlyMap<string, string>;

/** Only what is there at the start is ever served: no address leads outside. Refuses a folder without a page. */
export async function readPage(folder: string): Promise<Result<PageFiles, string>> {
  const files = await filesBelow(folder);
  return files.has('/index.html')
    ? ok(files)
    : err(`There is no built page in ${folder}. In a checkout, npm run build makes it.`);
}

async function filesBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`/${path.relative(folder, file).split(path.sep).join('/')}`, file]),
  );
}

/** Answers with a file of the page, with the headers of a host. */
export function sendPage(
  files: PageFiles,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const address = pathOf(request.url ?? '/');
  for (const [name, value] of headersOf(address)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const embedded = embeddedPage(request.url ?? '/');
  if (embedded !== undefined) {
    response.writeHead(302, { Location: embedded }).end();
    return;
  }
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
}

/** Where `/?embed` leads: to the page for frames of others; `undefined` for any other request. */
function embeddedPage(url: string): string | undefined {
  const [, query = ''] = url.split('?', 2);
  const isAsked = pathOf(url) === '/index.html' && new URLSearchParams(query).has('embed');
  return isAsked ? `/${EMBED_FILE}?${query}` : undefined;
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

/** The value of `--port`: `undefined` where none was asked for. */
export function readPort(written: string | undefined): Result<number | undefined, string> {
  if (written === undefined) return ok(undefined);
  const port = /^\d{1,5}$/.test(written) ? Number(written) : NaN;
  return port <= 65_535 ? ok(port) : err('--port is a number from 0 (any free one) to 65535.');
}

/** Where somebody listens: at this name of this machine alone. */
export interface ListenPlace {
  readonly host: 'localhost' | '127.0.0.1';
  /** `undefined`: the usual one, or any free one where that one is taken. */
  readonly port: number | undefined;
}

/** Gives the port, or why there is none. */
export async function listen(
  server: Server,
  { host, port }: ListenPlace,
): Promise<Result<number, string>> {
  const first = await tryPort(server, host, port ?? USUAL_PORT);
  if (first.ok || port !== undefined) return first;
  return tryPort(server, host, 0);
}

function tryPort(server: Server, host: string, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    const refuse = (error: Error) =>
      resolve(
        err(
          `The page cannot be served on port ${port}: ${reasonOf(error)}. Choose another with --port.`,
        ),
      );
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.removeListener('error', refuse);
      // A server on a port, which it is, has an address of this shape.
      resolve(ok((server.address() as AddressInfo).port));
    });
  });
}

/** Resolves once serving is to end. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
