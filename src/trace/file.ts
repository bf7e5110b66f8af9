import { err, ok, type Result } from '../base/result.ts';
import type { TraceEvent } from './event.ts';
import { checkEvent } from './event-shape.ts';
import { isRecord, type Mismatch } from './shape.ts';

/** Version of the trace file that this code writes, and the newest one that it reads. */
export const TRACE_FORMAT = 1;

/** What a trace file may hold at most: UTF-16 units, events. */
export const FILE_CAPS = { length: 512_000_000, events: 2_000_000 } as const;

/** Why a trace file was refused. `message` is for people: what is wrong, and what to do. */
export interface TraceFileError {
  readonly code: 'too-large' | 'not-a-trace' | 'newer-format' | 'broken-event';
  readonly message: string;
  /** Where, from 1; absent when the whole file is meant. */
  readonly line?: number;
}

/** A trace as JSON lines (UTF-8): a header, then one event a line. Ends with a line break. */
export function serialiseTrace(events: readonly TraceEvent[]): string {
  const header = { caesura: 'trace', format: TRACE_FORMAT };
  return [header, ...events].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * Reads a trace file as untrusted input: every field is checked, unknown ones are dropped. A trace may end early (its run
 * was cut off), but it starts with `run-started` and its events are numbered without gaps.
 */
export function parseTrace(text: string): Result<TraceEvent[], TraceFileError> {
  if (text.length > FILE_CAPS.length) {
    return refuse(
      'too-large',
      `This file is too large for a trace (more than ${FILE_CAPS.length / 1e6} MB). Record a shorter run.`,
    );
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = checkHeader(lines[0] ?? '');
  if (!header.ok) return header;
  const events: TraceEvent[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === '') continue;
    const event = events.length < FILE_CAPS.events ? readEvent(line, events.length) : err(tooMany);
    if (!event.ok) return brokenEvent(index + 1, event.error);
    events.push(event.value);
  }
  return events.length === 0
    ? refuse(
        'not-a-trace',
        'This trace is empty: it has a header and no events. Export the run again.',
      )
    : ok(events);
}

function checkHeader(line: string): Result<undefined, TraceFileError> {
  const header = parseJson(line);
  const format = isRecord(header) && header['caesura'] === 'trace' ? header['format'] : undefined;
  if (typeof format !== 'number') {
    return refuse(
      'not-a-trace',
      'This is no Caesura trace: its first line is not {"caesura":"trace","format":1}. Choose a file that Caesura exported.',
    );
  }
  if (format > TRACE_FORMAT) {
    return refuse(
      'newer-format',
      `This trace was written by a newer Caesura: its format is ${format}, and this one reads up to ${TRACE_FORMAT}. Reload the page, or open the trace where it was made.`,
    );
  }
  return format === TRACE_FORMAT
    ? ok(undefined)
    : refuse(
        'not-a-trace',
        `There is no trace format ${format}. Choose a file that Caesura exported.`,
      );
}

const tooMany: Mismatch = {
  at: '',
  expected: `the end of the file, as a trace has at most ${FILE_CAPS.events} events`,
};

function readEvent(line: string, position: number): Result<TraceEvent, Mismatch> {
  const event = checkEvent(parseJson(line));
  if (!event.ok) return event;
  if (event.value.seq !== position) return err({ at: 'seq', expected: String(position) });
  if (position === 0 && event.value.type !== 'run-started') {
    return err({ at: 'type', expected: 'run-started, as this is the first event' });
  }
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
  const what = at === '' ? 'it must be' : `its "${at}" must be`;
  const message = `Line ${line} of this trace is damaged: ${what} ${expected}. Export the trace again, or remove what was changed by hand.`;
  return err({ code: 'broken-event', message, line });
}

function refuse(code: TraceFileError['code'], message: string): Result<never, TraceFileError> {
  return err({ code, message });
}
