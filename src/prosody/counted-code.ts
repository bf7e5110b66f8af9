/**
 * Of one line: its number, from 1; how often it ran until the server had started; how often since. A line of which
 * a server that has started ran nothing more has 0 there.
 */
export type CountedLine = readonly [line: number, atStart: number, since: number];

/** A function of the server's Lua, and how often each of its lines ran; the lines of functions within are theirs. */
export interface CountedFunction {
  /** Its first line; 0 for the code of the file itself. Several that begin in one line are one. */
  readonly defined: number;
  /** Its last line; 0 for the code of the file itself. */
  readonly end: number;
  /** In order: those on which there is something to run, and that can be reached at all. */
  readonly lines: readonly CountedLine[];
}

/** A file of the server's Lua: also one that was never loaded. */
export interface CountedFile {
  /** As in `CodePlace`. */
  readonly file: string;
  /** In the order of their first lines. */
  readonly functions: readonly CountedFunction[];
}
