import { counted } from '../../base/counted.ts';
import type { LoadedModule } from '../../prosody/server.ts';
import type { ModulesEntry, ProsodyEntry } from '../../state/own-code/code-entries.ts';
import { megabytes } from '../../state/own-code/given-files.ts';

/** `367 files, 2.9 MB · code 3fa2b1`. */
export function aboutEntry({ files, bytes, hash }: ProsodyEntry | ModulesEntry): string {
  const size = bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : megabytes(bytes);
  return `${counted(files, 'file')}, ${size} · code ${hash.slice(0, 6)}`;
}

/** So many names are told; of more, how many. */
const MOST = 4;

/** `mod_muc from folder patched`, `212 modules from folder prosody-modules`. */
export function modulesName({ modules, kind, name }: ModulesEntry): string {
  if (modules.length === 0) return name;
  const names = modules.map((each) => `mod_${each}`);
  const isPlain = kind === 'file' && modules.length === 1;
  const words = names.length > MOST ? counted(names.length, 'module') : names.join(', ');
  return isPlain ? words : `${words} from ${kind === 'file' ? '' : `${kind} `}${name}`;
}

/** On which hosts modules are loaded, as the server told when it started. */
export function hostWords(isOn: boolean, loaded: readonly LoadedModule[]): string {
  if (!isOn) return 'Off: not in front of Prosody’s own';
  if (loaded.length === 0) return 'The next run loads it';
  return loaded
    .slice(0, MOST)
    .map(({ name, hosts }) => `mod_${name} is loaded on ${hosts.map(hostName).join(', ')}`)
    .concat(loaded.length > MOST ? [`and ${loaded.length - MOST} more`] : [])
    .join(' · ');
}

function hostName(host: string): string {
  return host === '*' ? 'the server itself' : host;
}
