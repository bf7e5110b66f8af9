import { spokenTag } from '../base/language.ts';
import type { createScriptEditor } from './script-editor.ts';
import type { createStanzaEditor } from './stanza-editor.ts';

/** Monaco’s own words, as it comes with them; in a language that is not among them its menus are English. */
const WORDS = import.meta.glob('./monaco-words/*.ts');

/** The editor of scripts. Rejects when its code cannot be had. */
export async function loadScriptEditor(): Promise<typeof createScriptEditor> {
  await fetchWords();
  return (await import('./script-editor.ts')).createScriptEditor;
}

/** The editor of single stanzas, likewise. */
export async function loadStanzaEditor(): Promise<typeof createStanzaEditor> {
  await fetchWords();
  return (await import('./stanza-editor.ts')).createStanzaEditor;
}

/** Monaco asks for its words as its code is evaluated: they have to be there before. */
async function fetchWords(): Promise<void> {
  try {
    await WORDS[`./monaco-words/${spokenTag()}.ts`]?.();
  } catch {
    // Its menus are English then, and all else is as it is.
  }
}
