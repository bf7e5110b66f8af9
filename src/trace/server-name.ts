import { t } from '../base/translate.ts';
import type { RunStarted } from './event.ts';

/** So much of a sum tells two of them apart. */
const DIGITS = 6;
/** So many modules are named; of more, the number. */
const MOST_NAMED = 3;

/** What people call the server of a run, with the code of their own that it ran, and how it varied: two runs that differ in it have two names. */
export function serverName({
  server,
  ownCode = [],
  variations = [],
}: Pick<RunStarted, 'server' | 'ownCode' | 'variations'>): string {
  const sources = ownCode.filter(({ kind }) => kind === 'prosody').map(({ hash }) => short(hash));
  const modules = ownCode.filter(({ kind }) => kind === 'module');
  const named = modules.slice(0, MOST_NAMED).map(({ name, hash }) => `mod_${name} ${short(hash)}`);
  const rest = modules.length - named.length;
  const words = rest > 0 ? [...named, t('{count} more', { count: rest })] : named;
  return [
    server,
    ...sources.map((hash) => t('code {hash}', { hash })),
    ...(words.length === 0 ? [] : [t('with {modules}', { modules: words.join(', ') })]),
    ...(variations.length === 0 ? [] : [variations.join(', ')]),
  ].join(' · ');
}

function short(hash: string): string {
  return hash.slice(0, DIGITS);
}
