import type { Disposable } from '../../base/disposable.ts';
import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';

/** A file of what a person gave the page, as it lies there now. */
export interface GivenFile {
  /** Below the folder, with slashes. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Another one once the file was written. */
  readonly stamp: number;
  bytes(): Promise<Uint8Array>;
}

/** A folder, an archive, or files that a person gave the page. It never leaves the browser. */
export interface GivenFiles {
  readonly kind: 'folder' | 'archive' | 'file';
  readonly name: string;
  /** All that is of use in it, as it is now. Rejects with a `GivenFilesError`, or with what the browser says. */
  list(): Promise<readonly GivenFile[]>;
  /**
   * Calls back when something may have been written, and waits for the answer before it calls again. Absent where the
   * browser cannot tell.
   */
  readonly watch?: (mayHaveChanged: () => Promise<void>) => Disposable;
}

/** Why something that was given is not taken; its message is a sentence for people. */
export class GivenFilesError extends Error {
  override readonly name = 'GivenFilesError';
}

/** Prosody has some 400 files with 3 MB; a folder of all modules of the community 1,000 with 5 MB. */
export const MOST_FILES = 5_000;
export const MOST_BYTES = 40_000_000;
/** Of one file. */
export const LONGEST_FILE = 2_000_000;
/** So many names are looked at, of use or not. */
export const MOST_NAMES = 50_000;

/** Refuses more names, files or bytes than are read. */
export function checkCaps(name: string, files: readonly Pick<GivenFile, 'path' | 'size'>[]): void {
  if (files.length > MOST_FILES) {
    throw new GivenFilesError(
      t(
        '{name} has more than {mostFiles} files that may be of use, so it was not read. Choose the folder in it that you mean.',
        { name, mostFiles: MOST_FILES.toLocaleString(spokenTag()) },
      ),
    );
  }
  const long = files.find(({ size }) => size > LONGEST_FILE);
  if (long !== undefined) {
    throw new GivenFilesError(
      t('{path} in {name} has more than {megabytes}, so the folder was not read.', {
        path: long.path,
        name,
        megabytes: megabytes(LONGEST_FILE),
      }),
    );
  }
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes <= MOST_BYTES) return;
  throw new GivenFilesError(
    t(
      '{name} has more than {megabytes} in files that may be of use, so it was not read. Choose the folder in it that you mean.',
      { name, megabytes: megabytes(MOST_BYTES) },
    ),
  );
}

/** Of a folder with more names than are looked at. */
export function tooManyNames(name: string): GivenFilesError {
  return new GivenFilesError(
    t(
      '{name} has more than {mostNames} files and folders, so it was not read. Choose the folder in it that you mean.',
      { name, mostNames: MOST_NAMES.toLocaleString(spokenTag()) },
    ),
  );
}

export function megabytes(bytes: number): string {
  const digits = bytes < 10_000_000 ? 1 : 0;
  const count = (bytes / 1_000_000).toLocaleString(spokenTag(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
  return `${count} MB`;
}
