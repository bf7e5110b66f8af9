import type { languages } from 'monaco-editor/editor.js';
import { t } from '../base/translate.ts';
import { prepareRename, renameAt } from '../script/symbols.ts';
import { compiledIn } from './compiled-model.ts';
import { rangeOf, workspaceEditOf } from './places.ts';

const NO_ACTOR = t('Only actors and captures can be renamed: put the cursor on the name of one.');

/** F2: another name for an actor or a capture, wherever it is named. */
export const RENAME: languages.RenameProvider = {
  resolveRenameLocation: (model, position) => {
    const found = prepareRename(compiledIn(model).syntax, model.getOffsetAt(position));
    const range = found && rangeOf(model, found.range);
    if (range !== undefined) return { range, text: found?.name ?? '' };
    const { lineNumber, column } = position;
    const here = {
      startLineNumber: lineNumber,
      startColumn: column,
      endLineNumber: lineNumber,
      endColumn: column,
    };
    return { range: here, text: '', rejectReason: NO_ACTOR };
  },
  provideRenameEdits: (model, position, name) => {
    const edits = renameAt(compiledIn(model).syntax, model.getOffsetAt(position), name.trim());
    return edits.ok
      ? workspaceEditOf(model, edits.value)
      : { edits: [], rejectReason: edits.error };
  },
};
