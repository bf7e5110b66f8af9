import type { languages } from 'monaco-editor/editor.js';
import { formatEdits } from '../script/format.ts';
import { compiledIn } from './compiled-model.ts';
import { textEditsOf } from './places.ts';

/** Alt+Shift+F: lays the script out. */
export const FORMAT: languages.DocumentFormattingEditProvider = {
  displayName: 'Script',
  provideDocumentFormattingEdits: (model) =>
    textEditsOf(model, formatEdits(compiledIn(model).syntax)),
};
