import { CACHING, HEADERS } from './policy.ts';

/** The headers in the notation of the usual static hosts, by the name of the file. */
export const HEADER_FILES: Readonly<Record<string, string>> = {
  _headers: netlify(),
  'hosting/nginx.conf': nginx(),
  'hosting/Caddyfile': caddy(),
};

/** Netlify and Cloudflare Pages read `_headers` at the root of a site. There headers of several rules add up. */
function netlify(): string {
  const lines = (headers: readonly (readonly [string, string])[]) =>
    headers.map(([name, value]) => `  ${name}: ${value}\n`).join('');
  return [
    `/*\n${lines(HEADERS)}`,
    ...[
      '/',
      '/index.html',
      '/service-worker.js',
      '/manifest.webmanifest',
      '/prosody/*',
      '/scenarios/*',
    ].map((path) => `${path}\n${lines([['Cache-Control', CACHING.others]])}`),
    `/assets/*\n${lines([['Cache-Control', CACHING.assets]])}`,
  ].join('\n');
}

/** In nginx a location with headers of its own has those only. */
function nginx(): string {
  const location = (path: string, caching: string) => {
    const headers = [...HEADERS, ['Cache-Control', caching] as const];
    const lines = headers.map(([name, value]) => `\tadd_header ${name} "${value}" always;\n`);
    return `location ${path} {\n${lines.join('')}}\n`;
  };
  return `# Caesura: into the server block; "root" names the folder with index.html.
types { application/wasm wasm; application/manifest+json webmanifest; }
${location('/', CACHING.others)}
${location('/assets/', CACHING.assets)}`;
}

function caddy(): string {
  const lines = HEADERS.map(([name, value]) => `\t${name} "${value}"\n`).join('');
  return `# Caesura: into the site's block, beside root and file_server.
header {
${lines}\tCache-Control "${CACHING.others}"
}
header /assets/* Cache-Control "${CACHING.assets}"
`;
}
