/**
 * One version of Prosody, as a build packs it: the Lua files that the embedded server needs, by their path in an
 * installed tree (`util/stanza.lua`, `modules/muc/mod_muc.lua`), and the notices that must go with them.
 */
export interface Pack {
  readonly format: typeof PACK_FORMAT;
  /** E.g. `0.12.3`. */
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
  readonly notices: readonly PackedNotice[];
}

/** A copyright notice that a distribution has to carry. */
export interface PackedNotice {
  readonly title: string;
  readonly text: string;
}

export const PACK_FORMAT = 'caesura-prosody-1';

/** The packs that a build offers; `prosody/manifest.json`. */
export interface PackManifest {
  readonly versions: readonly PackEntry[];
  /** Why there is no version, or not every one that was asked for. */
  readonly problem?: string;
}

export interface PackEntry {
  readonly version: string;
  /** Relative to the manifest. */
  readonly file: string;
  /** The same with all of Prosody's files, for modules of others. */
  readonly whole: string;
  /** Of the file, in hex. */
  readonly sha256: string;
  readonly bytes: number;
}

const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Reads a pack file: gzip'd JSON, or plain JSON where a web server has unpacked it on the way.
 * Throws when it is neither.
 */
export async function readPack(bytes: Uint8Array): Promise<Pack> {
  const isGzip = GZIP_MAGIC.every((byte, index) => bytes[index] === byte);
  const json: unknown = JSON.parse(isGzip ? await gunzipText(bytes) : decode(bytes));
  if (!isPack(json)) {
    throw new Error(
      'This is no pack of Prosody that this version of Caesura can read. Build the page again.',
    );
  }
  return json;
}

function isPack(json: unknown): json is Pack {
  return (
    typeof json === 'object' && json !== null && 'format' in json && json.format === PACK_FORMAT
  );
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function gunzipText(bytes: Uint8Array): Promise<string> {
  const stream = new Blob([bytes.slice()]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream('gzip'))).text();
}
