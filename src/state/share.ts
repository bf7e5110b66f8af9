import { base64, fromBase64 } from '../base/octets.ts';
import { err, ok, type Result } from '../base/result.ts';
import { spokenTag } from '../base/language.ts';
import { t } from '../base/translate.ts';

/**
 * What a link can carry: the script; the script and which server it ran on; the run that is shown. `embed…`: HTML of a frame
 * with the script, or with the run.
 */
export type Shared = 'script' | 'script-and-server' | 'run' | 'embed' | 'embed-run';

export type ShareResult =
  /** `url` is the link, or the HTML with it. */
  | { readonly kind: 'copied' | 'shown'; readonly what: Shared; readonly url: string }
  /** There is no link; a sentence says why. */
  | { readonly kind: 'refused'; readonly what: Shared; readonly sentence: string };

/** What people can do to hand on what they see. */
export interface ShareActions {
  /** Makes a link, and copies it. Secrets are no part of it. */
  readonly share: (what: Shared) => Promise<ShareResult>;
}

/** Longest script that a link may carry, in characters: beyond it browsers and chats cut links. */
export const MAX_SHARED_SCRIPT = 200_000;

/**
 * A script as the fragment of a link: `#s=` and the text, deflated (RFC 1951), in base64url (RFC 4648, 5).
 * Fragments never reach a web server. The caller takes passwords out first, and asks `sharingFault`.
 */
export async function encodeShared(text: string): Promise<string> {
  return SCRIPT_START + (await packed(text));
}

async function packed(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return toBase64Url(await pump(bytes, new CompressionStream('deflate-raw')));
}

/** How fragments begin that hold a script, or a trace. */
const SCRIPT_START = '#s=';
const TRACE_START = '#t=';

/** Longest fragment that is made of a trace. Browsers take it; many a chat takes less. */
export const LONGEST_TRACE_LINK = 200_000;
/** Longest trace that is read out of one, in characters. */
const MAX_SHARED_TRACE = 20_000_000;

/**
 * The text of a trace file as the fragment of a link, in the same way: `#t=…`; or why it is none: it would be too long. The
 * caller masks what is secret first.
 */
export async function encodeSharedTrace(text: string): Promise<Result<string, string>> {
  const hash = text.length > MAX_SHARED_TRACE ? undefined : TRACE_START + (await packed(text));
  if (hash !== undefined && hash.length <= LONGEST_TRACE_LINK) return ok(hash);
  const most = LONGEST_TRACE_LINK.toLocaleString(spokenTag());
  return err(
    hash === undefined
      ? t('No link was made: a link may carry {most} characters. Send the run as a file.', { most })
      : t(
          'No link was made: a link may carry {most} characters, and this one would have {length}. Send the run as a file.',
          { most, length: hash.length.toLocaleString(spokenTag()) },
        ),
  );
}

/** The trace in a fragment, unread and untrusted; `undefined` and a sentence as for `decodeShared`. */
export function decodeSharedTrace(hash: string): Promise<Result<string, string> | undefined> {
  return decoded(hash, TRACE_START, MAX_SHARED_TRACE);
}

/** Why a script cannot be shared: a link to it could not be opened. `undefined` when it can. */
export function sharingFault(text: string): string | undefined {
  if (text.length <= MAX_SHARED_SCRIPT) return undefined;
  const [length, most] = [text.length, MAX_SHARED_SCRIPT].map((count) =>
    count.toLocaleString(spokenTag()),
  );
  return t(
    'No link was made: the script has {length} characters, and a link may carry {most}. Save it as a file and send that.',
    { length, most },
  );
}

/** The script in a fragment; `undefined` when the fragment is none of ours; a sentence when it is damaged. */
export function decodeShared(hash: string): Promise<Result<string, string> | undefined> {
  return decoded(hash, SCRIPT_START, MAX_SHARED_SCRIPT);
}

async function decoded(
  hash: string,
  start: string,
  most: number,
): Promise<Result<string, string> | undefined> {
  if (!hash.startsWith(start)) return undefined;
  try {
    const bytes = fromBase64Url(hash.slice(start.length));
    const inflated = await pump(bytes, new DecompressionStream('deflate-raw'), most * 4);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(inflated);
    return text.length <= most ? ok(text) : err(TOO_LONG);
  } catch (error) {
    if (error instanceof RangeError) return err(TOO_LONG);
    return err(
      start === TRACE_START
        ? t('The link is damaged: its run could not be read. Ask for it to be copied once more.')
        : t(
            'The link is damaged: its script could not be read. Ask for it to be copied once more.',
          ),
    );
  }
}

const TOO_LONG = t('What is in this link is longer than a link may carry, so it was not opened.');

/** Runs bytes through a (de)compressor. Throws when more than `limit` bytes come out: a link may be a bomb. */
async function pump(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
  limit = Infinity,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError(TOO_LONG);
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws when the text is none. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === undefined) throw new TypeError('This is not base64url.');
  return bytes;
}
