import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');
const PROSODY = path.join(ROOT, '../shared/corpus/prosody');

export interface CorpusScript {
  readonly name: string;
  readonly text: string;
}

/** The scripts that come with Prosody: beside the project, where they are present; else an empty list. */
export function prosodyScripts(): readonly CorpusScript[] {
  if (existsSync(PROSODY)) return scriptsIn(PROSODY);
  console.warn(`No scripts of Prosody in ${PROSODY}: what needs them is skipped.`);
  return [];
}

/** The scripts that the page ships. */
export function shippedScripts(): readonly CorpusScript[] {
  return scriptsIn(path.join(ROOT, 'public/scenarios'));
}

function scriptsIn(folder: string): CorpusScript[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.scs'))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
