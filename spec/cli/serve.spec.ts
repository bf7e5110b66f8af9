import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveCommand } from '../../src/cli/serve.ts';

describe('caesura serve', () => {
  let folder = '';
  let stop = new AbortController();
  let complaints = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-serve-'));
    stop = new AbortController();
    complaints = '';
    mkdirSync(path.join(folder, 'page/assets'), { recursive: true });
    for (const name of ['secret.txt', 'page/index.html', 'page/assets/a-1.js', 'page/x.wasm']) {
      writeFileSync(path.join(folder, name), `in ${name}`);
    }
  });

  afterEach(() => {
    stop.abort();
    return rm(folder, { recursive: true });
  });

  const around = (say: (sentence: string) => void, page = 'page') => ({
    page: path.join(folder, page),
    say,
    complain: (sentence: string) => void (complaints += sentence),
    stop: stop.signal,
  });

  /** Resolves with what is said first; `ended` with the exit status. */
  async function serve(...words: string[]) {
    let ended: Promise<number> = Promise.resolve(-1);
    const said = await new Promise<string>((resolve) => {
      ended = serveCommand(words, around(resolve));
    });
    return { port: Number(/:(\d+)\//.exec(said)?.[1]), said, ended };
  }

  /** Asks with a path as it is, which `fetch` would tidy up. */
  function ask(port: number, address: string, method = 'GET') {
    return new Promise<{ status: number | undefined; type: string | undefined; body: string }>(
      (resolve, reject) => {
        const options = { host: 'localhost', port, path: address, method };
        get(options, (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (text: string) => void (body += text));
          const { statusCode: status, headers } = response;
          response.on('end', () => resolve({ status, type: headers['content-type'], body }));
        }).on('error', reject);
      },
    );
  }

  it('serves the page with the headers of a host, and ends when it is told to', async () => {
    const { port, said, ended } = await serve('--port', '0');
    expect(said).toBe(`Caesura is at http://localhost:${port}/ until Ctrl+C.`);
    expect(await ask(port, '/?scenario=kick')).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
      body: 'in page/index.html',
    });
    expect(await ask(port, '/x.wasm')).toMatchObject({ type: 'application/wasm' });
    const asset = await fetch(`http://localhost:${port}/assets/a-1.js`);
    expect(asset.headers.get('Cache-Control')).toContain('immutable');
    expect(asset.headers.get('X-Content-Type-Options')).toBe('nosniff');
    stop.abort();
    expect(await ended).toBe(0);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/%',
    '/%00',
    '/assets',
    'http://localhost/../secret.txt',
  ])('has nothing at %s', async (address) => {
    const { port } = await serve('--port', '0');
    expect(await ask(port, address)).toMatchObject({ status: 404 });
  });

  it('answers what is no question for a file', async () => {
    const { port } = await serve('--port', '0');
    expect(await ask(port, '/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await ask(port, '/', 'POST')).toMatchObject({ status: 405 });
  });

  it('refuses a port that is taken, or is none, with a sentence', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    const { port } = other.address() as { port: number };
    const words = [['--port', String(port)], ['--port', '65536'], ['--port', 'x'], ['page']];
    for (const each of words) {
      complaints = '';
      expect(
        await serveCommand(
          each,
          around(() => undefined),
        ),
      ).toBe(2);
      expect(complaints).toMatch(/port|argument/);
    }
    other.close();
  });

  it('says what to do where there is no built page', async () => {
    expect(
      await serveCommand(
        [],
        around(() => undefined, 'nowhere'),
      ),
    ).toBe(2);
    expect(complaints).toMatch(/^There is no built page in .*nowhere\. .*npm run build/);
  });
});
