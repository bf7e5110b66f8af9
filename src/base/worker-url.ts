/** As much of Trusted Types as is used (W3C Trusted Types, section 3.2); not every browser has them. */
export interface TrustedTypes {
  createPolicy(name: string, rules: Rules): Rules;
}

interface Rules {
  readonly createScriptURL: (url: string) => string;
}

/** A page, as far as its workers are concerned. */
export interface PageOfWorkers {
  readonly origin: string;
  readonly trustedTypes?: TrustedTypes;
}

let policy: Rules | undefined;

/**
 * The address of a worker's script, in the only form in which the page's policy lets a worker start. Throws for one
 * that is not of the page's own origin.
 */
export function workerUrl(url: string, { origin, trustedTypes }: PageOfWorkers): string {
  policy ??= trustedTypes?.createPolicy('caesura-worker', {
    createScriptURL: (text) => ownScript(text, origin),
  });
  return policy === undefined ? ownScript(url, origin) : policy.createScriptURL(url);
}

function ownScript(url: string, origin: string): string {
  if (new URL(url, origin).origin === origin) return url;
  throw new TypeError(`${url} is no script of this page`);
}
