import { base64, fromBase64 } from '../base/octets.ts';
import { err, ok, type Result } from '../base/result.ts';

/** Longest script that a link may carry, in characters: beyond it browsers and chats cut links. */
export const MAX_SHARED_SCRIPT = 200_000;

/**
 * A script as the fragment of a link: `#s=` and the text, deflated (RFC 1951), in base64url (RFC 4648, 5).
 * Fragments never reach a web server. The caller takes passwords out first, and asks `sharingFault`.
 */
export async function encodeShared(text: string): Promise<string> {
  const deflated = await pump(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  return `#s=${toBase64Url(deflated)}`;
}

/** Why a script cannot be shared: a link to it could not be opened. `undefined` when it can. */
export function sharingFault(text: string): string | undefined {
  if (text.length <= MAX_SHARED_SCRIPT) return undefined;
  const [length, most] = [text.length, MAX_SHARED_SCRIPT].map((count) =>
    count.toLocaleString('en'),
  );
  return `No link was made: the script has ${length} characters, and a link may carry ${most}. Save it as a file and send that.`;
}

/** The script in a fragment; `undefined` when the fragment is none of ours; a sentence when it is damaged. */
export async function decodeShared(hash: string): Promise<Result<string, string> | undefined> {
  if (!hash.startsWith('#s=')) return undefined;
  try {
    const bytes = fromBase64Url(hash.slice(3));
    const inflated = await pump(
      bytes,
      new DecompressionStream('deflate-raw'),
      MAX_SHARED_SCRIPT * 4,
    );
    const text = new TextDecoder('utf-8', { fatal: true }).decode(inflated);
    return text.length <= MAX_SHARED_SCRIPT ? ok(text) : err(TOO_LONG);
  } catch {
    return err(
      'The link is damaged: its script could not be read. Ask for it to be copied once more.',
    );
  }
}

const TOO_LONG = 'The script in this link is longer than a link may carry, so it was not opened.';

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
