import { t } from '../../base/translate.ts';
import { counted } from '../../base/counted.ts';
import type { LoadedModule } from '../../prosody/server.ts';
import type { ModulesEntry, ProsodyEntry } from '../../state/own-code/code-entries.ts';
import { megabytes } from '../../state/own-code/given-files.ts';

/** `367 files, 2.9 MB · code 3fa2b1`. */
export function aboutEntry({ files, bytes, hash }: ProsodyEntry | ModulesEntry): string {
  const size = bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : megabytes(bytes);
  return t('{files}, {size} · code {hash}', {
    files: counted(files, 'file'),
    size,
    hash: hash.slice(0, 6),
  });
}

/** So many names are told; of more, how many. */
const MOST = 4;

/** `mod_muc from folder patched`, `212 modules from folder prosody-modules`. */
export function modulesName({ modules, kind, name }: ModulesEntry): string {
  if (modules.length === 0) return name;
  const names = modules.map((each) => `mod_${each}`);
  const isPlain = kind === 'file' && modules.length === 1;
  const words = names.length > MOST ? counted(names.length, 'module') : names.join(', ');
  return isPlain
    ? words
    : t('{words} from {part}{name}', { words, part: kind === 'file' ? '' : `${kind} `, name });
}

/** On which hosts modules are loaded, as the server told when it started. */
export function hostWords(isOn: boolean, loaded: readonly LoadedModule[]): string {
  if (!isOn) return t('Off: not in front of Prosody’s own');
  if (loaded.length === 0) return t('The next run loads it');
  return loaded
    .slice(0, MOST)
    .map(({ name, hosts }) =>
      t('mod_{name} is loaded on {hosts}', { name, hosts: hosts.map(hostName).join(', ') }),
    )
    .concat(loaded.length > MOST ? [t('and {count} more', { count: loaded.length - MOST })] : [])
    .join(' · ');
}

function hostName(host: string): string {
  return host === '*' ? t('the server itself') : host;
}
