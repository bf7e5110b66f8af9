import { constants } from 'node:fs';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a report whole or not at all: what lay there stays until the new one is on the disk. Devices and pipes are
 * written to as they are; a pipe that nobody reads is an error, not a wait. Rejects with a sentence's worth of words.
 */
export async function writeReportFile(file: string, text: string | Uint8Array): Promise<void> {
  try {
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) await replace(file, text, 0o666);
    else if (found.isFile()) await replace(await realpath(file), text, found.mode & 0o777);
    else await writeThrough(file, text);
  } catch (error) {
    throw new Error(`${file}: ${wordsOf(error)}`, { cause: error });
  }
}

let made = 0;

async function replace(file: string, text: string | Uint8Array, mode: number): Promise<void> {
  made += 1;
  const name = `.caesura-${String(process.pid)}-${String(made)}.tmp`;
  const temporary = path.join(path.dirname(file), name);
  try {
    await writeFile(temporary, text, { flag: 'wx', mode });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    // The folder takes no new file, but the file may take a new text.
    if (!['EACCES', 'EPERM'].includes(codeOf(error))) throw error;
    await writeFile(file, text);
  }
}

async function writeThrough(file: string, text: string | Uint8Array): Promise<void> {
  // Without this flag, opening a pipe waits until somebody reads it.
  const probe = await open(file, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    await writeFile(file, text);
  } finally {
    await probe.close();
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why some writing failed, in words; `undefined` where it did not. */
export async function writingFault(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return wordsOf(error);
  }
}

/** Why something could not be written, in words. */
export function wordsOf(error: unknown): string {
  const known = WORDS[codeOf(error)];
  return known ?? (error instanceof Error ? error.message : String(error));
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no room left on the disk',
  EDQUOT: 'there is no room left for you on the disk',
  EFBIG: 'the file would be larger than the system allows',
  EPIPE: 'whoever read it has gone',
  ENXIO: 'nobody reads from it',
  EIO: 'the terminal or the disk no longer answers',
  EROFS: 'the disk can only be read',
  EACCES: 'you may not write there',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
};
