import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { OwnCode } from '../base/own-code.ts';
import type { OwnModules } from './protocol.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * The same for the same texts at the same paths, in whatever order they come. `sum`: SHA-256 of UTF-8 in hex, where there is
 * a faster one.
 */
export function codeHash(texts: Texts, sum: (text: string) => string = textSum): string {
  const lines = Object.entries(texts).map(([path, text]) => `${sum(text)} ${path}\n`);
  return sum(lines.sort().join('')).slice(0, DIGITS);
}

const DIGITS = 12;

/** Those of the newest texts: a folder is summed up at each change, which touches few of its files. */
const sums = new Map<string, string>();
const MOST_SUMS = 4000;

function textSum(text: string): string {
  const known = sums.get(text);
  if (known !== undefined) return known;
  const sum = bytesToHex(sha256(new TextEncoder().encode(text)));
  if (sums.size >= MOST_SUMS) sums.clear();
  sums.set(text, sum);
  return sum;
}

/** Own modules of these names, with the sums of their files. */
export function moduleCode({ files }: OwnModules, names: readonly string[]): readonly OwnCode[] {
  return names.map((name) => ({
    kind: 'module',
    name,
    hash: codeHash(filesOfModule(files, name)),
  }));
}

/** Those of its folder; of a module that lies beside others, its file, and the libraries beside it. */
function filesOfModule(files: Texts, name: string): Texts {
  const main = `mod_${name}.lua`;
  const path = Object.keys(files).find((each) => each === main || each.endsWith(`/${main}`));
  const folder = path?.slice(0, -main.length) ?? '';
  const isOf = (each: string) => (folder === '' ? each === path : each.startsWith(folder));
  const libraries = (each: string) => folder === '' && each.endsWith('.lib.lua');
  return Object.fromEntries(
    Object.entries(files).filter(([each]) => isOf(each) || libraries(each)),
  );
}
