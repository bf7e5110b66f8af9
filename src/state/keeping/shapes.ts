import * as v from 'valibot';
import { uniqueBreakpoints, within, type Breakpoints } from '../breakpoints.ts';
import type { Draft, FileOrigin } from '../document-store.ts';
import { eachOf, part, parts, type Read, type Reader } from './reading.ts';

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
const fileOrigin = v.object({ id: words, base: text });
/** A mark that is there and cannot be read counts as one: then a person is asked once more. */
const foreign = part(v.optional(v.boolean(), false), true);
const draftId = v.pipe(v.string(), v.regex(/^draft-[\w-]{1,80}$/));
/** An earlier form holds a text. */
const storedTrace = v.union([v.instance(Uint8Array), v.string()]);
const storedRun = v.object({ endedAt: moment, trace: storedTrace });

/** The script of one tab, as it stood when it was last written. */
export interface WorkingCopy {
  readonly text: string;
  readonly original: string;
  readonly scenarioId: string | undefined;
  readonly draftId: string | undefined;
  readonly fileName: string | undefined;
  readonly file: FileOrigin | undefined;
  /** It came by a link, and nobody has agreed to what it may load. */
  readonly isForeign: boolean;
  readonly breakpoints: Breakpoints;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  /** Which visit wrote it: no other one may write over it unseen. */
  readonly owner: string;
}

/** A run as it is stored: its trace as a file, and when it ended (milliseconds since 1970). */
export interface StoredRun {
  readonly endedAt: number;
  /** As UTF-8: of a long text the browser takes long to make a copy. */
  readonly trace: Uint8Array | string;
}

const breakpointLists = parts<Breakpoints>({
  lines: eachOf(lineBreakpoint, { most: MAX_BREAKPOINTS }),
  stanzas: eachOf(stanzaBreakpoint, { most: MAX_BREAKPOINTS }),
});

/** Breakpoints of a script that is not at hand; opening it leaves out those behind its end. */
export const readBreakpoints: Reader<Breakpoints> = (stored = {}) => {
  const { value, isWhole } = breakpointLists(stored);
  const unique = uniqueBreakpoints(value.lines, value.stanzas);
  const fits =
    unique.lines.length === value.lines.length && unique.stanzas.length === value.stanzas.length;
  return { value: unique, isWhole: isWhole && fits };
};

const copyParts = parts<Unsure<WorkingCopy>>({
  text: part(v.optional(text), undefined),
  original: part(text, ''),
  scenarioId: part(v.optional(words), undefined),
  draftId: part(v.optional(draftId), undefined),
  fileName: part(v.optional(words), undefined),
  file: part(v.optional(fileOrigin), undefined),
  isForeign: foreign,
  breakpoints: readBreakpoints,
  updatedAt: part(moment, 0),
  owner: part(words, ''),
});

const draftParts = parts<Unsure<Omit<Required<Draft>, 'id'>>>({
  text: part(v.optional(text), undefined),
  file: part(v.optional(fileOrigin), undefined),
  isForeign: foreign,
  savedAt: part(moment, 0),
});

/** A working copy; `undefined` when not even its text can be read. */
export const readCopy: Reader<WorkingCopy | undefined> = (stored) => {
  const { value: copy, isWhole } = copyParts(stored);
  if (copy.text === undefined) return UNREADABLE;
  const breakpoints = within(copy.breakpoints, copy.text);
  return {
    value: { ...copy, text: copy.text, breakpoints },
    isWhole: isWhole && breakpoints === copy.breakpoints,
  };
};

/** A draft of that id; `undefined` when its text cannot be read. */
export function readDraft(id: unknown, stored: unknown): Read<Draft | undefined> {
  const { value: draft, isWhole } = draftParts(stored);
  if (draft.text === undefined || !v.is(draftId, id)) return UNREADABLE;
  const { text: kept, file, savedAt, isForeign } = draft;
  const tie = file === undefined ? {} : { file };
  const mark = isForeign === true ? { isForeign } : {};
  return { value: { id, text: kept, savedAt, ...tie, ...mark }, isWhole };
}

export function readStoredRun(stored: unknown): StoredRun | undefined {
  return part(v.optional(storedRun), undefined)(stored).value;
}

/** The same, whose text may be missing. */
type Unsure<T extends { readonly text: string }> = Omit<T, 'text'> & {
  readonly text: string | undefined;
};

const UNREADABLE: Read<undefined> = { value: undefined, isWhole: false };
