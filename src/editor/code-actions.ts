import type { editor, languages as languageTypes } from 'monaco-editor/editor.js';
import { repairsAt, type QuickFix } from '../script/repairs.ts';
import { checkedIn, serverOf } from './known-server.ts';
import { languages, Range } from './monaco.ts';
import { offsetsOf, workspaceEditOf } from './places.ts';

const QUICK_FIX = 'quickfix';

/** Ctrl+. and the bulb: repairs of the problems here; when a person asks where none is, of those on the line. */
export const CODE_ACTIONS: languageTypes.CodeActionProvider = {
  provideCodeActions: (model, range, { markers, only, trigger }) => {
    if (only !== undefined && !only.startsWith(QUICK_FIX)) return list([]);
    const compiled = checkedIn(model);
    const server = serverOf(model);
    const here = repairsAt(offsetsOf(model, range), compiled, server);
    const found =
      here.length === 0 && trigger === languages.CodeActionTriggerType.Invoke
        ? repairsAt(offsetsOf(model, wholeLines(model, range)), compiled, server)
        : here;
    return list(found.map((repair) => actionOf(model, repair, markers)));
  },
};

function list(actions: languageTypes.CodeAction[]): languageTypes.CodeActionList {
  return { actions, dispose: () => undefined };
}

function wholeLines(model: editor.ITextModel, { startLineNumber, endLineNumber }: Range): Range {
  return new Range(startLineNumber, 1, endLineNumber, model.getLineMaxColumn(endLineNumber));
}

function actionOf(
  model: editor.ITextModel,
  { title, edits, diagnosticCode, isPreferred }: QuickFix,
  markers: readonly editor.IMarkerData[],
): languageTypes.CodeAction {
  return {
    title,
    kind: QUICK_FIX,
    isPreferred,
    diagnostics: markers.filter(({ code }) => code === diagnosticCode),
    edit: workspaceEditOf(model, edits),
  };
}
