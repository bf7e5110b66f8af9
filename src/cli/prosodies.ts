import { existsSync } from 'node:fs';
import { err, ok, type Result } from '../base/result.ts';
import { findProsody, readProsody, type OwnProsody } from './own-files.ts';

/** A Prosody that scripts run on. */
export interface NamedProsody extends OwnProsody {
  /** Its version, and its place where two have the same one. */
  readonly name: string;
}

/**
 * The Prosodys that `--prosody` names, each a version, a folder or a file; without any the newest that there is. A
 * sentence when one of them cannot be had.
 */
export async function findProsodies(
  words: readonly string[],
): Promise<Result<readonly NamedProsody[], string>> {
  const found: { word: string; prosody: OwnProsody }[] = [];
  for (const word of words.length === 0 ? ['newest'] : words) {
    const prosody = await prosodyOf(word);
    if (!prosody.ok) return err(words.length === 0 ? prosody.error : asSaid(word, prosody.error));
    found.push({ word, prosody: prosody.value });
  }
  const isTwice = ({ version }: OwnProsody) =>
    found.filter(({ prosody }) => prosody.version === version).length > 1;
  return ok(
    found.map(({ word, prosody }) => ({
      ...prosody,
      name: isTwice(prosody) ? `${prosody.version} (${word})` : prosody.version,
    })),
  );
}

function asSaid(word: string, sentence: string): string {
  return `--prosody ${word}: ${sentence}`;
}

/** What looks like a version is one, unless something of that name lies here. */
function prosodyOf(word: string): Promise<Result<OwnProsody, string>> {
  const isVersion = word === 'newest' || (/^\d+(?:\.\d+)*$/.test(word) && !existsSync(word));
  return isVersion ? findProsody({ wanted: word }) : readProsody(word);
}
