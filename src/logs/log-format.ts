import type { Milliseconds } from '../base/clock.ts';
import type { Direction } from '../trace/event.ts';

/** A line, or a message, that holds XML of a stream: all of an element, or its begin, or what goes on with it. */
export interface StreamLine {
  readonly kind: 'xml';
  /** What stands behind the words of the log; `''` where the XML begins on the next line. */
  readonly text: string;
  /** As the client sees it; absent where the log does not tell. */
  readonly direction?: Direction;
  /** What the log tells one connection from another by; absent where there is one only. */
  readonly session?: string;
  /** Of a day, or since 1970; absent where the log tells no time. */
  readonly at?: Milliseconds;
  /** The text goes on where that of the line before ended, in the midst of a line or of a tag. */
  readonly isChunk?: boolean;
}

/** A line of words between the stanzas. */
export interface WordLine {
  readonly kind: 'words';
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Who says it; `''` where that is not told. */
  readonly source: string;
  readonly message: string;
  readonly at?: Milliseconds;
}

/** What a format makes of a line; `undefined`: this line goes on with what the line before began. */
export type ReadLine = StreamLine | WordLine | undefined;

/** How a program writes down what it sends and receives. */
export interface LogFormat {
  /** Stable, kebab-case. */
  readonly id: string;
  /** Completes “A log of …”. */
  readonly name: string;
  /** Where people find it, as words for a list. */
  readonly where: string;
  readonly read: (line: string) => ReadLine;
  /** Whether what this line prints goes on in the next one: both are one line then. Without it, no line does. */
  readonly goesOn?: (line: string) => boolean;
}
