import type { Pack } from '../pack.ts';
import { luaSources } from './lua-sources.ts';
import { EMBEDDED_CONFIG } from './server-config.ts';

const SOURCE_FOLDER = '/usr/lib/prosody';
const SHIM_FOLDER = '/usr/lib/caesura';

type Mount = (path: string, content: string) => void;

/** Lays out Prosody's files and its configuration as on a machine where it is installed. */
export function mountProsody(pack: Pack, mount: Mount): void {
  for (const [path, content] of Object.entries(pack.files)) {
    mount(`${SOURCE_FOLDER}/${path}`, content);
  }
  mount(`${SOURCE_FOLDER}/prosody.version`, `${pack.version}\n`);
  mount('/etc/prosody/prosody.cfg.lua', EMBEDDED_CONFIG);
}

/** Lays out our Lua modules. The answer is Lua code that makes `require` find them first. */
export function mountShims(mount: Mount): string {
  for (const [name, content] of luaSources) mount(`${SHIM_FOLDER}/${name}.lua`, content);
  const names = [...luaSources.keys()].map((name) => JSON.stringify(name)).join(', ');
  return `
for _, name in ipairs { ${names} } do
	package.preload[name] = assert(loadfile("${SHIM_FOLDER}/" .. name .. ".lua"));
end`;
}
