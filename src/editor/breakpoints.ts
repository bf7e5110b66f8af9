import type { editor as editorTypes } from 'monaco-editor/editor.js';
import type { Disposable } from '../base/disposable.ts';
import { t } from '../base/translate.ts';
import { editor, Range } from './monaco.ts';

export interface BreakpointMargin extends Disposable {
  /** Sorted by line. */
  set(marks: readonly BreakpointMark[]): void;
}

/** A breakpoint as the margin shows it: pausing always, on a condition, or not for now. */
export interface BreakpointMark {
  readonly line: number;
  readonly look: 'on' | 'conditional' | 'off';
}

export interface BreakpointPorts {
  /** The line at which a breakpoint for `line` belongs, if there can be one. */
  snap(line: number): number | undefined;
  /** Somebody clicked into the margin; `line` is snapped. */
  toggled(line: number): void;
  /** Edits moved or swallowed breakpoints: where they are now. */
  moved(lines: readonly number[]): void;
}

const LOOKS: Readonly<Record<BreakpointMark['look'], editorTypes.IModelDecorationOptions>> = {
  on: look('', t('Breakpoint: the run pauses before this step')),
  conditional: look(
    ' conditional',
    t('Breakpoint: the run pauses in this step, at a stanza like its condition'),
  ),
  off: look(' off', t('Breakpoint: off for now')),
};

function look(kind: string, meaning: string): editorTypes.IModelDecorationOptions {
  return {
    glyphMarginClassName: `script-breakpoint${kind}`,
    glyphMarginHoverMessage: { value: meaning },
    // Typing at either end of the line neither widens nor moves it.
    stickiness: 1,
  };
}

const HINT: editorTypes.IModelDecorationOptions = {
  glyphMarginClassName: 'script-breakpoint-hint',
  glyphMarginHoverMessage: { value: t('Click: pause before this step (F9)') },
};

/** The dots in the glyph margin. They are tracked: the text moves and they move with it. */
export function createBreakpointMargin(
  code: editorTypes.IStandaloneCodeEditor,
  ports: BreakpointPorts,
): BreakpointMargin {
  const dots = code.createDecorationsCollection();
  const hint = code.createDecorationsCollection();
  let shown: readonly BreakpointMark[] = [];
  let known: readonly number[] = [];

  const show = (marks: readonly BreakpointMark[]) => {
    shown = marks;
    known = marks.map(({ line }) => line);
    dots.set(marks.map((mark) => at(code, mark.line, LOOKS[mark.look])));
  };
  const report = (event: editorTypes.IModelContentChangedEvent) => {
    if (event.isFlush) {
      shown = [];
      known = [];
      return;
    }
    const now = linesOf(dots.getRanges());
    if (sameLines(now, known)) return;
    // A swallowed line leaves an empty decoration behind, with its dot.
    if (now.length < known.length) dots.set(now.map((line) => at(code, line, LOOKS.on)));
    known = now;
    shown = [];
    ports.moved(now);
  };
  const subscriptions = [
    code.onDidChangeModelContent(report),
    // Another text is shown: the dots stay behind in the one before it.
    code.onDidChangeModel(() => {
      shown = [];
      known = [];
    }),
    ...listenToMargin(code, { ...ports, hint, isKnown: (line) => known.includes(line) }),
  ];

  return {
    set: (marks) => {
      if (!sameMarks(marks, shown)) show(marks);
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      dots.clear();
      hint.clear();
    },
  };
}

interface MarginPorts extends Pick<BreakpointPorts, 'snap' | 'toggled'> {
  readonly hint: editorTypes.IEditorDecorationsCollection;
  readonly isKnown: (line: number) => boolean;
}

/** A click sets a breakpoint; a faint dot under the pointer says so. */
function listenToMargin(
  code: editorTypes.IStandaloneCodeEditor,
  { hint, isKnown, snap, toggled }: MarginPorts,
): readonly Disposable[] {
  const marginLine = ({ target }: editorTypes.IEditorMouseEvent): number | undefined =>
    target.type === editor.MouseTargetType.GUTTER_GLYPH_MARGIN && target.position !== null
      ? snap(target.position.lineNumber)
      : undefined;
  return [
    code.onMouseDown((event) => {
      const line = marginLine(event);
      if (line !== undefined && event.event.leftButton) toggled(line);
    }),
    code.onMouseMove((event) => {
      const line = marginLine(event);
      hint.set(line === undefined || isKnown(line) ? [] : [at(code, line, HINT)]);
    }),
    code.onMouseLeave(() => hint.clear()),
  ];
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

function sameMarks(a: readonly BreakpointMark[], b: readonly BreakpointMark[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => mark.line === b[i]?.line && mark.look === b[i].look)
  );
}
