import { homedir } from 'node:os';
import path from 'node:path';

/** The folder in which boots of servers are kept; `undefined` where nothing is to be kept. */
export function bootsFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const folder = cacheFolder(environment, platform);
  return folder === undefined ? undefined : path.join(folder, 'boots');
}

/**
 * The folder for what can be made again: the one that CAESURA_CACHE names, none where that is empty; else ours in this
 * person's folder for caches.
 */
export function cacheFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const named = environment['CAESURA_CACHE'];
  if (named === '') return undefined;
  return named ?? path.join(cachesOf(environment, platform), 'caesura');
}

function cachesOf(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const inHome = (...names: string[]) => path.join(environment['HOME'] ?? homedir(), ...names);
  if (platform === 'win32') return environment['LOCALAPPDATA'] ?? inHome('AppData', 'Local');
  if (platform === 'darwin') return inHome('Library', 'Caches');
  return environment['XDG_CACHE_HOME'] ?? inHome('.cache');
}
