import { type Result, err, ok } from '../../base/result.ts';
import { workingCopyVersion } from './revision.ts';

/** The Lua files of one Prosody, by their path in an installed tree: `core/…`, `net/…`, `util/…`, `modules/…`. */
export interface SourceTree {
  /** Where it came from, for people. */
  readonly origin: string;
  /** E.g. `0.12.3`; of a working copy `trunk-5d7f0e2a1b3c`, or `trunk` where its revision is not known. */
  readonly version: string;
  readonly files: ReadonlyMap<string, string>;
  /** What its sources call the folder `modules`: `plugins` until they are installed. */
  readonly modulesFolder: string;
  /** Prosody's own licence text, when it came with the sources. */
  readonly licence: string | undefined;
}

/** Every Prosody has it, at the same place below its root. */
const LANDMARK = 'util/stanza.lua';

/**
 * Finds a Prosody among files, be it an installed tree, the insides of a Debian package or an upstream release (in
 * which `modules` is called `plugins` and the version stands in `prosody.release`), or a working copy, as cloned.
 */
export function sourceTreeOf(
  files: ReadonlyMap<string, Uint8Array>,
  origin: string,
): Result<SourceTree, string> {
  const root = rootOf(files);
  if (root === undefined) return err(`${origin} holds no Prosody (there is no ${LANDMARK} in it).`);
  const isInstalled = [...files.keys()].some((path) => path.startsWith(`${root}modules/`));
  return ok({
    origin,
    version: versionOf(files, root),
    files: luaFiles(files, root),
    modulesFolder: isInstalled ? 'modules' : 'plugins',
    licence: text(files, `${root}COPYING`) ?? text(files, 'usr/share/doc/prosody/copyright'),
  });
}

/** What every Prosody starts with, besides its landmark. */
const NEEDED = ['util/startup.lua', 'core/modulemanager.lua', 'net/server.lua'];
const MODULE = 'muc/mod_muc.lua';

/** Files without which a tree starts no server with rooms, as its sources call them; a release of old may lack them. */
export function missingFiles({ files, modulesFolder }: SourceTree): readonly string[] {
  const lacks = (path: string) => !files.has(path);
  return [
    ...NEEDED.filter(lacks),
    ...(lacks(`modules/${MODULE}`) ? [`${modulesFolder}/${MODULE}`] : []),
  ];
}

function rootOf(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const landmarks = [...files.keys()].filter(
    (path) => path === LANDMARK || path.endsWith(`/${LANDMARK}`),
  );
  const shortest = landmarks.sort((a, b) => a.length - b.length)[0];
  return shortest?.slice(0, -LANDMARK.length);
}

function versionOf(files: ReadonlyMap<string, Uint8Array>, root: string): string {
  const stated = (
    text(files, `${root}prosody.version`) ??
    text(files, `${root}prosody.release`) ??
    ''
  ).trim();
  // What a build writes into a working copy: the revision, or that it knows none.
  if (stated !== '' && stated !== 'unknown' && !/^[0-9a-f]{12,}\+?$/.test(stated)) return stated;
  const inFolder = /(?:^|\/)prosody-(\d[\w.]*)\/$/.exec(root)?.[1];
  return inFolder ?? workingCopyVersion((path) => files.get(root + path));
}

function luaFiles(files: ReadonlyMap<string, Uint8Array>, root: string): Map<string, string> {
  const lua = new Map<string, string>();
  for (const [path, content] of files) {
    const inTree = path.slice(root.length).replace(/^plugins\//, 'modules/');
    const isWanted = /^(?:(?:core|net|util|modules)\/.*|loader)\.lua$/.test(inTree);
    if (path.startsWith(root) && isWanted) lua.set(inTree, new TextDecoder().decode(content));
  }
  return lua;
}

function text(files: ReadonlyMap<string, Uint8Array>, path: string): string | undefined {
  const content = files.get(path);
  return content === undefined ? undefined : new TextDecoder().decode(content);
}
