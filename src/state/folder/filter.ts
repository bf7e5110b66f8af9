import type { FolderFile } from './script-file.ts';

/** Those of the files whose path, title or tags hold all the words; all of them where there are no words. */
export function filtered(files: readonly FolderFile[], words: string): readonly FolderFile[] {
  const wanted = wordsOf(words);
  return wanted.length === 0 ? files : files.filter((file) => holdsWords(searched(file), wanted));
}

/** Whether a text holds all words, in any order and case. */
export function hasWords(text: string, words: string): boolean {
  return holdsWords(text.toLowerCase(), wordsOf(words));
}

function holdsWords(text: string, wanted: readonly string[]): boolean {
  return wanted.every((word) => text.includes(word));
}

function wordsOf(words: string): readonly string[] {
  return words.toLowerCase().split(/\s+/).filter(Boolean);
}

const known = new WeakMap<FolderFile, string>();

function searched(file: FolderFile): string {
  const before = known.get(file);
  if (before !== undefined) return before;
  const text = `${file.path}\n${headOf(file.text)}`.toLowerCase();
  known.set(file, text);
  return text;
}

/** Title, description and tags stand in the comment that a script begins with; of a long one the begin is searched. */
const LONGEST_HEAD = 2_000;

function headOf(text: string): string {
  const begin = text.slice(0, LONGEST_HEAD).split(/\r?\n/);
  const end = begin.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  return begin.slice(0, end < 0 ? undefined : end).join('\n');
}
