import type { IncomingMessage, ServerResponse } from 'node:http';
import { HEADERS, PAGE_HEADERS } from '../../hosting/policy.ts';
import { LONGEST_SCRIPT_FILE } from '../../state/folder/read-folder.ts';
import { SERVED_FOLDER, type ServedEntry } from '../../state/folder/served-folder.ts';
import type { Changes } from './changes.ts';
import type { Gate } from './gate.ts';
import { ServedFileError, type ServedFiles } from './served-files.ts';

export interface ServedFolder {
  readonly id: string;
  readonly files: ServedFiles;
  readonly gate: Gate;
  readonly changes: Changes;
}

/** Whether a request is about the folder, and none for a file of the page. */
export function isAboutFolder({ url = '' }: IncomingMessage): boolean {
  return url.startsWith('/folder/');
}

/** What a request is answered with: a status and a text, a JSON value or bytes. */
type Answer = readonly [status: number, body: string | Uint8Array | object];

/** Answers a request about the folder: see `SERVED_FOLDER`. */
export async function answerFolder(
  folder: ServedFolder,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of [...HEADERS, ...PAGE_HEADERS]) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  try {
    const answer = await answerTo(folder, request, response);
    if (answer !== undefined) send(response, answer);
  } catch (error) {
    const isKnown = error instanceof ServedFileError;
    send(response, isKnown ? [409, error.message] : [500, 'The server did not expect this.']);
  }
}

/** `undefined`: it is answered already. */
async function answerTo(
  folder: ServedFolder,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer | undefined> {
  const { id, files, gate, changes } = folder;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://folder');
  if (pathname === SERVED_FOLDER.enter) {
    if (request.method !== 'POST') return NO_SUCH;
    if (!gate.enter(request)) return [403, NO_KEY];
    const entry: ServedEntry = { key: gate.key, id, name: files.name };
    return [200, entry];
  }
  if (!gate.isKnown(request)) return [403, NO_KEY];
  const isFile = pathname === SERVED_FOLDER.file(id, '').split('?', 1)[0];
  if (isFile) return answerFile(files, request, searchParams.get('path') ?? '');
  if (request.method !== 'GET') return NO_SUCH;
  if (pathname === SERVED_FOLDER.list(id)) return [200, await files.list()];
  if (pathname !== SERVED_FOLDER.changes(id)) return NO_SUCH;
  return changes.follow(response) ? undefined : [503, 'Too many pages follow this folder.'];
}

async function answerFile(
  files: ServedFiles,
  request: IncomingMessage,
  path: string,
): Promise<Answer> {
  switch (request.method) {
    case 'GET': {
      const bytes = await files.read(path);
      return bytes === undefined ? NO_FILE : [200, bytes];
    }
    case 'PUT': {
      const bytes = await bodyOf(request);
      if (bytes === undefined) return [413, 'A script of more than 1 MB is not written.'];
      return [200, { stamp: await files.write(path, bytes) }];
    }
    case 'DELETE':
      await files.remove(path);
      return [200, {}];
    default:
      return NO_SUCH;
  }
}

/** Who makes a new file asks first whether there is one: that is no fault, and a browser tells of none. */
const NO_FILE: Answer = [204, new Uint8Array()];
const NO_SUCH: Answer = [404, 'There is nothing at this address.'];
const NO_KEY =
  'This page has no key to the folder, or one of an earlier start. Open the address that caesura ui says now.';

/** `undefined` when it is longer than a script may be; then the rest is not read. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > LONGEST_SCRIPT_FILE) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, [status, body]: Answer): void {
  if (response.headersSent) return void response.end();
  const isBytes = body instanceof Uint8Array;
  const text = typeof body === 'string' ? `${body}\n` : JSON.stringify(body);
  const bytes = isBytes ? body : Buffer.from(text);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  response
    .writeHead(status, {
      // Bytes of files are never shown by themselves.
      'Content-Type': isBytes ? 'application/octet-stream' : type,
      'Content-Length': bytes.length,
      // What was not read of a request is not waited for.
      ...(status === 413 ? { Connection: 'close' } : {}),
    })
    .end(bytes);
}
