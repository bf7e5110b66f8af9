import type { Clock, Milliseconds } from '../base/clock.ts';
import { err, ok, type Result } from '../base/result.ts';
import { spokenTag } from '../base/language.ts';
import { refusalOfLink } from '../state/link-refusal.ts';
import { t } from '../base/translate.ts';
import { readScriptLink, type LinkedThing, type ScriptLink } from '../state/script-link.ts';
import type { Problem } from '../trace/event.ts';

/** Largest script that is fetched from the web, in bytes; not one more is kept. */
export const MAX_SCRIPT_BYTES = 1_000_000;
/** The same of a trace. */
const MAX_TRACE_BYTES = 20_000_000;
/** How long a host may say nothing. */
const SILENCE_LIMIT: Milliseconds = 15_000;
/** How long it may take in all. */
const WHOLE_LIMIT: Milliseconds = 60_000;

export interface WebScriptOptions {
  readonly what: LinkedThing;
  readonly link: Exclude<ScriptLink, { kind: 'refused' }>;
  readonly page: URL;
  readonly clock: Clock;
  /** Aborted by the visitor. */
  readonly cancel: AbortSignal;
  readonly fetch: typeof fetch;
}

/** A script, or a trace, from the web. Its server must let this page read it (CORS). Never rejects, always ends. */
export async function fetchWebScript(options: WebScriptOptions): Promise<Result<string, Problem>> {
  const { what, link, clock, cancel } = options;
  const patience = createPatience(clock, cancel);
  try {
    return await patience.during(() => readScript(options, patience));
  } catch {
    if (cancel.aborted) return err(cancelled(what, link.host));
    return err(patience.isOver() ? silent(what, link.host) : notFetched(what, link.url));
  } finally {
    patience.end();
  }
}

async function readScript(
  { what, link, page, fetch }: WebScriptOptions,
  patience: Patience,
): Promise<Result<string, Problem>> {
  const response = await fetch(link.url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'follow',
    cache: 'no-store',
    signal: patience.signal,
  });
  patience.renew();
  const detour = detourOf(response.url, { what, link, page });
  if (detour !== undefined) return err(detour);
  // A static host may answer an unknown path with its start page; a report that holds traces is a page, too.
  const isPage =
    what !== 'trace' && response.headers.get('content-type')?.startsWith('text/html') === true;
  if (!response.ok) return err(notFetched(what, link.url, answered(response.status)));
  if (isPage) return err(notFetched(what, link.url, webPage(what)));
  const most = MOST_BYTES[what];
  const bytes = await readCapped(response, most, patience).catch((error: unknown) => {
    if (patience.signal.aborted) throw error;
    return 'broken-off' as const;
  });
  if (bytes === 'broken-off') return err(notFetched(what, link.url, BROKEN_OFF));
  if (bytes === undefined) return err(tooLong(what, link.url));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err(noText(what, link.url));
  }
}

/** Redirections were followed by the browser; what they led to must be as harmless as what was agreed to. */
function detourOf(
  reached: string,
  { what, link, page }: Pick<WebScriptOptions, 'what' | 'link' | 'page'>,
): Problem | undefined {
  if (reached === '') return undefined;
  const final = readScriptLink(reached, page, what);
  if (final.kind === 'refused') return refusalOfLink(final);
  if (final.kind === 'own' || final.host === link.host || !final.isOwnNetwork) return undefined;
  return {
    code: 'script-link-detour',
    what: t(
      '{host} sent the page on to {final}, so the {what, select, script {script} course {course} other {trace}} was not opened.',
      { host: link.host, final: final.host, what },
    ),
    meaning: t(
      'That is an address of your own machine or network, and nobody agreed to ask there.',
    ),
    advice: t('If you trust that address, use a link that names it.'),
  };
}

