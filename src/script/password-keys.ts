import { editDistance } from '../base/edit-distance.ts';

/** Keys that mean something else, though some are not far from it. */
const OTHER_KEYS: ReadonlySet<string> = new Set(
  'jid resource connecthost connectport customhost customport host port'.split(' '),
);
/** Longer keys are sentences. */
const LONGEST_KEY = 40;
const FAR = 3;

/** Whether a word is `password`, another word for it, or most probably meant to be it: `Pasword`, `pass word`, `pwd`. */
export function isPasswordKey(key: string): boolean {
  const word = lettersOf(key);
  if (word.length > LONGEST_KEY || OTHER_KEYS.has(word)) return false;
  if (/pass|pwd|passw|secret|token|credential/.test(word) || word === 'pw') return true;
  return word.length >= FAR + 2 && editDistance(word, 'password') <= FAR;
}

/** Whether a word is a key that means something, a password's included. */
export function isKnownKey(key: string): boolean {
  return OTHER_KEYS.has(lettersOf(key)) || isPasswordKey(key);
}

/** Whether two words together are one of the usual keys. */
export function isSplitPasswordKey(first: string, second: string): boolean {
  const word = lettersOf(first + second);
  return ['password', 'passphrase', 'passwd', 'passcode'].some(
    (key) => editDistance(word.slice(0, LONGEST_KEY), key) <= 1,
  );
}

function lettersOf(key: string): string {
  return key
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
