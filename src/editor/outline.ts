import type { LineIndex } from '../base/text-range.ts';
import type { Scenario } from '../script/scenario.ts';

/** Whole lines of a text, counted from 1, both ends inside. */
export interface LineSpan {
  readonly line: number;
  readonly endLine: number;
}

/** Where the parts of a script stand. */
export interface Outline {
  /** In order; the n-th is step n + 1. */
  readonly steps: readonly LineSpan[];
  /** What can be folded: definitions, scenes, blocks. Properly nested, each longer than one line. */
  readonly folds: readonly LineSpan[];
}

export const EMPTY_OUTLINE: Outline = { steps: [], folds: [] };

/** `lines` is the index of the very text that the scenario was compiled from. */
export function outlineOf(scenario: Scenario, lines: LineIndex): Outline {
  const spanOf = ({ start, end }: { readonly start: number; readonly end: number }): LineSpan => ({
    line: lines.positionAt(start).line,
    // A range may take in the end of its last line; its column 0 is not yet the next part.
    endLine: lines.positionAt(Math.max(start, end - 1)).line,
  });
  const steps = scenario.steps.map((step) => spanOf(step.range));
  const definitions = joined(scenario.actors.map((actor) => spanOf(actor.range)));
  const scenes = scenario.scenes.flatMap(({ line, firstStep }, index) => {
    const next = scenario.scenes[index + 1];
    const last = steps[(next === undefined ? steps.length : next.firstStep - 1) - 1];
    return last === undefined || last.line < line || firstStep > steps.length
      ? []
      : [{ line, endLine: last.endLine }];
  });
  return {
    steps,
    folds: [...definitions, ...scenes, ...steps].filter(({ line, endLine }) => endLine > line),
  };
}

/** The step (from 1) whose lines hold this one. */
export function stepAt(steps: readonly LineSpan[], line: number): number | undefined {
  const index = steps.findIndex((span) => span.line <= line && line <= span.endLine);
  return index < 0 ? undefined : index + 1;
}

/** The line at which a breakpoint for this line belongs: that of its step. Other lines can have none. */
export function breakpointLine(steps: readonly LineSpan[], line: number): number | undefined {
  return steps.find((span) => span.line <= line && line <= span.endLine)?.line;
}

function joined(spans: readonly LineSpan[]): readonly LineSpan[] {
  const first = spans[0];
  const last = spans.at(-1);
  return first === undefined || last === undefined
    ? []
    : [{ line: first.line, endLine: last.endLine }];
}
