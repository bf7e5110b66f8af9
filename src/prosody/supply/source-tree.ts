import { type Result, err, ok } from '../../base/result.ts';

/** The Lua files of one Prosody, by their path in an installed tree: `core/…`, `net/…`, `util/…`, `modules/…`. */
export interface SourceTree {
  /** Where it came from, for people. */
  readonly origin: string;
  /** E.g. `0.12.3`. */
  readonly version: string;
  readonly files: ReadonlyMap<string, string>;
  /** Prosody's own licence text, when it came with the sources. */
  readonly licence: string | undefined;
}

/** Every Prosody has it, at the same place below its root. */
const LANDMARK = 'util/stanza.lua';

/**
 * Finds a Prosody among files, be it an installed tree, the insides of a Debian package or an upstream release (in
 * which `modules` is called `plugins` and the version stands in `prosody.release`).
 */
export function sourceTreeOf(
  files: ReadonlyMap<string, Uint8Array>,
  origin: string,
): Result<SourceTree, string> {
  const root = rootOf(files);
  if (root === undefined) return err(`${origin} holds no Prosody (there is no ${LANDMARK} in it).`);
  const version = versionOf(files, root);
  if (version === undefined) return err(`${origin} does not tell which version of Prosody it is.`);
  return ok({
    origin,
    version,
    files: luaFiles(files, root),
    licence: text(files, `${root}COPYING`) ?? text(files, 'usr/share/doc/prosody/copyright'),
  });
}

function rootOf(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const landmarks = [...files.keys()].filter(
    (path) => path === LANDMARK || path.endsWith(`/${LANDMARK}`),
  );
  const shortest = landmarks.sort((a, b) => a.length - b.length)[0];
  return shortest?.slice(0, -LANDMARK.length);
}

function versionOf(files: ReadonlyMap<string, Uint8Array>, root: string): string | undefined {
  const stated =
    text(files, `${root}prosody.version`) ?? text(files, `${root}prosody.release`) ?? '';
  const inFolder = /(?:^|\/)prosody-(\d[\w.]*)\/$/.exec(root)?.[1];
  return stated.trim() || inFolder;
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
