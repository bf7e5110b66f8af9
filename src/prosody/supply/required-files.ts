/**
 * The files of a Prosody that are needed to run some of its modules: what they and the start-up name in `require`,
 * `module:require` and `module:depends`, and what those name in turn. A file named in a branch never taken comes
 * along; a name that is put together at run time is not seen, so the start-up's are listed here.
 */
export function requiredFiles(
  files: ReadonlyMap<string, string>,
  modules: readonly string[],
): ReadonlyMap<string, string> {
  const needed = new Map<string, string>();
  const visit = (path: string) => {
    const content = files.get(path);
    if (content === undefined || needed.has(path) || LEFT_OUT.has(path)) return;
    needed.set(path, content);
    const folder = path.slice(0, path.lastIndexOf('/'));
    for (const candidate of namedIn(content, folder)) visit(candidate);
  };
  for (const name of START_UP) visit(libraryPath(name));
  for (const name of modules) modulePaths(name).forEach(visit);
  return new Map([...needed].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const START_UP = [
  'loader',
  'util.startup',
  'util.async',
  'util.bitcompat',
  'util.datamanager',
  'util.sasl.plain',
  'util.sasl.scram',
  'util.sasl.anonymous',
  'util.sasl.external',
  'util.sasl.oauthbearer',
  'net.websocket.frames',
];

/** Replaced by ours (`lua/`), or of use only with a network: outgoing HTTP, DNS, TLS. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'core/certmanager.lua',
  'net/adns.lua',
  'net/connect.lua',
  'net/dns.lua',
  'net/http.lua',
  'net/server.lua',
  'net/unbound.lua',
]);

/** Names of the modules that a module depends on, as its text names them. */
export function dependenciesIn(content: string): string[] {
  return [...content.matchAll(DEPENDS)].flatMap(({ groups }) => groups?.['name'] ?? []);
}

const REQUIRE = /\b(?<module>module\s*:\s*)?require\b(?:\s*[,(])?\s*["'](?<name>[\w./-]+)["']/g;
const DEPENDS = /\b(?:module|self)\s*:\s*depends(?:\s*\()?\s*["'](?<name>[\w./-]+)["']/g;

function namedIn(content: string, folder: string): string[] {
  const required = [...content.matchAll(REQUIRE)].flatMap(({ groups }) => {
    const name = groups?.['name'] ?? '';
    return groups?.['module'] === undefined
      ? [libraryPath(name)]
      : moduleLibraryPaths(name, folder);
  });
  const dependencies = dependenciesIn(content).flatMap(modulePaths);
  return [...required, ...dependencies];
}

/** Prosody 13 writes `prosody.util.stanza`, 0.12 `util.stanza`. */
function libraryPath(name: string): string {
  return `${name.replace(/^prosody\./, '').replaceAll('.', '/')}.lua`;
}

/** Where Prosody's own tree may have a module. */
export function modulePaths(name: string): string[] {
  return [
    `modules/mod_${name}.lua`,
    `modules/${name}/mod_${name}.lua`,
    `modules/mod_${name}/mod_${name}.lua`,
    // mod_muc_mam and its like live beside the module whose name they begin with.
    `modules/${name.split('_')[0]}/mod_${name}.lua`,
  ];
}

/** `module:require "x"` finds a library beside the module, or in the folder of a module x. */
function moduleLibraryPaths(name: string, folder: string): string[] {
  const short = name.split('/').at(-1) ?? name;
  return [
    `${folder}/${name}.lib.lua`,
    `modules/${name}.lib.lua`,
    `modules/${short}/${short}.lib.lua`,
    `modules/mod_${short}/${short}.lib.lua`,
  ];
}
