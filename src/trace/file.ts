import { t } from '../base/translate.ts';
import { appendAll } from '../base/append-all.ts';
import { finish, type InParts } from '../base/in-parts.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { EventList } from './event-list.ts';
import type { TraceEvent } from './event.ts';
import { checkEvent } from './event-shape.ts';
import { eventSeq } from './event-seq.ts';
import { createFramePacker, type FramePacker } from './frame-packer.ts';
import { TRACE_FORMAT, TRACE_FORMATS } from './format.ts';
import { isRecord, type Mismatch } from './shape.ts';
import { tornWords } from './shown-in-part.ts';

/** What a trace file may hold at most: UTF-16 units, events. */
export const FILE_CAPS = { length: 512_000_000, events: 2_000_000 } as const;

/** Why a trace file was refused. `message` is for people: what is wrong, and what to do. */
export interface TraceFileError {
  readonly code: 'too-large' | 'not-a-trace' | 'newer-format' | 'broken-event';
  readonly message: string;
  /** Where, from 1; absent when the whole file is meant. */
  readonly line?: number;
}

/** A trace as the text of a file. */
export interface WrittenTrace {
  readonly text: string;
  readonly leftOut: number;
}

/** What a trace file holds, as far as it is whole. */
export interface TornTrace {
  readonly events: TraceEvent[];
  /** Where it was cut; `undefined` of a whole one. */
  readonly torn: string | undefined;
}

/** The same as lines, each with its line break: all in one text would take long to make. */
export interface TraceLines {
  readonly lines: readonly string[];
  /** Events that the file could not hold; an `events-left-out` event stands in their place. */
  readonly leftOut: number;
}

/**
 * A trace as JSON lines (UTF-8): a header, then one event a line. Ends with a line break. What is beyond the caps is
 * left out between the beginning and the end of the run, so that what is written can be read again.
 */
export function writeTrace(events: EventList, caps: FileCaps = FILE_CAPS): WrittenTrace {
  const { lines, leftOut } = finish(writeTraceInParts(events, caps));
  return { text: lines.join(''), leftOut };
}

/** The same, in parts. */
export function* writeTraceInParts(
  events: EventList,
  caps: FileCaps = FILE_CAPS,
): InParts<TraceLines> {
  const header = lineOf({ caesura: 'trace', format: TRACE_FORMAT });
  const last = events.at(-1);
  const end = last?.type === 'run-ended' ? [last] : [];
  const body = events.slice(0, events.length - end.length);
  const most = {
    events: events.length > caps.events ? caps.events - 2 : body.length,
    length: caps.length - SPARE_LENGTH - header.length - end.map(lineOf).join('').length,
  };
  const lines = yield* linesWithin(body, most);
  const kept = lines.length;
  const leftOut = body.length - kept;
  const gap = leftOut > 0 ? [leftOutEvent(kept, leftOut, body[kept]?.at ?? 0)] : [];
  const tail = [...gap, ...end.map((each) => ({ ...each, seq: eventSeq(kept + gap.length) }))];
  return { lines: [header, ...lines, ...tail.map(lineOf)], leftOut };
}

type FileCaps = Readonly<Record<keyof typeof FILE_CAPS, number>>;

/** As many of the first events as fit, one a line. */
function* linesWithin(events: EventList, most: FileCaps): InParts<readonly string[]> {
  const lines: string[] = [];
  let length = 0;
  for (const event of events.slice(0, most.events)) {
    const line = lineOf(event);
    length += line.length;
    if (length > most.length) break;
    lines.push(line);
    yield;
  }
  return lines;
}

/** For the event that tells what was left out, and a number that grows by its digits. */
const SPARE_LENGTH = 1_000;

