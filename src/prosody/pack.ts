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
  /** The modules of the community, where the build has them. */
  readonly modules?: CommunityEntry;
}

export interface CommunityEntry {
  readonly version: string;
  /** Relative to the manifest; see `CommunityModules`. */
  readonly file: string;
  /** Of the file, in hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** Of the modules, without `mod_`, in order. */
  readonly names: readonly string[];
  /** What is known of them (`ServerFacts`), as a file like the packs. */
  readonly facts: string;
}

export interface PackEntry {
  readonly version: string;
  /** Relative to the manifest. */
  readonly file: string;
  /** The same with all of Prosody's files, for modules of others. */
  readonly whole: string;
  /** What is known of all of it (`ServerFacts`), as a file like the packs. */
  readonly facts: string;
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
  const json = await unpackJson(bytes);
  if (!isPack(json)) {
    throw new Error(
      'This is no pack of Prosody that this version of Caesura can read. Build the page again.',
    );
  }
  return json;
}

/** Of gzip'd JSON, or plain JSON where a web server has unpacked it on the way. Throws when it is neither. */
export async function unpackJson(bytes: Uint8Array): Promise<unknown> {
  const isGzip = GZIP_MAGIC.every((byte, index) => bytes[index] === byte);
  return JSON.parse(isGzip ? await gunzipText(bytes) : decode(bytes)) as unknown;
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
