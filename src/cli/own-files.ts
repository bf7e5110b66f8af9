import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { err, ok, type Result } from '../base/result.ts';
import type { OwnCode } from '../base/own-code.ts';
import { codeHash } from '../prosody/own-code.ts';
import type { Pack, PackManifest } from '../prosody/pack.ts';
import type { FolderMemory } from '../prosody/supply/folder-memory.ts';
import { findSources, isVersion } from '../prosody/supply/find-sources.ts';
import { packTree, packWholeTree } from '../prosody/supply/pack-tree.ts';
import { CACHE_FOLDER } from '../prosody/supply/packs.ts';
import { readSource } from '../prosody/supply/read-source.ts';
import { reasonOf } from './read-script.ts';

/** Two folders up, whether this is the source (`src/cli/`) or the built program (`build/cli/`). */
const ROOT = path.join(import.meta.dirname, '../..');

/** The built page; a package brings it, a checkout has it once it was built. */
export const PAGE = path.join(ROOT, 'dist');

/** The version of Caesura itself; `''` where nobody knows it. */
export function ownVersion(): string {
  try {
    // Our own package's manifest.
    const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    return (JSON.parse(manifest) as { version?: string }).version ?? '';
  } catch {
    return '';
  }
}

/** Lua's WebAssembly: beside the built program, else in the package that it comes from. */
export function findLua(): string {
  const beside = path.join(import.meta.dirname, 'glue.wasm');
  if (existsSync(beside)) return beside;
  return createRequire(import.meta.url).resolve('wasmoon/dist/glue.wasm');
}

/** A folder that people work in, and what it calls `modules`. */
export interface SourceFolder {
  readonly path: string;
  readonly modulesFolder: string;
}

/** A file of Prosody's as the folder has it that it came from. */
export function shownFile(file: string, { path: folder, modulesFolder }: SourceFolder): string {
  return path.join(folder, file.replace(/^modules\//, `${modulesFolder}/`));
}

/** A Prosody to embed. */
export interface OwnProsody {
  readonly version: string;
  /** As `prosody/pack.ts` has it. */
  readonly pack: Uint8Array;
  /** What people call a file of it, where it came out of a folder. */
  readonly folder?: SourceFolder;
  /** What traces call it, where it is somebody's own. */
  readonly code?: OwnCode;
}

interface OwnSources {
  /** `13.0.7`, `13` for the newest 13.x, `newest`. */
  readonly wanted?: string;
  /** Whether all of it is needed, as by modules of others. */
  readonly isWhole?: boolean;
  /** PROSODY_SOURCE. */
  readonly named?: string | undefined;
  readonly root?: string;
}

/**
 * A Prosody to embed, the newest unless another one is wanted: of what PROSODY_SOURCE names; else of what came with the
 * package, the same on every machine; in a checkout of what a build of the page would take. A sentence when there is none.
 */
export async function findProsody({
  wanted = 'newest',
  isWhole = false,
  named = process.env['PROSODY_SOURCE'],
  root = ROOT,
}: OwnSources = {}): Promise<Result<OwnProsody, string>> {
  const isPackage = !existsSync(path.join(root, 'src/cli/main.ts'));
  if (isPackage && (named ?? '') === '')
    return readShipped(path.join(root, 'dist/prosody'), wanted, isWhole);
  const cacheFolder = path.join(root, CACHE_FOLDER);
  const { trees, problems } = await findSources({ named, cacheFolder, wanted });
  const [newest] = trees;
  if (newest !== undefined)
    return ok(unzipped(newest.version, isWhole ? packWholeTree(newest) : packTree(newest)));
  return err(`${absent(wanted)} ${problems.join(' ')} Or name a server with --server.`);
}

function absent(wanted: string): string {
  return wanted === 'newest'
    ? 'There is no Prosody to embed.'
    : `There is no Prosody ${wanted} to embed.`;
}

/** A Prosody out of a folder (an installed one, or sources as cloned), a .deb or a tarball. */
export async function readProsody(
  place: string,
  read?: FolderMemory['read'],
): Promise<Result<OwnProsody, string>> {
  const tree = await readSource(place, read);
  if (!tree.ok) return tree;
  const { version, modulesFolder, files } = tree.value;
  const hash = codeHash(Object.fromEntries(files), nativeSum);
  const isFolder = statSync(place).isDirectory();
  return ok({
    ...unzipped(version, packWholeTree(tree.value)),
    code: { kind: 'prosody', name: path.basename(place), hash },
    ...(isFolder ? { folder: { path: place, modulesFolder } } : {}),
  });
}

function nativeSum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function unzipped(version: string, pack: Pack): OwnProsody {
  return { version, pack: new TextEncoder().encode(JSON.stringify(pack)) };
}

async function readShipped(
  folder: string,
  wanted: string,
  isWhole: boolean,
): Promise<Result<OwnProsody, string>> {
  try {
    const manifest = await readFile(path.join(folder, 'manifest.json'), 'utf8');
    // Our own build wrote it.
    const { versions } = JSON.parse(manifest) as PackManifest;
    if (versions.length === 0) return err(`${INCOMPLETE}; it names no version. ${ADVICE}`);
    const found = versions.find(({ version }) => isVersion(wanted, version));
    if (found === undefined) {
      const names = versions.map(({ version }) => version).join(' and ');
      return err(`${absent(wanted)} There is ${names}. Name one of these, or a folder or file.`);
    }
    const pack = await readFile(path.join(folder, isWhole ? found.whole : found.file));
    return ok({ version: found.version, pack });
  } catch (error) {
    return err(`${INCOMPLETE}: ${reasonOf(error)}. ${ADVICE}`);
  }
}

const INCOMPLETE = 'The Prosody that came with Caesura cannot be read';
const ADVICE =
  'Install Caesura again, name sources of Prosody in PROSODY_SOURCE, or name a server with --server.';
