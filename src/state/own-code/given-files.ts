import type { Disposable } from '../../base/disposable.ts';

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
      `${name} has more than ${MOST_FILES.toLocaleString('en')} files that may be of use, so it was not read. Choose the folder in it that you mean.`,
    );
  }
  const long = files.find(({ size }) => size > LONGEST_FILE);
  if (long !== undefined) {
    throw new GivenFilesError(
      `${long.path} in ${name} has more than ${megabytes(LONGEST_FILE)}, so the folder was not read.`,
    );
  }
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes <= MOST_BYTES) return;
  throw new GivenFilesError(
    `${name} has more than ${megabytes(MOST_BYTES)} in files that may be of use, so it was not read. Choose the folder in it that you mean.`,
  );
}

/** Of a folder with more names than are looked at. */
export function tooManyNames(name: string): GivenFilesError {
  return new GivenFilesError(
    `${name} has more than ${MOST_NAMES.toLocaleString('en')} files and folders, so it was not read. Choose the folder in it that you mean.`,
  );
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}
