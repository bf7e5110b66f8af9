import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, readdir, realpath, rm, stat } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uiCommand } from '../../../src/cli/ui/ui-command.ts';
import { SERVED_FOLDER } from '../../../src/state/folder/served-folder.ts';

let place = '';
let stop = new AbortController();
let now = 0;
let complaints = '';

beforeEach(async () => {
  place = await realpath(await mkdtemp(path.join(tmpdir(), 'caesura-ui-')));
  stop = new AbortController();
  now = 0;
  complaints = '';
  for (const folder of ['page', 'scripts/muc', 'scripts/.git', 'outside']) {
    mkdirSync(path.join(place, folder), { recursive: true });
  }
  const texts = {
    'page/index.html': 'the page',
    'scripts/a.scs': '# A\r\n',
    'scripts/muc/b.scs': '# B\n',
    'scripts/notes.txt': 'notes',
    'scripts/.git/hook.scs': 'hook',
    'outside/secret.scs': 'secret',
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(place, name), text);
});

afterEach(() => {
  stop.abort();
  return rm(place, { recursive: true });
});

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** As anybody may ask, with each header and path as it is. */
function ask(port: number, address: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<Answered>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: address, method, headers };
    const asked = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => void (text += part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: text }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

interface Served {
  readonly port: number;
  readonly key: string;
  readonly said: string;
  readonly opened: readonly string[];
  readonly ended: Promise<number>;
}

function around(say: (sentence: string) => void, opened: string[] = []) {
  return {
    page: path.join(place, 'page'),
    say,
    complain: (sentence: string) => void (complaints += sentence),
    stop: stop.signal,
    now: () => now,
    openBrowser: (address: string) => {
      opened.push(address);
      return Promise.resolve(true);
    },
  };
}

async function serve(...words: string[]): Promise<Served> {
  const opened: string[] = [];
  let ended: Promise<number> = Promise.resolve(-1);
  const said = await new Promise<string>((resolve) => {
    const all = [path.join(place, 'scripts'), '--port', '0', ...words];
    ended = uiCommand(all, around(resolve, opened));
  });
  const [, port, key = ''] = /:(\d+)\/#folder=(\S+)/.exec(said) ?? [];
  return { port: Number(port), key, said, opened, ended };
}

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

async function enter({ port }: Served, key: string): Promise<Answered> {
  return ask(port, SERVED_FOLDER.enter, { method: 'POST', headers: bearer(key) });
}

/** The server, its folder's id, and how to ask with the key. */
async function entered() {
  const served = await serve('--no-open');
  const { id } = JSON.parse((await enter(served, served.key)).body) as { id: string };
  const asks = (address: string, asked: Asked = {}) =>
    ask(served.port, address, { ...asked, headers: { ...bearer(served.key), ...asked.headers } });
  const file = (name: string, asked: Asked = {}) => asks(SERVED_FOLDER.file(id, name), asked);
  return { served, id, asks, file };
}

const onDisk = (name: string) => readFile(path.join(place, 'scripts', name), 'utf8');

