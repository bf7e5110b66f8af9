import type { editor as editorTypes } from 'monaco-editor/editor.js';
import type { Diagnostic, Severity } from '../script/diagnostic.ts';
import { editor, MarkerSeverity } from './monaco.ts';
import { rangeOf } from './places.ts';

const OWNER = 'script';

const SEVERITIES: Readonly<Record<Severity, MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
  hint: MarkerSeverity.Hint,
};

/** Underlines the problems of the very text that is in the model; hovering shows their words. */
export function showDiagnostics(
  model: editorTypes.ITextModel,
  diagnostics: readonly Diagnostic[],
): void {
  editor.setModelMarkers(
    model,
    OWNER,
    diagnostics.map(({ severity, range, code, message }) => ({
      ...rangeOf(model, range),
      severity: SEVERITIES[severity],
      code,
      message,
    })),
  );
}
