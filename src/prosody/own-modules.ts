import type { OwnModules } from './protocol.ts';

/** Modules of larger folders have to be named to be switched on. */
const MOST_ENABLED = 20;

/**
 * Modules out of files by path: of a folder of modules, or of one of a single module, which `name` then names. The modules
 * of a small folder are switched on. `undefined` where there is no module.
 */
export function ownModules(
  files: Readonly<Record<string, string>>,
  name: string,
): OwnModules | undefined {
  const isOne = Object.hasOwn(files, `${name}.lua`) && name.startsWith('mod_');
  const laid = isOne
    ? Object.fromEntries(Object.entries(files).map(([path, text]) => [`${name}/${path}`, text]))
    : files;
  const names = moduleNames(laid);
  if (names.length === 0 && !Object.keys(laid).some((path) => path.endsWith('.lib.lua')))
    return undefined;
  return { files: laid, enabled: names.length <= MOST_ENABLED ? names : [] };
}

/** Of the modules that Prosody finds in such a folder. */
function moduleNames(files: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(files).flatMap((path) => {
    const parts = path.split('/');
    const own = /^mod_(.+)\.lua$/.exec(parts.at(-1) ?? '')?.[1];
    const isFound =
      parts.length === 1 || parts.at(-2) === `mod_${own ?? ''}` || parts.at(-2) === own;
    return own === undefined || !isFound ? [] : [own];
  });
  return [...new Set(names)].sort();
}

/** All of them together; of two files of one path the later one counts. */
export function joinedModules(all: readonly OwnModules[], load: readonly string[]): OwnModules {
  return {
    files: Object.assign({}, ...all.map(({ files }) => files)) as Record<string, string>,
    enabled: [...new Set([...all.flatMap(({ enabled }) => enabled), ...load])],
  };
}
