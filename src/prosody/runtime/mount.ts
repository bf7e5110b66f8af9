import type { Pack } from '../pack.ts';
import { luaSources } from './lua-sources.ts';
import { CONFIG_FOLDER, OWN_FOLDER, PROSODY_FOLDER } from '../lua-place.ts';
import type { OwnConfig, OwnModules } from '../protocol.ts';
import { variationModules } from '../variations/module-sources.ts';
import { embeddedConfig } from './server-config.ts';

const SHIM_FOLDER = '/usr/lib/caesura';
/** As `lua/caesura/boot.lua` names it. */
const VARIATION_FOLDER = '/usr/lib/caesura/modules';

type Mount = (path: string, content: string) => void;

/** Lays out Prosody's files and its configuration as on a machine where it is installed, and modules in front of them. */
export function mountProsody(pack: Pack, own: OwnModules | undefined, mount: Mount): void {
  for (const [path, content] of Object.entries(pack.files)) {
    mount(`${PROSODY_FOLDER}/${path}`, content);
  }
  mount(`${PROSODY_FOLDER}/prosody.version`, `${pack.version}\n`);
  for (const [path, content] of Object.entries(own?.files ?? {})) {
    mount(`${OWN_FOLDER}/${path}`, content);
  }
  for (const [name, content] of variationModules) mount(`${VARIATION_FOLDER}/${name}`, content);
  mount('/etc/prosody/prosody.cfg.lua', embeddedConfig(own));
}

/** All files of Lua that it lays out but the configuration: where each lies, and what it is called. */
export function luaFilesOf(pack: Pack, own: OwnModules | undefined): readonly [string, string][] {
  const ours = Object.keys(own?.files ?? {}).map((path) => `${OWN_FOLDER}/${path}`);
  return [
    ...Object.keys(pack.files).map((path): [string, string] => [`${PROSODY_FOLDER}/${path}`, path]),
    ...ours.map((path): [string, string] => [path, path]),
  ].filter(([path]) => path.endsWith('.lua'));
}

/** Lays out a configuration of somebody's own. The answer is Lua code that has it read; paths may hold any bytes. */
export function mountConfig(config: OwnConfig | undefined, mount: Mount): string {
  if (config === undefined) return '';
  for (const [path, content] of Object.entries(config.files)) {
    mount(`${CONFIG_FOLDER}/${path}`, content);
  }
  const paths = [config.main, ...Object.keys(config.files).filter((path) => path !== config.main)];
  const listed = paths.map((path) => luaText(`${CONFIG_FOLDER}/${path}`)).join(', ');
  return `rawset(_G, "caesura_own_config", { ${listed} });`;
}

function luaText(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  return `"${bytes.map((byte) => `\\${String(byte).padStart(3, '0')}`).join('')}"`;
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