describe('caesura ui', () => {
  it('serves the page, and with a key the scripts of a folder', async () => {
    const { served, id, asks, file } = await entered();
    expect(served.said).toMatch(
      /^Caesura shows scripts at\n\n {2}http:\/\/127\.0\.0\.1:\d+\/#folder=[\w-]{43}\n\nuntil Ctrl\+C\. /,
    );
    const page = await ask(served.port, '/');
    expect(page).toMatchObject({ status: 200, body: 'the page' });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(JSON.parse((await asks(SERVED_FOLDER.list(id))).body)).toEqual({
      files: [
        { path: 'a.scs', size: 5, stamp: expect.any(Number) as number },
        { path: 'muc/b.scs', size: 4, stamp: expect.any(Number) as number },
      ],
      others: 1,
      folders: ['.git'],
    });
    const read = await file('muc/b.scs');
    expect(read).toMatchObject({ status: 200, body: '# B\n' });
    expect(read.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/octet-stream',
    });
    stop.abort();
    expect(await served.ended).toBe(0);
  });

  it('writes, makes and removes scripts, as they are', async () => {
    const { file } = await entered();
    const written = await file('a.scs', { method: 'PUT', body: '# Mine\r\n' });
    const { mtimeMs } = await stat(path.join(place, 'scripts/a.scs'));
    expect(JSON.parse(written.body)).toEqual({ stamp: mtimeMs });
    expect(await onDisk('a.scs')).toBe('# Mine\r\n');
    await file('new/deep/c.scs', { method: 'PUT', body: '\ufeff# C\n' });
    expect(await onDisk('new/deep/c.scs')).toBe('\ufeff# C\n');
    expect(await file('a.scs', { method: 'DELETE' })).toMatchObject({ status: 200 });
    expect(await file('a.scs')).toMatchObject({ status: 204 });
    expect(await readdir(path.join(place, 'scripts'))).toEqual(['.git', 'muc', 'new', 'notes.txt']);
  });

  it('tells of what others write, and of folders that come', async () => {
    const { served, id } = await entered();
    const response = await fetch(`http://127.0.0.1:${served.port}${SERVED_FOLDER.changes(id)}`, {
      headers: bearer(served.key),
    });
    expect(response.headers.get('Content-Type')).toBe('text/event-stream');
    const told = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await told?.read())?.value).toContain('event: changed');
    writeFileSync(path.join(place, 'scripts/a.scs'), '# Theirs\n');
    expect((await told?.read())?.value).toContain('event: changed');
    mkdirSync(path.join(place, 'scripts/fresh'));
    expect((await told?.read())?.value).toContain('event: changed');
    stop.abort();
    await served.ended;
    await expect(told?.closed).rejects.toThrow();
  });

  it('starts a browser with a key that is good once, and for a short time', async () => {
    const served = await serve();
    const ticket = /#folder=(\S+)$/.exec(served.opened[0] ?? '')?.[1] ?? '';
    expect(ticket).not.toBe(served.key);
    const list = SERVED_FOLDER.list('any');
    expect(await ask(served.port, list, { headers: bearer(ticket) })).toMatchObject({
      status: 403,
    });
    const first = await enter(served, ticket);
    expect(JSON.parse(first.body)).toMatchObject({ key: served.key, name: 'scripts' });
    expect(await enter(served, ticket)).toMatchObject({ status: 403 });
    expect(await enter(served, served.key)).toMatchObject({ status: 200 });
    stop.abort();
    stop = new AbortController();
    const late = await serve();
    now += 121_000;
    const old = /#folder=(\S+)$/.exec(late.opened[0] ?? '')?.[1] ?? '';
    expect(await enter(late, old)).toMatchObject({ status: 403 });
  });

  it.each([
    [['nowhere'], /nowhere cannot be served/],
    [['a.scs'], /is no folder\. Name the folder/],
    [['a', 'b'], /One folder is served at a time/],
    [['--port', 'x'], /--port is a number/],
    [['--wrong'], /--wrong/],
  ])('refuses %j with a sentence', async (words, sentence) => {
    const inScripts = words.map((word) =>
      word === 'a.scs' ? path.join(place, 'scripts/a.scs') : word,
    );
    expect(
      await uiCommand(
        inScripts,
        around(() => undefined),
      ),
    ).toBe(2);
    expect(complaints).toMatch(sentence);
  });
});

describe('who is not let in by caesura ui', () => {
  it.each(['', 'Bearer ', 'Bearer wrong', 'Basic YTpi', `Bearer ${'A'.repeat(43)}`])(
    'is whoever asks with %j',
    async (authorization) => {
      const { served, id } = await entered();
      for (const address of [SERVED_FOLDER.list(id), SERVED_FOLDER.file(id, 'a.scs')]) {
        const headers = { Authorization: authorization };
        const answer = await ask(served.port, address, { headers });
        expect(answer).toMatchObject({ status: 403 });
        expect(answer.body).toContain('no key to the folder');
        expect(await ask(served.port, address)).toMatchObject({ status: 403 });
      }
      const headers = { Authorization: authorization };
      const put = { method: 'PUT', headers, body: 'theirs' };
      expect(await ask(served.port, SERVED_FOLDER.file(id, 'a.scs'), put)).toMatchObject({
        status: 403,
      });
      expect(await onDisk('a.scs')).toBe('# A\r\n');
    },
  );

  it.each([
    ['a name that leads to this machine', { Host: 'evil.example' }],
    ['that name with the port', { Host: 'evil.example:PORT' }],
    ['another port', { Host: '127.0.0.1:1' }],
    ['a page of another origin', { Origin: 'https://evil.example' }],
    ['a page of another server of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['a page that has no origin', { Origin: 'null' }],
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of the same site', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is %s, even with the key', async (_who, headers) => {
    const { served, id, asks } = await entered();
    const withPort = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace('PORT', String(served.port)),
      ]),
    );
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await asks(SERVED_FOLDER.file(id, 'a.scs'), { method, headers: withPort });
      expect(answer.status).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect(await ask(served.port, '/', { headers: withPort })).toMatchObject({ status: 403 });
    expect(await onDisk('a.scs')).toBe('# A\r\n');
  });

  it('is a page that asks first, whatever it asks for', async () => {
    const { served, id } = await entered();
    const answer = await ask(served.port, SERVED_FOLDER.file(id, 'a.scs'), {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Method': 'PUT' },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => /^access-control/.test(name))).toEqual([]);
  });

  it('is another machine', async () => {
    const { port } = await serve('--no-open');
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const outcome = await new Promise<string>((resolve) => {
        const socket = connect(port, address, () => resolve('let in'));
        socket.on('error', () => resolve('refused'));
      });
      expect(outcome).toBe('refused');
    }
  });
});

