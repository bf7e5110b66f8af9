import type { TextRange } from '../base/text-range.ts';
import { isPasswordKey, isSplitPasswordKey } from './password-keys.ts';

/** What a comment says a password is, more often than the password itself. */
const NO_VALUE =
  /^(?:wrong|right|required|missing|not|correct|incorrect|needed|the|an?|set|empty|changed|sent|refused|accepted|no|none|known|unknown|protected|only|also)$/i;

/**
 * The place of a secret in a comment, empty where it must be on the next line: after `password:` or `pw =`, and the
 * word after `password is`. Beside a definition all that follows counts, else no more than two words: elsewhere people
 * write sentences about passwords.
 */
export function commentSecret(comment: string, isBeside: boolean): TextRange | undefined {
  for (const { index } of comment.matchAll(/[:=]/g)) {
    if (!endsWithKey(comment.slice(0, index))) continue;
    const start = index + 1 + (/^[>\s]*/.exec(comment.slice(index + 1))?.[0].length ?? 0);
    const end = start + comment.slice(start).trimEnd().length;
    const words = comment.slice(start, end).split(/\s+/);
    return isBeside || words.length <= 2 ? { start, end } : undefined;
  }
  return toldSecret(comment) ?? (isBeside ? secretAfterWord(comment) : undefined);
}

function endsWithKey(before: string): boolean {
  const [, first = '', second = ''] =
    /(?:([^\s:=]{1,40})[ \t]+)?([^\s:=]{1,40})["']?[ \t]*$/.exec(before.slice(-90)) ?? [];
  if (isPasswordKey(second) || isSplitPasswordKey(first, second)) return true;
  return false;
}

/** `Romeo's password is hunter2.` */
function toldSecret(comment: string): TextRange | undefined {
  const told = /([^\s:=]{1,40})[ \t]+(?:is|was)[ \t]+["'“]?([^\s"'“”]{1,200})/i.exec(comment);
  if (told === null || !isPasswordKey(told[1] ?? '')) return undefined;
  const word = (told[2] ?? '').replace(/[.,;]$/, '');
  if (NO_VALUE.test(word)) return undefined;
  const start = told.index + told[0].length - (told[2] ?? '').length;
  return { start, end: start + word.length };
}

/** `password hunter2`, and nothing else. */
function secretAfterWord(comment: string): TextRange | undefined {
  const pair = /^([^\s:=]{1,40})[ \t]+(\S{1,200})$/.exec(comment);
  if (pair === null || !isPasswordKey(pair[1] ?? '')) return undefined;
  const word = pair[2] ?? '';
  if (NO_VALUE.test(word)) return undefined;
  return { start: comment.length - word.length, end: comment.length };
}
