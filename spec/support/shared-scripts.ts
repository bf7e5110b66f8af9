import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CorpusScript } from '../script/corpus.ts';

const SHARED = path.join(import.meta.dirname, '../../../shared');

/** The scripts of a folder beside the project; none, with a warning, where it is absent. */
export function sharedScripts(folder: string): readonly CorpusScript[] {
  const place = path.join(SHARED, folder);
  if (!existsSync(place)) {
    console.warn(`No scripts in ${place}: what needs them is skipped.`);
    return [];
  }
  return readdirSync(place)
    .filter((name) => name.endsWith('.scs'))
    .map((name) => ({ name, text: readFileSync(path.join(place, name), 'utf8') }));
}
