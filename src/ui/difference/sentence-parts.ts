import { t } from '../../base/translate.ts';
import type { RichTextPart } from '../../insight/rich-text.ts';

/** The words before the bare name of what is not there, parted by bars. */
const BEFORE_NAMES: readonly string[] = t('no|some').split('|');
/** A value, or a word that another one follows. */
const CODE = /(?<![\w:-])[\w:-]+=(?:"[^"]*"|'[^']*')|(?<!\p{L})\p{L}+ /gu;

/**
 * A sentence about a difference, with what is protocol in it set as code: `role="none"`, and the bare name of the
 * attribute in question.
 */
export function sentenceParts(sentence: string, path: readonly string[]): readonly RichTextPart[] {
  const last = path.at(-1) ?? '';
  const attribute = last.startsWith('@') ? last.slice(1) : '';
  const parts: RichTextPart[] = [];
  let at = 0;
  for (const { 0: found, index } of sentence.matchAll(CODE)) {
    const isNamed = found.endsWith(' ');
    if (isNamed && !BEFORE_NAMES.includes(found.trimEnd())) continue;
    const start = isNamed ? index + found.length : index;
    const end = isNamed ? endOfWord(sentence, attribute, start) : index + found.length;
    if (end === undefined) continue;
    parts.push({ kind: 'words', text: sentence.slice(at, start) });
    parts.push({ kind: 'code', text: sentence.slice(start, end) });
    at = end;
  }
  if (at < sentence.length) parts.push({ kind: 'words', text: sentence.slice(at) });
  return parts.filter((part) => part.kind === 'spec' || part.text !== '');
}

/** The end of a word that stands at a place as a whole; `undefined` where it does not. */
function endOfWord(sentence: string, word: string, start: number): number | undefined {
  const end = start + word.length;
  if (word === '' || !sentence.startsWith(word, start)) return undefined;
  return /\w/.test(sentence.charAt(end)) ? undefined : end;
}
