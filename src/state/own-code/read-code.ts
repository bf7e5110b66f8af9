import { err, ok, type Result } from '../../base/result.ts';
import { joinedByAnd } from '../../base/joined.ts';
import { t } from '../../base/translate.ts';
import { codeHash } from '../../prosody/own-code.ts';
import { ownModules } from '../../prosody/own-modules.ts';
import type { Pack } from '../../prosody/pack.ts';
import type { OwnConfig, OwnModules } from '../../prosody/protocol.ts';
import { packWholeTree } from '../../prosody/supply/pack-tree.ts';
import { missingFiles, sourceTreeOf } from '../../prosody/supply/source-tree.ts';
import type { GivenFiles } from './given-files.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** Sources of Prosody, ready to be run. */
export interface ProsodyCode {
  readonly kind: 'prosody';
  /** `trunk-5d7f0e2a1b3c`, `13.0.7`. */
  readonly version: string;
  readonly pack: Pack;
  readonly hash: string;
  /** What its sources call the folder `modules`. */
  readonly modulesFolder: string;
}

/** Modules in front of Prosody's own. */
export interface ModulesCode {
  readonly kind: 'modules';
  readonly own: OwnModules;
  /** Names of all modules in it, without `mod_`. */
  readonly names: readonly string[];
  readonly hash: string;
}

/** A configuration in place of the usual one. */
export interface ConfigCode {
  readonly kind: 'config';
  readonly config: OwnConfig;
  readonly hash: string;
}

export type ReadCode = ProsodyCode | ModulesCode | ConfigCode;

/** What files are, by what lies in them: sources of Prosody, modules, or a configuration of it. The error is a sentence that names what is missing. */
export function readCode(
  given: Pick<GivenFiles, 'name' | 'kind'>,
  files: Files,
): Result<ReadCode, string> {
  const tree = sourceTreeOf(files, given.name);
  if (tree.ok) return prosodyOf(given.name, tree.value);
  const modules = modulesOf(given, files);
  if (modules !== undefined) return ok(modules);
  const config = configOf(given, files);
  if (config !== undefined) return ok(config);
  return err(
    t(
      '{name} was not taken. It is no Prosody, as {landmarks} are not in it, it holds no module, which is a file mod_NAME.lua, alone or in a folder mod_NAME, and no configuration, which is a file prosody.cfg.lua.',
      { name: given.name, landmarks: joinedByAnd(LANDMARKS) },
    ),
  );
}

const LANDMARKS = ['util/stanza.lua', 'core/modulemanager.lua'];

function prosodyOf(
  name: string,
  tree: Extract<ReturnType<typeof sourceTreeOf>, { ok: true }>['value'],
): Result<ProsodyCode, string> {
  const missing = missingFiles(tree);
  if (missing.length > 0) {
    return err(
      t(
        '{name} is no whole Prosody: {count, plural, one {{missing} is missing.} other {{missing} are missing.}} Choose the folder that was cloned, or unpack the archive again.',
        { name, count: missing.length, missing: joinedByAnd(missing) },
      ),
    );
  }
  const { version, modulesFolder } = tree;
  const pack = packWholeTree(tree);
  return ok({ kind: 'prosody', version, pack, hash: codeHash(pack.files), modulesFolder });
}

function modulesOf(
  { name, kind }: Pick<GivenFiles, 'name' | 'kind'>,
  files: Files,
): ModulesCode | undefined {
  const own = ownModules(textsOf(kind, files), name);
  if (own === undefined) return undefined;
  return { kind: 'modules', own, names: moduleNames(own.files), hash: codeHash(own.files) };
}

/** A file of that name, wherever it lies as long as it lies at the top; of single files the first that is called like one. */
function configOf({ kind }: Pick<GivenFiles, 'kind'>, files: Files): ConfigCode | undefined {
  const texts = textsOf(kind, files);
  const usual = Object.hasOwn(texts, USUAL_CONFIG) ? USUAL_CONFIG : undefined;
  const single = Object.keys(texts).find((path) => path.endsWith('.cfg.lua'));
  const main = usual ?? (kind === 'file' ? single : undefined);
  if (main === undefined) return undefined;
  return { kind: 'config', config: { main, files: texts }, hash: codeHash(texts) };
}

const USUAL_CONFIG = 'prosody.cfg.lua';

/** All Lua, by its path. */
function textsOf(kind: GivenFiles['kind'], files: Files): Readonly<Record<string, string>> {
  const decoder = new TextDecoder();
  const lua = [...files].filter(([path]) => path.endsWith('.lua'));
  const texts = Object.fromEntries(lua.map(([path, bytes]) => [path, decoder.decode(bytes)]));
  return kind === 'archive' ? withoutTop(texts) : texts;
}

/** An archive has its folder in it. */
function withoutTop(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const tops = new Set(Object.keys(texts).map((path) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  if (tops.size !== 1 || top === '' || top.startsWith('mod_')) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path.slice(top.length), text]),
  );
}

function moduleNames(files: Readonly<Record<string, string>>): readonly string[] {
  const names = Object.keys(files).flatMap(
    (path) => /(?:^|\/)mod_([^/]+)\.lua$/.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}
