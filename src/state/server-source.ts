import { err, ok, type Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import type { ServerSource, Stores } from './app-state.ts';
import type { Platform } from './ports.ts';

/** Reads sources of the server that a run names (`Prosody 0.12.3 · in this tab`), each file once. */
export function createServerSource(
  { catalogue }: Pick<Stores, 'catalogue'>,
  { serverSource, ownSource }: Pick<Platform, 'serverSource' | 'ownSource'>,
): ServerSource {
  const known = new Map<string, Promise<Result<string, string>>>();
  const read: ServerSource = async (server, file, code = []) => {
    const own = ownSource?.(code, file);
    if (own !== undefined) return ok(own);
    // What is said behind the version, in the language of the page that ran it, tells where it was and how configured.
    const { versions } = catalogue.getState();
    const version = versions.find((each) => server.startsWith(`Prosody ${each} · `));
    if (version === undefined) {
      return err(
        code.length === 0
          ? t('The code of “{server}” is not here: this page carries another Prosody.', { server })
          : t('The code of “{server}” is no longer here: give its folder again, and run.', {
              server,
            }),
      );
    }
    const text = await serverSource(version, file);
    return text === undefined
      ? err(t('The text of {file} is not among the server’s files.', { file }))
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
