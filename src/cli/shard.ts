import { err, ok, type Result } from '../base/result.ts';

/** One part of the scripts, for one of several machines that share them. */
export interface Shard {
  /** Which, from 1. */
  readonly part: number;
  /** How many there are. */
  readonly of: number;
}

/** `2/4`. The error is a sentence. */
export function readShard(text: string): Result<Shard, string> {
  const match = /^(?<part>\d{1,6})\/(?<of>\d{1,6})$/.exec(text);
  const [part, of] = [Number(match?.groups?.['part']), Number(match?.groups?.['of'])];
  if (match === null) {
    return err(
      `--shard is I/N, such as 2/4 for the second of four parts; ${JSON.stringify(text)} is not.`,
    );
  }
  if (of === 0) return err(`--shard ${text}: there is at least one part.`);
  if (part === 0) return err(`--shard ${text}: the first part is 1/${of}.`);
  return part > of ? err(`--shard ${text}: the last part is ${of}/${of}.`) : ok({ part, of });
}

/**
 * The files of one part, in their order. Each file is in one part; all parts have as many files, or one more; and which
 * file is in which depends on all their names alone, not on their order.
 */
export function inShard<T extends { readonly file: string }>(
  files: readonly T[],
  { part, of }: Shard,
): readonly T[] {
  const places = new Map(
    files
      .map(({ file }) => file)
      .sort()
      .map((file, index) => [file, index] as const),
  );
  return files.filter(({ file }) => ((places.get(file) ?? 0) % of) + 1 === part);
}
