import { CACHING, EMBED_FILE, EMBED_HEADERS, HEADERS, PAGE_HEADERS } from './policy.ts';

/** The headers in the notation of the usual static hosts, by the name of the file. */
export const HEADER_FILES: Readonly<Record<string, string>> = {
  _headers: netlify(),
  'hosting/nginx.conf': nginx(),
  'hosting/Caddyfile': caddy(),
};

type Headers = typeof HEADERS;

/**
 * Netlify and Cloudflare Pages read `_headers` at the root of a site. There headers of several rules add up, so the policy,
 * which is not the same everywhere, is in no rule for all files: it stands with what a browser opens or runs.
 */
function netlify(): string {
  const rule = (path: string, headers: Headers) =>
    `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
  const others = ['Cache-Control', CACHING.others] as const;
  return [
    rule('/*', HEADERS),
    ...['/', '/index.html', '/service-worker.js'].map((path) =>
      rule(path, [...PAGE_HEADERS, others]),
    ),
    rule(`/${EMBED_FILE}`, [...EMBED_HEADERS, others]),
    ...['/manifest.webmanifest', '/prosody/*', '/scenarios/*'].map((path) => rule(path, [others])),
    rule('/assets/*', [...PAGE_HEADERS, ['Cache-Control', CACHING.assets]]),
  ].join('\n');
}

/** In nginx a location with headers of its own has those only. */
function nginx(): string {
  const location = (path: string, policy: Headers, caching: string) => {
    const headers = [...HEADERS, ...policy, ['Cache-Control', caching] as const];
    const lines = headers.map(([name, value]) => `\tadd_header ${name} "${value}" always;\n`);
    return `location ${path} {\n${lines.join('')}}\n`;
  };
  return `# Caesura: into the server block; "root" names the folder with index.html.
types { application/wasm wasm; application/manifest+json webmanifest; }
# /?embed is the page for frames of others.
if ($args ~ "(^|&)embed(=|&|$)") { rewrite ^/(index\\.html)?$ /${EMBED_FILE} redirect; }
${location('/', PAGE_HEADERS, CACHING.others)}
${location(`= /${EMBED_FILE}`, EMBED_HEADERS, CACHING.others)}
${location('/assets/', PAGE_HEADERS, CACHING.assets)}`;
}

function caddy(): string {
  const lines = (headers: Headers) =>
    headers.map(([name, value]) => `\t${name} "${value}"\n`).join('');
  return `# Caesura: into the site's block, beside root and file_server.
header {
${lines(HEADERS)}\tCache-Control "${CACHING.others}"
}
header /assets/* Cache-Control "${CACHING.assets}"
@page not path /${EMBED_FILE}
header @page {
${lines(PAGE_HEADERS)}}
header /${EMBED_FILE} {
${lines(EMBED_HEADERS)}}
# /?embed is the page for frames of others.
@embed {
\tpath / /index.html
\tquery embed=*
}
redir @embed /${EMBED_FILE}?{query}
`;
}
