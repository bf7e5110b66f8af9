import type { editor as editorTypes } from 'monaco-editor/editor.js';
import { t } from '../base/translate.ts';
import type { Mark, StepMark } from './marks.ts';
import { editor, Range } from './monaco.ts';
import { rangeOf } from './places.ts';

/** The glyph of each mark; `script-editor.css` draws it. */
const GLYPHS: Readonly<Record<StepMark, string>> = {
  sent: 'sent',
  matched: 'matched',
  refused: 'refused',
  differs: 'differs',
  missing: 'missing',
  unexpected: 'unexpected',
  failed: 'failed',
  waiting: 'waiting',
  'not-run': 'waiting',
};

const WORDS: Readonly<Record<StepMark, string>> = {
  sent: t('sent'),
  matched: t('matched'),
  refused: t('took a refusal'),
  differs: t('differs'),
  missing: t('never came'),
  unexpected: t('unexpected'),
  failed: t('failed'),
  waiting: t('waiting'),
  'not-run': t('not run'),
};

/** Monaco's words for the marks. They move with edits until the next marks come. */
export function decorationsOf(
  marks: readonly Mark[],
  model: editorTypes.ITextModel,
): editorTypes.IModelDeltaDecoration[] {
  return marks.map((mark) => decorationOf(mark, model));
}

function decorationOf(
  mark: Mark,
  model: editorTypes.ITextModel,
): editorTypes.IModelDeltaDecoration {
  switch (mark.kind) {
    case 'verdict':
      return onLines(mark.line, mark.line, {
        firstLineDecorationClassName: `script-verdict script-verdict-${GLYPHS[mark.mark]}`,
        linesDecorationsTooltip: WORDS[mark.mark],
      });
    case 'selected':
      return onLines(mark.line, mark.line, {
        isWholeLine: true,
        className: 'script-selected',
        marginClassName: 'script-selected',
        overviewRuler: ruler('editorOverviewRuler.infoForeground'),
      });
    case 'current':
      return onLines(mark.line, mark.line, {
        glyphMarginClassName: 'script-current',
        glyphMarginHoverMessage: { value: t('The run stands here') },
      });
    case 'failed-step':
      return onLines(mark.span.line, mark.span.endLine, {
        isWholeLine: true,
        marginClassName: 'script-failed-bar',
      });
    case 'failing-line':
      return onLines(mark.line, mark.line, {
        isWholeLine: true,
        className: 'script-failing-line',
        marginClassName: 'script-failing-line',
        lineNumberClassName: 'script-failing-number',
        overviewRuler: ruler('editorOverviewRuler.errorForeground'),
      });
    case 'failing-text':
      return {
        range: rangeOf(model, mark.range),
        options: { inlineClassName: 'failing-attribute' },
      };
  }
}

function onLines(
  line: number,
  endLine: number,
  options: editorTypes.IModelDecorationOptions,
): editorTypes.IModelDeltaDecoration {
  return {
    range: new Range(line, 1, endLine, 1),
    options: { stickiness: 1, ...options },
  };
}

function ruler(id: string): editorTypes.IModelDecorationOverviewRulerOptions {
  return { color: { id }, position: editor.OverviewRulerLane.Full };
}
