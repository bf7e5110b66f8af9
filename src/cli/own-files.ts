import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { err, ok, type Result } from '../base/result.ts';
import type { PackManifest } from '../prosody/pack.ts';
import { buildPacks, CACHE_FOLDER } from '../prosody/supply/packs.ts';
import { reasonOf } from './read-script.ts';

/** Two folders up, whether this is the source (`src/cli/`) or the built program (`build/cli/`). */
const ROOT = path.join(import.meta.dirname, '../..');

/** The built page; a package brings it, a checkout has it once it was built. */
export const PAGE = path.join(ROOT, 'dist');

/** Lua's WebAssembly: beside the built program, else in the package that it comes from. */
export function findLua(): string {
  const beside = path.join(import.meta.dirname, 'glue.wasm');
  if (existsSync(beside)) return beside;
  return createRequire(import.meta.url).resolve('wasmoon/dist/glue.wasm');
}

/**
 * The Prosody to embed: what PROSODY_SOURCE names; else what came with the package, the same on every machine; in a
 * checkout what a build of the page would take. A sentence when there is none.
 */
export async function findProsody(
  named: string | undefined = process.env['PROSODY_SOURCE'],
  root: string = ROOT,
): Promise<Result<Uint8Array, string>> {
  const isPackage = !existsSync(path.join(root, 'src/cli/main.ts'));
  if (isPackage && (named ?? '') === '') return readShipped(path.join(root, 'dist/prosody'));
  const cacheFolder = path.join(root, CACHE_FOLDER);
  const { files, manifest } = await buildPacks({ named, cacheFolder });
  const [newest] = files;
  if (newest !== undefined) return ok(newest.bytes);
  return err(
    `There is no Prosody to embed. ${manifest.problem ?? ''} Or name a server with --server.`,
  );
}

async function readShipped(folder: string): Promise<Result<Uint8Array, string>> {
  try {
    const manifest = await readFile(path.join(folder, 'manifest.json'), 'utf8');
    // Our own build wrote it.
    const [newest] = (JSON.parse(manifest) as PackManifest).versions;
    if (newest !== undefined) return ok(await readFile(path.join(folder, newest.file)));
    return err(`${INCOMPLETE}; it names no version. ${ADVICE}`);
  } catch (error) {
    return err(`${INCOMPLETE}: ${reasonOf(error)}. ${ADVICE}`);
  }
}

const INCOMPLETE = 'The Prosody that came with Caesura cannot be read';
const ADVICE =
  'Install Caesura again, name sources of Prosody in PROSODY_SOURCE, or name a server with --server.';
