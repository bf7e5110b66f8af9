import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test } from './support.ts';

const DIST = path.resolve(import.meta.dirname, '../dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** A plain static host that serves the build below a path of its own. */
function serveBelow(prefix: string) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const name = pathname.replace(/\/$/, '/index.html').slice(prefix.length);
    const file = path.join(DIST, path.normalize(`/${name}`));
    if (!pathname.startsWith(prefix) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type });
    createReadStream(file).pipe(response);
  });
  return new Promise<{ url: string; close: () => void }>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${port}${prefix}`, close: () => server.close() });
    });
  });
}

test('the build works from any path of a static host', async ({ caesura, page }) => {
  const host = await serveBelow('/deep/down/caesura/');
  try {
    await page.goto(`${host.url}?scenario=20-kick`);
    await caesura.editorIsReady();
    await caesura.run();
    await caesura.says('Passed: 21 of 21 steps');
  } finally {
    host.close();
  }
});
