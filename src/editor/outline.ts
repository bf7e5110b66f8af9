import type { LineIndex, TextRange } from '../base/text-range.ts';
import { definitionsByName, type ScriptSyntax } from '../script/ast.ts';
import { findScenes } from '../script/scenes.ts';

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
  /** Names of the actors, in order of definition. */
  readonly actors: readonly string[];
}

export const EMPTY_OUTLINE: Outline = { steps: [], folds: [], actors: [] };

/** Of any script, also a broken one. `lines` is the index of the same text. */
export function outlineOf(syntax: ScriptSyntax, lines: LineIndex): Outline {
  const spanOf = ({ range: { start, end } }: { readonly range: TextRange }): LineSpan => ({
    line: lines.positionAt(start).line,
    endLine: lines.positionAt(Math.max(start, end - 1)).line,
  });
  const steps = syntax.actions.map(spanOf);
  const scenes = findScenes(syntax);
  const sceneSpans = scenes.map(({ line }, index) => {
    const next = scenes[index + 1];
    const last = steps[(next === undefined ? steps.length : next.firstStep - 1) - 1];
    return { line, endLine: last?.endLine ?? line };
  });
  const folds = [...joined(syntax.definitions.map(spanOf)), ...sceneSpans, ...steps];
  return {
    steps,
    folds: folds.filter(({ line, endLine }) => endLine > line),
    actors: [...definitionsByName(syntax).keys()],
  };
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
