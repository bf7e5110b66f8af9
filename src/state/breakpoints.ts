import { createLineIndex } from '../base/text-range.ts';

/** Where the runs of one script pause of their own accord. */
export interface Breakpoints {
  /** Sorted by line, one at each. */
  readonly lines: readonly LineBreakpoint[];
  /** No two have the same text. */
  readonly stanzas: readonly StanzaBreakpoint[];
}

/** A run pauses before the step at a line; with a condition, while that step runs. */
export interface LineBreakpoint {
  /** From 1. */
  readonly line: number;
  /** `false`: left out for now. */
  readonly isOn: boolean;
  /** In the language of the timeline's filter: pauses only once a stanza that passes it comes or goes. `''`: none. */
  readonly condition: string;
}

/** Runs pause at stanzas that pass a filter. */
export interface StanzaBreakpoint {
  /** In the language of the timeline's filter. */
  readonly text: string;
  readonly isOn: boolean;
}

export const NO_BREAKPOINTS: Breakpoints = { lines: [], stanzas: [] };

/** As many lines as before are the same breakpoints, moved by an edit; else those at other lines come or go. */
export function atLines(
  known: readonly LineBreakpoint[],
  lines: readonly number[],
): readonly LineBreakpoint[] {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const isMove = sorted.length === known.length;
  return sorted.map((line, index) => {
    const same = isMove ? known[index] : known.find((each) => each.line === line);
    return { isOn: true, condition: '', ...same, line };
  });
}

/** With a breakpoint at a line where there was none, and without it where there was one. */
export function toggled(known: readonly LineBreakpoint[], line: number): readonly LineBreakpoint[] {
  const lines = known.map((each) => each.line);
  const others = lines.filter((other) => other !== line);
  return atLines(known, others.length < lines.length ? others : [...lines, line]);
}

/** Sorted, one at each line and one of each text: the first that is listed. */
export function uniqueBreakpoints(
  lines: readonly LineBreakpoint[],
  stanzas: readonly StanzaBreakpoint[],
): Breakpoints {
  const byLine = new Map(lines.toReversed().map((each) => [each.line, each]));
  const byText = new Map(stanzas.toReversed().map((each) => [each.text, each]));
  return {
    lines: [...byLine.values()].sort((a, b) => a.line - b.line),
    stanzas: stanzas.filter((each) => byText.get(each.text) === each),
  };
}

/** Those that stand in the text. */
export function within(breakpoints: Breakpoints, text: string): Breakpoints {
  if (breakpoints.lines.length === 0) return breakpoints;
  const { lineCount } = createLineIndex(text);
  const lines = breakpoints.lines.filter(({ line }) => line >= 1 && line <= lineCount);
  return lines.length === breakpoints.lines.length ? breakpoints : { ...breakpoints, lines };
}

export function isEmpty({ lines, stanzas }: Breakpoints): boolean {
  return lines.length === 0 && stanzas.length === 0;
}
