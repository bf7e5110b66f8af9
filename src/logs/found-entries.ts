import type { Milliseconds } from '../base/clock.ts';
import type { InParts } from '../base/in-parts.ts';
import type { Direction } from '../trace/event.ts';
import { ElementCutter, type FoundElement, type StrayReason } from './cut-elements.ts';
import type { LogFormat, ReadLine, WordLine, StreamLine } from './log-format.ts';
import { optional } from './optional.ts';

/** An element with what the log says of it. */
export interface ElementEntry extends FoundElement {
  readonly kind: 'element';
  readonly direction?: Direction;
  readonly session: string;
  readonly at?: Milliseconds;
}

/** Words of a log, all its lines together. */
export interface WordsEntry extends WordLine {
  readonly line: number;
}

export type LogEntry = ElementEntry | WordsEntry;

/** Lines that nothing was made of. */
export interface StrayLines {
  readonly lines: readonly number[];
  readonly why: StrayReason;
}

export interface FoundEntries {
  /** In the order of their ends. */
  readonly entries: readonly LogEntry[];
  readonly stray: readonly StrayLines[];
  /** Lines that were read as one: the last of them, by the first. */
  readonly joined: ReadonlyMap<number, number>;
}

/** Colours of a terminal (ECMA-48, CSI … m). */
// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[\d;]{0,20}m/g;

/** Entries of the lines of a log; lines are numbered from 1. */
export function* entriesOfLines(
  lines: readonly string[],
  format: LogFormat,
): InParts<FoundEntries> {
  const collector = new EntryCollector();
  for (let at = 0; at < lines.length;) {
    const end = endOfLine(lines, at, format);
    const line = end === at + 1 ? plain(lines[at] ?? '') : lines.slice(at, end).join('');
    collector.take(format.read(line), line, at + 1);
    if (end > at + 1) collector.join(at + 1, end);
    at = end;
    yield;
  }
  return collector.finish();
}

function plain(line: string): string {
  return line.includes('\u001b') ? line.replace(COLOURS, '') : line;
}

/** Where the next line begins that goes on with nothing. */
function endOfLine(lines: readonly string[], start: number, format: LogFormat): number {
  if (format.goesOn?.(lines[start] ?? '') !== true) return start + 1;
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (format.read(line) !== undefined) return at;
    if (/>>\s*$/.test(line.slice(-20))) return at + 1;
  }
  return lines.length;
}

/** Entries of messages, each of which is whole; they are numbered from 1. */
export function* entriesOfMessages(messages: readonly StreamLine[]): InParts<FoundEntries> {
  const collector = new EntryCollector();
  for (const [index, message] of messages.entries()) {
    collector.take(message, message.text, index + 1);
    yield;
  }
  return collector.finish();
}

class EntryCollector {
  readonly #entries: LogEntry[] = [];
  readonly #stray: StrayLines[] = [];
  readonly #cutters = new Map<string, ElementCutter>();
  readonly #joined = new Map<number, number>();
  /** Where lines go on that no mark begins. */
  #current: ElementCutter | undefined;
  #facts: Pick<ElementEntry, 'direction' | 'session' | 'at'> = { session: '' };
  #words: { readonly entry: WordsEntry; readonly more: string[] } | undefined;

  take(read: ReadLine, line: string, number: number): void {
    if (read?.kind === 'words') this.#takeWords(read, number);
    else if (read?.kind === 'xml') this.#takeXml(read, number);
    else this.#goOn(line, number);
  }

  join(first: number, last: number): void {
    this.#joined.set(first, last);
  }

  finish(): FoundEntries {
    this.#endWords();
    for (const cutter of this.#cutters.values()) cutter.finish();
    return { entries: this.#entries, stray: this.#stray, joined: this.#joined };
  }

  #takeWords(entry: WordLine, line: number): void {
    this.#endWords();
    this.#current = undefined;
    this.#words = { entry: { ...entry, line }, more: [] };
  }

  #takeXml({ text, direction, session = '', at, isChunk = false }: StreamLine, line: number): void {
    this.#endWords();
    const cutter = this.#cutterOf(`${direction ?? ''} ${session}`);
    this.#current = cutter;
    this.#facts = { session, ...optional('direction', direction), ...optional('at', at) };
    cutter.feed(text, line, !isChunk);
  }

  #goOn(line: string, number: number): void {
    if (this.#words !== undefined) this.#words.more.push(line);
    else if (this.#current !== undefined) this.#current.feed(line, number);
    else if (line.trim() !== '') this.#stray.push({ lines: [number], why: 'words' });
  }

  #endWords(): void {
    if (this.#words === undefined) return;
    const { entry, more } = this.#words;
    const message = [entry.message, ...more].join('\n').trimEnd();
    this.#entries.push({ ...entry, message });
    this.#words = undefined;
  }

  #cutterOf(key: string): ElementCutter {
    const known = this.#cutters.get(key);
    if (known !== undefined) return known;
    const cutter = new ElementCutter({
      element: (found) => this.#entries.push({ kind: 'element', ...found, ...this.#facts }),
      stray: (lines, why) => this.#stray.push({ lines, why }),
    });
    this.#cutters.set(key, cutter);
    return cutter;
  }
}
