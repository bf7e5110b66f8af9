import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readAr } from '../../src/prosody/supply/ar.ts';
import { downloadFromSuite } from '../../src/prosody/supply/debian.ts';
import { decompress } from '../../src/prosody/supply/decompress.ts';
import { packTree } from '../../src/prosody/supply/pack-tree.ts';
import { CACHE_FOLDER } from '../../src/prosody/supply/packs.ts';
import { readSource } from '../../src/prosody/supply/read-source.ts';
import { readTar } from '../../src/prosody/supply/tar.ts';
import { createInProcessServer } from '../../src/prosody/in-process.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { wasmPath } from './prosody.ts';

/** A Prosody that runs natively on this machine. */
export interface NativeInstall {
  readonly version: string;
  readonly binary: string;
  /** Its Lua: an embedded server made of it is the same program. */
  readonly sources: string;
}

const INSTALLED = { binary: '/usr/bin/prosody', sources: '/usr/lib/prosody' };

/** The Prosody that is installed on this machine, if one is. */
export async function installedNative(): Promise<NativeInstall | undefined> {
  if (!existsSync(INSTALLED.binary)) return undefined;
  const tree = await readSource(INSTALLED.sources);
  return tree.ok ? { ...INSTALLED, version: tree.value.version } : undefined;
}

const UNPACKED = path.join(import.meta.dirname, '../..', CACHE_FOLDER, 'native-13');

/**
 * A native Prosody 13: the backport of Debian bookworm, unpacked into a folder of the project. Nothing is installed: it
 * needs the Lua and the libraries that the installed Prosody brings. `undefined`, with a loud word, elsewhere.
 */
export async function nativeProsody13(): Promise<NativeInstall | undefined> {
  const sources = path.join(UNPACKED, 'usr/lib/prosody');
  const binary = path.join(UNPACKED, 'prosody');
  const problem = existsSync(binary) ? undefined : await unpackBackport(UNPACKED);
  if (problem !== undefined) {
    console.warn(`\n*** SKIPPED: there is no native Prosody 13. ${problem} ***\n`);
    return undefined;
  }
  const tree = await readSource(sources);
  return tree.ok ? { binary, sources, version: tree.value.version } : undefined;
}

/** A sentence when it cannot be had. */
async function unpackBackport(folder: string): Promise<string | undefined> {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!system.includes('VERSION_CODENAME=bookworm') || !existsSync(INSTALLED.binary))
    return 'Its package is for Debian bookworm with a Prosody installed.';
  const suite = 'bookworm-backports';
  const deb = await downloadFromSuite({ name: 'prosody', suite }, path.dirname(folder));
  if (!deb.ok) return deb.error;
  const members = readAr(deb.value.bytes);
  const data = members.ok && [...members.value].find(([name]) => name.startsWith('data.tar'));
  if (!data) return 'Its package has nothing in it.';
  const tar = await decompress(data[1]);
  const files = tar.ok ? readTar(tar.value) : tar;
  if (!files.ok) return `Its package cannot be read: ${files.error}.`;
  const fresh = `${folder}.${String(process.pid)}`;
  for (const [name, bytes] of files.value) {
    if (!/^usr\/(?:bin|lib)\//.test(name)) continue;
    const place = path.join(fresh, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, bytes);
  }
  const program = await readFile(path.join(fresh, 'usr/bin/prosody'), 'utf8');
  const binary = path.join(fresh, 'prosody');
  await writeFile(binary, program.replaceAll("='/usr/lib/", `='${folder}/usr/lib/`));
  await chmod(binary, 0o755);
  // Another process may have been faster.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }));
  return undefined;
}

/** An embedded server of the very Lua that a native one runs. */
export async function embeddedLike({ sources }: NativeInstall): Promise<ProsodyServer> {
  const tree = await readSource(sources);
  if (!tree.ok) throw new Error(tree.error);
  const pack = new TextEncoder().encode(JSON.stringify(packTree(tree.value)));
  return createInProcessServer({ pack, wasm: wasmPath, seed: 1 });
}
