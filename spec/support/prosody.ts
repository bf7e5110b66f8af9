import { createRequire } from 'node:module';
import { createInProcessServer } from '../../src/prosody/in-process.ts';
import type { BootOptions } from '../../src/prosody/protocol.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { skippedFor } from './requirement.ts';
import { isVersion } from '../../src/prosody/supply/find-sources.ts';
import type { PackFile } from '../../src/prosody/supply/make-pack.ts';
import { type Packs, buildPacksHere } from '../../src/prosody/supply/packs.ts';

/** wasmoon's `glue.wasm`, as Node finds it. */
export const wasmPath = createRequire(import.meta.url).resolve('wasmoon/dist/glue.wasm');

let packs: Promise<Packs> | undefined;

/**
 * A pack of Prosody's sources, or `undefined` (see `skippedFor`) where there are none: of the newest version, or of the
 * newest whose number begins so (`0.12`, `13.0.1`).
 */
export async function prosodyPack(version?: string): Promise<Uint8Array | undefined> {
  packs ??= buildPacksHere();
  const { files, manifest } = await packs;
  const found = files.find(({ entry }) => isVersion(version, entry.version));
  if (found === undefined) {
    const which = version === undefined ? '' : ` ${version}`;
    skippedFor(`there are no sources of Prosody${which}. ${manifest.problem ?? ''}`);
  }
  return found?.bytes;
}

/** The packs of all versions that there are sources of, the newest first. */
export async function prosodyPacks(): Promise<readonly PackFile[]> {
  packs ??= buildPacksHere();
  return (await packs).files;
}

/** The versions that there are sources of, the newest first. */
export async function prosodyVersions(): Promise<readonly string[]> {
  packs ??= buildPacksHere();
  return (await packs).manifest.versions.map(({ version }) => version);
}

/** A freshly booted server in this process; `undefined` (with a warning) where there are no sources of Prosody. */
export async function embeddedProsody({
  version,
  ...options
}: Partial<BootOptions> & { readonly version?: string } = {}): Promise<ProsodyServer | undefined> {
  const pack = await prosodyPack(version);
  return pack === undefined
    ? undefined
    : createInProcessServer({ pack, wasm: wasmPath, seed: 1, ...options });
}

/** A freshly booted server of each version that there are sources of; none (with a warning) where there are none. */
export async function embeddedServers(): Promise<readonly ProsodyServer[]> {
  if ((await prosodyPack()) === undefined || packs === undefined) return [];
  const { files } = await packs;
  return Promise.all(
    files.map(({ bytes }) => createInProcessServer({ pack: bytes, wasm: wasmPath, seed: 1 })),
  );
}
