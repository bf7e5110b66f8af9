import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a machine takes Debian's packages from. */
export interface Archive {
  readonly uri: string;
  /** With the keys that sign it. */
  readonly keyring: string;
}

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** The Debian archive that apt's own sources name, in either of their two forms; `undefined` where they name none. */
export async function archiveOf(folder: string): Promise<Archive | undefined> {
  for (const text of await sourceTexts(folder)) {
    for (const entry of [...stanzas(text), ...lines(text)]) {
      if (!isDebian(entry.uri)) continue;
      const keyring = entry.keyring ?? KEYRING;
      if (existsSync(keyring)) return { uri: entry.uri, keyring };
    }
  }
  return undefined;
}

interface Entry {
  readonly uri: string;
  readonly keyring: string | undefined;
}

/** The archive itself; that of security updates has other suites. */
function isDebian(uri: string): boolean {
  return /^(?:https?|file):.*\/debian\/?$/.test(uri);
}

async function sourceTexts(folder: string): Promise<readonly string[]> {
  const parts = join(folder, 'sources.list.d');
  const names = await readdir(parts).catch(() => []);
  const files = [join(folder, 'sources.list'), ...names.sort().map((name) => join(parts, name))];
  return Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
}

/** Of a `.sources` file (deb822). */
function stanzas(text: string): Entry[] {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const field = (name: string) =>
      stanza
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim();
    const uris = field('URIs')?.split(/\s+/) ?? [];
    const keyring = field('Signed-By');
    return uris.map((uri) => ({ uri, keyring: keyring?.startsWith('/') ? keyring : undefined }));
  });
}

/** Of a `.list` file: `deb [options] URI SUITE COMPONENT…`. */
function lines(text: string): Entry[] {
  return text.split('\n').flatMap((line) => {
    const found = /^deb\s+(?:\[(?<options>[^\]]*)\]\s+)?(?<uri>\S+)\s/.exec(line.trim());
    const uri = found?.groups?.['uri'];
    if (uri === undefined) return [];
    const keyring = /signed-by=(\S+)/.exec(found?.groups?.['options'] ?? '')?.[1];
    return [{ uri, keyring }];
  });
}
