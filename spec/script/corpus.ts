import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { skippedFor } from '../support/requirement.ts';

const ROOT = path.join(import.meta.dirname, '../..');
/** Their folder: the one that PROSODY_SCRIPTS names, else the one beside the project. */
export const PROSODY_SCRIPTS =
  process.env['PROSODY_SCRIPTS'] ?? path.join(ROOT, '../shared/corpus/prosody');

export interface CorpusScript {
  readonly name: string;
  readonly text: string;
}

/** The scripts that come with Prosody, which lie beside the project; an empty list (see `skippedFor`) where they do not. */
export function prosodyScripts(): readonly CorpusScript[] {
  if (existsSync(PROSODY_SCRIPTS)) return scriptsIn(PROSODY_SCRIPTS);
  skippedFor(`Prosody's own scripts are not in ${PROSODY_SCRIPTS}.`);
  return [];
}

/** The scripts that the page ships. */
export function shippedScripts(): readonly CorpusScript[] {
  return scriptsIn(path.join(ROOT, 'public/scenarios'));
}

/** Whether a script asks for what only the embedded server has: a variation, or options of its own. */
export function isForEmbedded(text: string): boolean {
  return /^## (?:variation|option): /m.test(text);
}

function scriptsIn(folder: string): CorpusScript[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.scs'))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
