import type { editor as editorTypes } from 'monaco-editor/editor.js';
import type { Disposable } from '../base/disposable.ts';
import { editor, Range } from './monaco.ts';

export interface BreakpointMargin extends Disposable {
  /** Lines of breakpoints, sorted. */
  set(lines: readonly number[]): void;
}

export interface BreakpointPorts {
  /** The line at which a breakpoint for `line` belongs, if there can be one. */
  snap(line: number): number | undefined;
  /** Somebody clicked into the margin; `line` is snapped. */
  toggled(line: number): void;
  /** Edits moved or swallowed breakpoints: where they are now. */
  moved(lines: readonly number[]): void;
}

const DOT: editorTypes.IModelDecorationOptions = {
  glyphMarginClassName: 'script-breakpoint',
  glyphMarginHoverMessage: { value: 'Breakpoint: the run pauses before this step' },
  // Typing at either end of the line neither widens nor moves it.
  stickiness: 1,
};

const HINT: editorTypes.IModelDecorationOptions = {
  glyphMarginClassName: 'script-breakpoint-hint',
  glyphMarginHoverMessage: { value: 'Click: pause before this step (F9)' },
};

/** The dots in the glyph margin. They are tracked: the text moves and they move with it. */
export function createBreakpointMargin(
  code: editorTypes.IStandaloneCodeEditor,
  ports: BreakpointPorts,
): BreakpointMargin {
  const dots = code.createDecorationsCollection();
  const hint = code.createDecorationsCollection();
  let known: readonly number[] = [];

  const show = (lines: readonly number[]) => {
    known = lines;
    dots.set(lines.map((line) => at(code, line, DOT)));
  };
  const report = (event: editorTypes.IModelContentChangedEvent) => {
    if (event.isFlush) {
      known = [];
      return;
    }
    const now = linesOf(dots.getRanges());
    if (sameLines(now, known)) return;
    // A swallowed line leaves an empty decoration behind, with its dot.
    if (now.length < known.length) show(now);
    known = now;
    ports.moved(now);
  };
  const marginLine = ({ target }: editorTypes.IEditorMouseEvent): number | undefined =>
    target.type === editor.MouseTargetType.GUTTER_GLYPH_MARGIN && target.position !== null
      ? ports.snap(target.position.lineNumber)
      : undefined;
  const subscriptions = [
    code.onDidChangeModelContent(report),
    code.onMouseDown((event) => {
      const line = marginLine(event);
      if (line !== undefined && event.event.leftButton) ports.toggled(line);
    }),
    code.onMouseMove((event) => {
      const line = marginLine(event);
      hint.set(line === undefined || known.includes(line) ? [] : [at(code, line, HINT)]);
    }),
    code.onMouseLeave(() => hint.clear()),
  ];

  return {
    set: (lines) => {
      if (!sameLines(lines, known)) show(lines);
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      dots.clear();
      hint.clear();
    },
  };
}

/** A decoration over the whole line: it is empty, and so gone, when the line is deleted. */
function at(
  code: editorTypes.IStandaloneCodeEditor,
  line: number,
  options: editorTypes.IModelDecorationOptions,
): editorTypes.IModelDeltaDecoration {
  const model = code.getModel();
  const within = Math.min(line, model?.getLineCount() ?? 1);
  return { range: new Range(within, 1, within, model?.getLineMaxColumn(within) ?? 1), options };
}

function linesOf(ranges: readonly Range[]): readonly number[] {
  const lines = ranges.filter((range) => !range.isEmpty()).map((range) => range.startLineNumber);
  return [...new Set(lines)].sort((a, b) => a - b);
}

function sameLines(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
