import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The folder in which boots of servers are kept: the one that CAESURA_CACHE names, none where that is empty; else this
 * person's folder for what programs can make again.
 */
export function bootsFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const named = environment['CAESURA_CACHE'];
  if (named === '') return undefined;
  return path.join(named ?? path.join(cachesOf(environment, platform), 'caesura'), 'boots');
}

function cachesOf(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const inHome = (...names: string[]) => path.join(environment['HOME'] ?? homedir(), ...names);
  if (platform === 'win32') return environment['LOCALAPPDATA'] ?? inHome('AppData', 'Local');
  if (platform === 'darwin') return inHome('Library', 'Caches');
  return environment['XDG_CACHE_HOME'] ?? inHome('.cache');
}
