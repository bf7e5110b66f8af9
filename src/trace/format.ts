/**
 * All versions of the trace file that this code reads, the newest last. It writes the newest. A version is added with
 * the first change since the last release after which a reader of that release would refuse what is written, or read it
 * wrongly: a new type of event, a new value of a field, a longer text. A new optional field adds none. See
 * spec/adr/0011-the-format-of-traces.md.
 */
export const TRACE_FORMATS = [1, 2] as const;

export type TraceFormat = (typeof TRACE_FORMATS)[number];

/** The version that is written; the last of `TRACE_FORMATS`. */
export const TRACE_FORMAT = 2 satisfies TraceFormat;