function leftOutEvent(position: number, count: number, at: number): TraceEvent {
  return { type: 'events-left-out', seq: eventSeq(position), at, count };
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** The text alone; see `writeTrace`. */
export function serialiseTrace(events: EventList): string {
  return writeTrace(events).text;
}

/**
 * Reads a trace file as untrusted input: every field is checked, unknown ones are dropped. A trace may end early (its run
 * was cut off, maybe in the midst of a line), but it starts with `run-started` and its events are numbered without gaps.
 */
export function parseTrace(text: string): Result<TraceEvent[], TraceFileError> {
  const read = parseTornTrace(text);
  return read.ok ? ok(read.value.events) : read;
}

/** The same, and in a sentence where the trace was cut in the midst of a line. */
export function parseTornTrace(text: string): Result<TornTrace, TraceFileError> {
  if (text.length > FILE_CAPS.length) return tooLarge();
  const reader = createTraceReader();
  const events = reader.take(text);
  if (!events.ok) return events;
  const last = reader.end({ mayBeTorn: true });
  if (!last.ok) return last;
  appendAll(events.value, last.value);
  return ok({ events: events.value, torn: reader.torn() });
}

/** The same for a text that comes in pieces, each of which may end anywhere. */
export interface TraceReader {
  /** The events of the lines that are whole by now; after an error there is nothing more to read. */
  take(piece: string): Result<TraceEvent[], TraceFileError>;
  /**
   * What the last line holds; an error where there was no event at all, or that line is no whole one. `mayBeTorn`: then what came
   * before it counts, as whoever wrote it may have been ended in the midst of it.
   */
  end(options?: { readonly mayBeTorn?: boolean }): Result<TraceEvent[], TraceFileError>;
  /** After the end: where it was cut in the midst of a line, in a sentence. */
  torn(): string | undefined;
}

/** `packs`: frames share what they have in common, as is worth it in a long trace. See `PackedFrame`. */
export function createTraceReader({ packs = false } = {}): TraceReader {
  const packer = packs ? createFramePacker() : undefined;
  /** Of a line that is not whole yet. */
  let begun: string[] = [];
  let number = 0;
  let count = 0;
  let length = 0;
  let torn: string | undefined;

  const takeLine = (line: string, into: TraceEvent[]): Result<undefined, TraceFileError> => {
    number += 1;
    if (number === 1) return checkHeader(line);
    if (number > MAX_LINES) return brokenEvent(number, tooMany);
    if (line === '') return ok(undefined);
    const event = count < FILE_CAPS.events ? readEvent(line, count, packer) : err(tooMany);
    if (!event.ok) return brokenEvent(number, event.error);
    count += 1;
    into.push(event.value);
    return ok(undefined);
  };
  return {
    take(piece) {
      length += piece.length;
      if (length > FILE_CAPS.length) return tooLarge();
      const text = number === 0 && begun.length === 0 ? piece.replace(/^\uFEFF/, '') : piece;
      const events: TraceEvent[] = [];
      let start = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
        begun.push(text.slice(start, end));
        const line = withoutReturn(begun.join(''));
        begun = [];
        start = end + 1;
        const taken = takeLine(line, events);
        if (!taken.ok) return taken;
      }
      if (start < text.length) begun.push(text.slice(start));
      return ok(events);
    },
    end({ mayBeTorn = false } = {}) {
      const events: TraceEvent[] = [];
      const last = begun.join('');
      const isTorn = mayBeTorn && count > 0 && last.trim() !== '' && parseJson(last) === undefined;
      if (isTorn) torn = tornWords(number + 1);
      const taken = isTorn ? ok(undefined) : takeLine(last, events);
      if (!taken.ok) return taken;
      return count === 0 ? emptyTrace() : ok(events);
    },
    torn: () => torn,
  };
}

function emptyTrace(): Result<never, TraceFileError> {
  return refuse(
    'not-a-trace',
    t('This trace is empty: it has a header and no events. Export the run again.'),
  );
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function tooLarge(): Result<never, TraceFileError> {
  return refuse('too-large', tooLargeMessage());
}

/** Why a file beyond the caps is not read, and what to do. */
export function tooLargeMessage(): string {
  return t('This file is too large for a trace (more than {size} MB). Record a shorter run.', {
    size: FILE_CAPS.length / 1e6,
  });
}

/** Empty lines do no harm, unless there is no end of them. */
const MAX_LINES = FILE_CAPS.events + 10_000;

function checkHeader(line: string): Result<undefined, TraceFileError> {
  const header = parseJson(line);
  const format = isRecord(header) && header['caesura'] === 'trace' ? header['format'] : undefined;
  if (typeof format !== 'number') {
    return refuse(
      'not-a-trace',
      t(
        'This is no Caesura trace: its first line is not {line}. Choose a file that Caesura exported.',
        { line: `{"caesura":"trace","format":${TRACE_FORMAT}}` },
      ),
    );
  }
  if (format > TRACE_FORMAT) {
    return refuse(
      'newer-format',
      t(
        'This trace was written by a newer Caesura: its format is {format}, and this one reads up to {newest}. Reload the page, or open the trace where it was made.',
        { format, newest: TRACE_FORMAT },
      ),
    );
  }
  return TRACE_FORMATS.some((known) => known === format)
    ? ok(undefined)
    : refuse(
        'not-a-trace',
        t('There is no trace format {format}. Choose a file that Caesura exported.', { format }),
      );
}

const tooMany: Mismatch = {
  at: '',
  expected: t('the end of the file, as a trace has at most {count} events', {
    count: FILE_CAPS.events,
  }),
};

function readEvent(
  line: string,
  position: number,
  packer: FramePacker | undefined,
): Result<TraceEvent, Mismatch> {
  const packed = packer?.read(line, position);
  if (packed !== undefined && position > 0) return ok(packed);
  const written = parseJson(line);
  if (written === undefined) return err({ at: '', expected: t('one JSON object') });
  const event = checkEvent(written);
  if (!event.ok) return event;
  if (event.value.seq !== position) return err({ at: 'seq', expected: String(position) });
  if (position === 0 && event.value.type !== 'run-started') {
    return err({ at: 'type', expected: t('run-started, as this is the first event') });
  }
  if (event.value.type === 'frame') packer?.learn(line, event.value);
  return event;
}

/** The value, or `undefined` for what is no JSON. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function brokenEvent(line: number, { at, expected }: Mismatch): Result<never, TraceFileError> {
  const message =
    at === ''
      ? t(
          'Line {line} of this trace is damaged: it must be {expected}. Export the trace again, or remove what was changed by hand.',
          { line, expected },
        )
      : t(
          'Line {line} of this trace is damaged: its "{at}" must be {expected}. Export the trace again, or remove what was changed by hand.',
          { line, at, expected },
        );
  return err({ code: 'broken-event', message, line });
}

function refuse(code: TraceFileError['code'], message: string): Result<never, TraceFileError> {
  return err({ code, message });
}
