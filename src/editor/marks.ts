import type { LineSpan, TextRange } from '../base/text-range.ts';

/** What a step came to, as its glyph in the margin says. */
export type StepMark =
  | 'sent'
  | 'matched'
  | 'refused'
  | 'differs'
  | 'missing'
  | 'unexpected'
  | 'failed'
  | 'waiting'
  | 'not-run';

/** What a run and the selection say about the lines of the text, before it is painted. */
export interface MarkInput {
  readonly verdicts: readonly { readonly line: number; readonly mark: StepMark }[];
  readonly selected: LineSpan | undefined;
  /** The line at which a paused run stands, or at which a failed one ended. */
  readonly currentLine: number | undefined;
  readonly failed: FailedStep | undefined;
}

export interface FailedStep {
  readonly span: LineSpan;
  /** The line with the first difference, when there is one. */
  readonly failingLine: number | undefined;
  /** What the differences are about: offsets into the text. */
  readonly ranges: readonly TextRange[];
}

/** One thing to paint into the text or its margin. */
export type Mark =
  | { readonly kind: 'verdict'; readonly line: number; readonly mark: StepMark }
  | { readonly kind: 'selected'; readonly line: number }
  | { readonly kind: 'current'; readonly line: number }
  | { readonly kind: 'failed-step'; readonly span: LineSpan }
  | { readonly kind: 'failing-line'; readonly line: number }
  | { readonly kind: 'failing-text'; readonly range: TextRange };

export const NO_MARKS: MarkInput = {
  verdicts: [],
  selected: undefined,
  currentLine: undefined,
  failed: undefined,
};

/** The marks in painting order. A failing line is the stronger highlight: its step gets no second one. */
export function marksOf(input: MarkInput): readonly Mark[] {
  const { verdicts, selected, currentLine, failed } = input;
  const failingLine = failed?.failingLine;
  const isFailed = failingLine !== undefined && selected?.line === failed?.span.line;
  return [
    ...verdicts.map(({ line, mark }): Mark => ({ kind: 'verdict', line, mark })),
    ...(selected === undefined || isFailed ? [] : [selectedMark(selected)]),
    ...(failed === undefined ? [] : failureMarks(failed)),
    ...(currentLine === undefined ? [] : [{ kind: 'current', line: currentLine } as const]),
  ];
}

function selectedMark({ line }: LineSpan): Mark {
  return { kind: 'selected', line };
}

function failureMarks({ span, failingLine, ranges }: FailedStep): readonly Mark[] {
  return [
    { kind: 'failed-step', span },
    ...(failingLine === undefined ? [] : [{ kind: 'failing-line', line: failingLine } as const]),
    ...ranges.map((range) => ({ kind: 'failing-text', range }) as const),
  ];
}
