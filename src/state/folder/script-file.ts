import { decodeUtf8 } from './decode.ts';

/** A script of a folder, as it lies there. */
export interface FolderFile {
  /** Below the folder, with slashes. */
  readonly path: string;
  /** Without its byte order mark; every line ends in the same way. */
  readonly text: string;
  readonly lineEnd: LineEnd;
  /** Whether a byte order mark stands before it: it is written back as it was read. */
  readonly hasMark: boolean;
  /** In bytes, as it lies there. */
  readonly size: number;
  /** Another one once the file was written. */
  readonly stamp: number;
}

export type LineEnd = '\n' | '\r\n';

/** Where a file lies, and when it was written. */
export type FilePlace = Pick<FolderFile, 'path' | 'size' | 'stamp'>;

/** A file as a script; `undefined` when it is no text in UTF-8. Of several kinds of line ends the most frequent one stays. */
export function readScriptFile(place: FilePlace, bytes: Uint8Array): FolderFile | undefined {
  const text = decodeUtf8(bytes);
  if (text === undefined || text.includes('\0')) return undefined;
  const { path, size, stamp } = place;
  const lineEnd = usualLineEnd(text);
  return { path, size, stamp, lineEnd, text: withLineEnds(text, lineEnd), hasMark: hasMark(bytes) };
}

/** A file that has just been made here. */
export function freshFile(path: string, text: string): FolderFile {
  const lineEnd = usualLineEnd(text);
  const file = { path, text: withLineEnds(text, lineEnd), lineEnd, hasMark: false };
  return { ...file, size: bytesOf(file, text).length, stamp: 0 };
}

/** What is to be written so that the file holds a text: in UTF-8, with its own line ends and its byte order mark. */
export function bytesOf(
  { lineEnd, hasMark: marked }: Pick<FolderFile, 'lineEnd' | 'hasMark'>,
  text: string,
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode((marked ? MARK : '') + withLineEnds(text, lineEnd));
}

/** The file once it holds another text. */
export function withText(file: FolderFile, text: string, stamp: number): FolderFile {
  const size = bytesOf(file, text).length;
  return { ...file, text: withLineEnds(text, file.lineEnd), size, stamp };
}

/** Whether two texts differ in no more than how their lines end: an editor has one kind of line ends. */
export function isSameText(one: string, other: string): boolean {
  if (one === other) return true;
  const hasReturns = one.includes('\r') || other.includes('\r');
  return hasReturns && withLineEnds(one, '\n') === withLineEnds(other, '\n');
}

const MARK = '\ufeff';

function hasMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

function usualLineEnd(text: string): LineEnd {
  let pairs = 0;
  let single = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text.charAt(at - 1) === '\r') pairs += 1;
    else single += 1;
  }
  return pairs > single ? '\r\n' : '\n';
}

function withLineEnds(text: string, lineEnd: LineEnd): string {
  return text.replace(/\r\n|\r|\n/g, lineEnd);
}
