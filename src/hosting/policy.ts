/**
 * What the page may do, and what a host should say with it: the one source of the meta tag in `index.html` and of the
 * files of headers in the build. Used when building only.
 */

/**
 * Trusted Types policies that the page may make (W3C Trusted Types): ours for the scripts of its workers, DOMPurify's,
 * and those of the parts of Monaco that paint text as HTML. Nobody else can write HTML or name a script.
 */
export const TRUSTED_TYPES = [
  'caesura-worker',
  'dompurify',
  'defaultWorkerFactory',
  'domLineBreaksComputer',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'tokenizeToString',
] as const;

const DIRECTIVES: readonly (readonly [string, string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self' 'wasm-unsafe-eval'"],
  ['worker-src', "'self'"],
  // Monaco writes its theme into style elements, and the place of each line into style attributes.
  ['style-src', "'self' 'unsafe-inline'"],
  ['font-src', "'self'"],
  ['img-src', "'self' data:"],
  ['manifest-src', "'self'"],
  // Servers and scripts of the visitor's choice.
  ['connect-src', "'self' ws: wss: http: https:"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', TRUSTED_TYPES.join(' ')],
];

/** The policy as a meta tag can say it. */
export const PAGE_POLICY = DIRECTIVES.map((parts) => parts.join(' ')).join('; ');

type Headers = readonly (readonly [name: string, value: string])[];

/** Of the page: nobody else's page has it in a frame. A meta tag has no frame-ancestors. */
export const PAGE_HEADERS: Headers = [
  ['Content-Security-Policy', `${PAGE_POLICY}; frame-ancestors 'none'`],
];

/** Beside `index.html`: the one file that is made to stand in frames of others; it asks nothing and keeps nothing. */
export const EMBED_FILE = 'embed.html';

/** Of that file. */
export const EMBED_HEADERS: Headers = [
  ['Content-Security-Policy', `${PAGE_POLICY}; frame-ancestors *`],
];

/** Headers for every file. */
export const HEADERS: Headers = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  [
    'Permissions-Policy',
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  ],
];

/** Files below `assets/` have their hash in their names; all others may change with the next build. */
export const CACHING = {
  assets: 'public, max-age=31536000, immutable',
  others: 'no-cache',
} as const;

/** All headers of a file, by its path from the root of the page on. */
export function headersOf(path: string): Headers {
  return [...HEADERS, ...(path === `/${EMBED_FILE}` ? EMBED_HEADERS : PAGE_HEADERS)];
}
