import { err, ok, type Result } from '../base/result.ts';
import type { ServerSource, Stores } from './app-state.ts';
import type { Platform } from './ports.ts';
import { serverLabel } from './server-choice.ts';

/** Reads sources of the server that a run names (`Prosody 0.12.3 · in this tab`), each file once. */
export function createServerSource(
  { catalogue }: Pick<Stores, 'catalogue'>,
  { serverSource, ownSource }: Pick<Platform, 'serverSource' | 'ownSource'>,
): ServerSource {
  const known = new Map<string, Promise<Result<string, string>>>();
  const read: ServerSource = async (server, file, code = []) => {
    const own = ownSource?.(code, file);
    if (own !== undefined) return ok(own);
    const version = catalogue.getState().versions.find((each) => {
      const label = serverLabel({ kind: 'embedded', version: each });
      // What is said behind it tells how it was configured.
      return server === label || server.startsWith(`${label} · `);
    });
    if (version === undefined) {
      return err(
        code.length === 0
          ? `The code of “${server}” is not here: this page carries another Prosody.`
          : `The code of “${server}” is no longer here: give its folder again, and run.`,
      );
    }
    const text = await serverSource(version, file);
    return text === undefined
      ? err(`The text of ${file} is not among the server’s files.`)
      : ok(text);
  };
  return async (server, file, code = []) => {
    const key = [server, file, ...code.map(({ hash }) => hash)].join('\n');
    const reading = known.get(key) ?? read(server, file, code);
    known.set(key, reading);
    const found = await reading;
    // It may be there the next time.
    if (!found.ok) known.delete(key);
    return found;
  };
}
