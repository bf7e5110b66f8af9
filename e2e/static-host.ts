import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export const DIST = path.resolve(import.meta.dirname, '../dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** Another name for files, wherever the build has it: what a next build would change. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/**
 * The headers that `dist/_headers` says for a path: those of all rules that fit add up; throws where two say the same name
 * otherwise, as a host would send both.
 */
export function headersOfBuild(path: string): Record<string, string> {
  const rules = readFileSync(`${DIST}/_headers`, 'utf8').split('\n\n');
  const headers: Record<string, string> = {};
  for (const rule of rules) {
    const [pattern = '', ...lines] = rule.trim().split('\n');
    const fits = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    for (const line of fits ? lines : []) {
      const colon = line.indexOf(': ');
      const name = line.slice(0, colon).trim();
      if (name in headers) throw new Error(`${path} has ${name} twice`);
      headers[name] = line.slice(colon + 2);
    }
  }
  return headers;
}

export interface StaticHost {
  readonly url: string;
  /** From now on it serves the build with those files under another name. */
  rename(renamed: Renamed): void;
  /** Nobody hears of it any more. */
  close(): void;
}

/** A static host that serves the build below a path of its own; a plain one says nothing but the type. */
export function serveBelow(
  prefix: string,
  headersOf: (path: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<StaticHost> {
  let renamed: Renamed | undefined;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const asked = pathname.replace(/\/$/, '/index.html').slice(prefix.length);
    const name = renamed === undefined ? asked : asked.replace(renamed.to, renamed.from);
    const file = path.join(DIST, path.normalize(`/${name}`));
    if (!pathname.startsWith(prefix) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headersOf(pathname), 'Content-Type': type });
    const bytes = readFileSync(file);
    if (renamed === undefined || !/\.(?:html|js)$/.test(file)) response.end(bytes);
    else response.end(bytes.toString('utf8').replaceAll(renamed.from, renamed.to));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}${prefix}`,
        rename: (next) => (renamed = next),
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
