import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { LONGEST_SCRIPT } from '../base/longest-script.ts';

/** What finding and reading scripts needs of a file system; specs break it. */
export interface FileSystem {
  readonly stat: (file: string) => Promise<FileKind>;
  readonly realpath: (file: string) => Promise<string>;
  readonly readdir: (folder: string) => Promise<readonly FolderEntry[]>;
  /** The first bytes of a regular file, at most so many. Never waits for anybody to write. */
  readonly readStart: (file: string, most: number) => Promise<Uint8Array>;
}

export interface FileKind {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

export interface FolderEntry extends Omit<FileKind, 'size'> {
  readonly name: string;
  isSymbolicLink(): boolean;
}

export const NODE_FILES: FileSystem = {
  stat: (file) => stat(file),
  realpath: (file) => realpath(file),
  readdir: (folder) => readdir(folder, { withFileTypes: true }),
  readStart,
};

export interface ScriptFile {
  readonly file: string;
  /** What the course of its folder calls it; absent: its own title holds. */
  readonly name?: string;
  readonly text: string;
}

/** A file or folder that is there, but whose text cannot be had. */
export interface UnreadableFile {
  readonly file: string;
  /** A sentence: why. */
  readonly problem: string;
}

export type FoundFile = ScriptFile | UnreadableFile;

/** The text of a script, or the sentence that says why there is none; at once, whatever lies there. */
export async function readScript(file: string, files: FileSystem): Promise<FoundFile> {
  try {
    const found = await files.stat(file);
    if (!found.isFile()) return { file, problem: noFile(found) };
    if (found.size > LONGEST_SCRIPT) return { file, problem: tooLong(found.size) };
    const bytes = await files.readStart(file, LONGEST_SCRIPT + 1);
    if (bytes.length > LONGEST_SCRIPT) return { file, problem: tooLong(bytes.length) };
    return textOf(file, bytes);
  } catch (error) {
    return { file, problem: `The file cannot be read: ${reasonOf(error)}.` };
  }
}

/** What went wrong, as Node says it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function noFile(found: FileKind): string {
  if (found.isDirectory()) return 'It is a folder, not a script.';
  if (found.isFIFO()) return 'It is a pipe, not a file. Save the script to a file first.';
  return `It is a ${found.isSocket() ? 'socket' : 'device'}, not a file. Name a script.`;
}

function tooLong(size: number): string {
  const limit = LONGEST_SCRIPT / 1e6;
  return `The file has ${(size / 1e6).toFixed(1)} MB; a script has at most ${limit} MB. Is it a script?`;
}

function textOf(file: string, bytes: Uint8Array): FoundFile {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return { file, text };
    return { file, problem: 'The file is binary, not text. Is it a script?' };
  } catch {
    return { file, problem: 'The file is not UTF-8 text. Save it as UTF-8.' };
  }
}

async function readStart(file: string, most: number): Promise<Uint8Array> {
  // Since it was looked at, it may have become a pipe: opening one must not wait for its writer.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error('it is no file any more');
    // One more than it has: the end shows. It may grow meanwhile.
    let buffer = new Uint8Array(Math.min(most, found.size + 1));
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length === most) return buffer.subarray(0, length);
      if (length === buffer.length) buffer = grown(buffer, most);
    }
  } finally {
    await handle.close();
  }
}

function grown(buffer: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(most, 2 * buffer.length));
  larger.set(buffer);
  return larger;
}