/** `undefined` when it is longer than it may be; then the rest is not read. */
async function readCapped(
  response: Response,
  most: number,
  patience: Patience,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = Number(response.headers.get('content-length') ?? '0');
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = announced > most ? announced : 0;
  while (size <= most) {
    const part = await reader.read();
    patience.renew();
    if (part.done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += part.value.length;
    chunks.push(part.value);
  }
  await reader.cancel().catch(() => undefined);
  return undefined;
}

const MOST_BYTES: Readonly<Record<LinkedThing, number>> = {
  script: MAX_SCRIPT_BYTES,
  course: MAX_SCRIPT_BYTES,
  trace: MAX_TRACE_BYTES,
};

const ADVICE: Readonly<Record<LinkedThing, string>> = {
  course: t('Check that the address is that of its text, as it lies on the web: “index”.'),
  script: t('Open the address in a tab of its own and paste the text here.'),
  trace: t('Open the address in a tab of its own, save what is there, and open that file here.'),
};

type Patience = ReturnType<typeof createPatience>;

/** Ends a fetch that is silent for too long, takes too long, or is no longer wanted. */
function createPatience(clock: Clock, cancel: AbortSignal) {
  const control = new AbortController();
  let isOver = false;
  let giveUp: (reason: Error) => void = () => undefined;
  const abort = () => {
    control.abort();
    giveUp(new Error('Nobody waits any longer.'));
  };
  const lose = () => {
    isOver = true;
    abort();
  };
  const whole = clock.setTimer(WHOLE_LIMIT, lose);
  let silence = clock.setTimer(SILENCE_LIMIT, lose);
  cancel.addEventListener('abort', abort, { once: true });
  return {
    signal: control.signal,
    isOver: () => isOver,
    /** Something came. */
    renew(): void {
      silence.dispose();
      silence = clock.setTimer(SILENCE_LIMIT, lose);
    },
    /** As `work`, but rejects as soon as nobody waits for it. */
    during<T>(work: () => Promise<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        giveUp = reject;
        if (cancel.aborted) return abort();
        work().then(resolve, reject);
      });
    },
    end(): void {
      whole.dispose();
      silence.dispose();
      cancel.removeEventListener('abort', abort);
    },
  };
}

/** The visitor did not want it. */
export function cancelled(what: LinkedThing, host: string): Problem {
  return {
    code: 'script-not-wanted',
    what: t(
      'The {what, select, script {script} course {course} other {trace}} from {host} was not fetched, as you chose.',
      { what, host },
    ),
    meaning: t('What was open before is shown.'),
    advice: t('Reload the page to be asked once more.'),
  };
}

function silent(what: LinkedThing, host: string): Problem {
  return {
    code: 'script-host-silent',
    what: t(
      '{host} does not answer, so its {what, select, script {script} course {course} other {trace}} could not be fetched.',
      { host, what },
    ),
    meaning: t('The page has waited for it in vain.'),
    advice: t('Check that the address is right, and reload the page to try again.'),
  };
}

/** What is known of a host that answered with something else. */
function answered(status: number): string {
  return status === 404 || status === 410
    ? t('Its server says that it is not there ({status}).', { status })
    : t('Its server answered with the HTTP status {status}.', { status });
}

function webPage(what: LinkedThing): string {
  return t(
    'What lies there is a web page, such as one to sign in, and no {what, select, script {script} course {course} other {trace}}.',
    { what },
  );
}

/** Of a fetch that failed a browser tells nothing. */
const UNKNOWN = t('It is not there, or its server does not let other pages read it (CORS).');

const BROKEN_OFF = t('It began to come, and broke off before its end.');

function notFetched(what: LinkedThing, url: string, meaning = UNKNOWN): Problem {
  return {
    code: 'script-not-fetched',
    what: t(
      'The {what, select, script {script} course {course} other {trace}} at {url} could not be fetched.',
      {
        what,
        url,
      },
    ),
    meaning,
    advice: ADVICE[what],
  };
}

function tooLong(what: LinkedThing, url: string): Problem {
  return {
    code: 'script-too-long',
    what: t(
      'The {what, select, script {script} course {course} other {trace}} at {url} has more than {most} bytes.',
      { what, url, most: MOST_BYTES[what].toLocaleString(spokenTag()) },
    ),
    meaning: t('It was not opened, as the page would become slow.'),
    advice:
      what !== 'trace' ? t('Open a smaller part of it.') : t('Download it, and open it as a file.'),
  };
}

function noText(what: LinkedThing, url: string): Problem {
  return {
    code: 'script-no-text',
    what: t('What lies at {url} is no text in UTF-8.', { url }),
    meaning: t(
      'A {what, select, script {script} course {course} other {trace}} is a text, so it was not opened.',
      {
        what,
      },
    ),
    advice: t(
      'Check that the address leads to a {what, select, script {script} course {course} other {trace}}.',
      {
        what,
      },
    ),
  };
}
