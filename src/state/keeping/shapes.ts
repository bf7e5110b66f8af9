import * as v from 'valibot';
import { createLineIndex } from '../../base/text-range.ts';
import { uniqueBreakpoints, type Breakpoints } from '../breakpoints.ts';
import type { Draft } from '../document-store.ts';
import { Reading, type Read } from './reading.ts';

/** Longest script that is taken from the store, in characters. */
const MAX_TEXT = 20_000_000;
const MAX_WORDS = 10_000;
const MAX_BREAKPOINTS = 10_000;
const MAX_LINE = MAX_TEXT;
/** The last moment that a `Date` can hold. */
const LAST_MOMENT = 8.64e15;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const words = v.pipe(v.string(), v.maxLength(MAX_WORDS));
const moment = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(LAST_MOMENT));
const line = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LINE));
const lineBreakpoint = v.object({
  line,
  isOn: v.optional(v.boolean(), true),
  condition: v.optional(words, ''),
});
const stanzaBreakpoint = v.object({ text: words, isOn: v.optional(v.boolean(), true) });
const draftId = v.pipe(v.string(), v.regex(/^draft-[\w-]{1,80}$/));

/** The script of one tab, as it stood when it was last written. */
export interface WorkingCopy {
  readonly text: string;
  readonly original: string;
  readonly scenarioId: string | undefined;
  readonly draftId: string | undefined;
  readonly fileName: string | undefined;
  readonly breakpoints: Breakpoints;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  /** Which visit wrote it: no other one may write over it unseen. */
  readonly owner: string;
}

/** A run as it is stored: its trace as a file, and when it ended (milliseconds since 1970). */
export interface StoredRun {
  readonly endedAt: number;
  readonly trace: string;
}

/** A working copy; `undefined` when not even its text can be read. */
export function readCopy(stored: unknown): Read<WorkingCopy | undefined> {
  const reading = new Reading();
  const kept = reading.record(stored);
  const known = kept === undefined ? undefined : v.safeParse(text, kept['text']);
  if (kept === undefined || known?.success !== true) return { value: undefined, isWhole: false };
  const value: WorkingCopy = {
    text: known.output,
    original: reading.take(text, kept['original'], ''),
    scenarioId: reading.take(v.optional(words), kept['scenarioId'], undefined),
    draftId: reading.take(v.optional(draftId), kept['draftId'], undefined),
    fileName: reading.take(v.optional(words), kept['fileName'], undefined),
    breakpoints: breakpointsIn(reading, kept['breakpoints'], lineCount(known.output)),
    updatedAt: reading.take(moment, kept['updatedAt'], 0),
    owner: reading.take(words, kept['owner'], ''),
  };
  return { value, isWhole: reading.isWhole };
}

/** A draft of that id; `undefined` when its text cannot be read. */
export function readDraft(id: unknown, stored: unknown): Read<Draft | undefined> {
  const reading = new Reading();
  const kept = reading.record(stored);
  const known = kept === undefined ? undefined : v.safeParse(text, kept['text']);
  const name = v.safeParse(draftId, id);
  if (kept === undefined || known?.success !== true || !name.success) {
    return { value: undefined, isWhole: false };
  }
  const savedAt = reading.take(moment, kept['savedAt'], 0);
  return {
    value: { id: name.output, text: known.output, savedAt },
    isWhole: reading.isWhole,
  };
}

/** Breakpoints of a script that is not at hand; opening it leaves out those behind its end. */
export function readBreakpoints(stored: unknown): Read<Breakpoints> {
  const reading = new Reading();
  return { value: breakpointsIn(reading, stored, MAX_LINE), isWhole: reading.isWhole };
}

export function readRun(stored: unknown): StoredRun | undefined {
  const parsed = v.safeParse(v.object({ endedAt: moment, trace: v.string() }), stored);
  return parsed.success ? parsed.output : undefined;
}

function breakpointsIn(reading: Reading, stored: unknown, lines: number): Breakpoints {
  if (stored === undefined) return uniqueBreakpoints([], []);
  const kept = reading.record(stored) ?? {};
  const all = reading.list(lineBreakpoint, kept['lines'], MAX_BREAKPOINTS);
  const inside = all.filter((each) => each.line <= lines);
  const stanzas = reading.list(stanzaBreakpoint, kept['stanzas'], MAX_BREAKPOINTS);
  const unique = uniqueBreakpoints(inside, stanzas);
  const fits = unique.lines.length === all.length && unique.stanzas.length === stanzas.length;
  if (!fits) reading.note();
  return unique;
}

function lineCount(script: string): number {
  return createLineIndex(script).lineCount;
}
