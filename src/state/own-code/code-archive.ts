import type { OwnCode } from '../../base/own-code.ts';

type Texts = Readonly<Record<string, string>>;

/** So many are remembered: files that did not change between two of them are in memory once. */
const MOST = 40;

/** Texts of code that ran in this page, so that a run can show them after they have changed. */
export interface CodeArchive {
  remember(code: OwnCode, texts: Texts): void;
  /** A file of one of these; modules lie in front. */
  find(code: readonly OwnCode[], file: string): string | undefined;
}

export function createCodeArchive(): CodeArchive {
  const known = new Map<string, Texts>();
  return {
    remember(code, texts) {
      const key = keyOf(code);
      known.delete(key);
      known.set(key, texts);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    },
    find(code, file) {
      const inFront = code.filter(({ kind }) => kind === 'module');
      for (const each of [...inFront, ...code.filter(({ kind }) => kind === 'prosody')]) {
        const texts = known.get(keyOf(each));
        if (texts !== undefined && Object.hasOwn(texts, file)) return texts[file];
      }
      return undefined;
    },
  };
}

function keyOf({ kind, name, hash }: OwnCode): string {
  return `${kind} ${hash} ${name}`;
}