describe('what is not to be had by caesura ui', () => {
  const OUT = [
    '../outside/secret.scs',
    '..%2Foutside/secret.scs',
    'muc/../../outside/secret.scs',
    '/etc/passwd.scs',
    './a.scs',
    'muc//b.scs',
    'a.scs/',
    'muc\\..\\..\\outside\\secret.scs',
    '.git/hook.scs',
    'node_modules/x.scs',
    'notes.txt',
    '.scs',
    'a.scs\0.txt',
    `${'d/'.repeat(9)}x.scs`,
    `${'x'.repeat(1001)}.scs`,
    '',
  ];

  it.each(OUT)('is %j', async (name) => {
    const { file } = await entered();
    expect((await file(name)).status).toBe(409);
    expect((await file(name, { method: 'PUT', body: 'mine' })).status).toBe(409);
    expect((await file(name, { method: 'DELETE' })).status).toBe(409);
    expect(await readFile(path.join(place, 'outside/secret.scs'), 'utf8')).toBe('secret');
    expect(await onDisk('.git/hook.scs')).toBe('hook');
    expect(await onDisk('notes.txt')).toBe('notes');
  });

  it.each([
    ['a link to a file', '../outside/secret.scs', 'link.scs', 'link.scs'],
    ['a link to a folder', '../outside', 'linked', 'linked/secret.scs'],
    ['a new file behind a link to a folder', '../outside', 'linked', 'linked/new.scs'],
    ['a new folder behind a link', '../outside', 'linked', 'linked/deep/new.scs'],
    ['a link to nowhere outside', '../outside/none.scs', 'link.scs', 'link.scs'],
    ['a link to the whole disk', '/', 'linked', 'linked/etc/x.scs'],
    ['a link to itself', 'link.scs', 'link.scs', 'link.scs'],
  ])('is %s', async (_what, target, link, name) => {
    symlinkSync(target, path.join(place, 'scripts', link));
    const { file, asks, id } = await entered();
    const read = await file(name);
    expect(read.body).not.toContain('secret\n');
    expect(read.body).not.toBe('secret');
    const put = await file(name, { method: 'PUT', body: 'mine' });
    expect({ read: read.status, put: put.status }).toEqual({
      read: expect.toSatisfy((status: number) => [204, 409].includes(status)) as number,
      put: 409,
    });
    expect(put.body).not.toContain(place);
    await file(name, { method: 'DELETE' });
    expect(await readdir(path.join(place, 'outside'))).toEqual(['secret.scs']);
    expect(await readFile(path.join(place, 'outside/secret.scs'), 'utf8')).toBe('secret');
    const listing = JSON.parse((await asks(SERVED_FOLDER.list(id))).body) as {
      files: { path: string }[];
    };
    expect(listing.files.map((each) => each.path)).toEqual(['a.scs', 'muc/b.scs']);
  });

  it('is refused behind links, but those within the folder are followed', async () => {
    symlinkSync('muc/b.scs', path.join(place, 'scripts/link.scs'));
    const { file } = await entered();
    expect(await file('link.scs')).toMatchObject({ status: 200, body: '# B\n' });
    await file('link.scs', { method: 'PUT', body: '# Mine\n' });
    expect(await onDisk('muc/b.scs')).toBe('# Mine\n');
    await file('link.scs', { method: 'DELETE' });
    expect(await onDisk('muc/b.scs')).toBe('# Mine\n');
  });

  it('is another folder, also one that was served before', async () => {
    const { asks, id } = await entered();
    const other = id.replace(/^./, (first) => (first === '0' ? '1' : '0'));
    for (const address of [SERVED_FOLDER.list(other), SERVED_FOLDER.file(other, 'a.scs')]) {
      expect(await asks(address)).toMatchObject({ status: 404 });
    }
    expect(await asks('/folder/')).toMatchObject({ status: 404 });
    expect(await asks(SERVED_FOLDER.list(id), { method: 'POST' })).toMatchObject({ status: 404 });
    expect(await asks(SERVED_FOLDER.enter)).toMatchObject({ status: 404 });
  });

  it('is more than a script may have', async () => {
    const { file } = await entered();
    const answer = await file('a.scs', { method: 'PUT', body: 'x'.repeat(1_000_001) });
    expect(answer).toMatchObject({ status: 413 });
    expect(await onDisk('a.scs')).toBe('# A\r\n');
    writeFileSync(path.join(place, 'scripts/long.scs'), 'x'.repeat(1_000_001));
    expect(await file('long.scs')).toMatchObject({
      status: 409,
      body: 'long.scs is larger than 1 MB.\n',
    });
  });

  it('is a folder in the place of a script', async () => {
    mkdirSync(path.join(place, 'scripts/folder.scs'));
    const { file } = await entered();
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(await file('folder.scs', { method })).toMatchObject({ status: 409 });
    }
    const below = await file('a.scs/b.scs', { method: 'PUT', body: '' });
    expect(below.status).toBe(409);
    expect(below.body).not.toContain(place);
  });
});
