import type { languages } from 'monaco-editor/editor.js';
import { t } from '../base/translate.ts';
import { formatEdits } from '../script/format.ts';
import { compiledIn } from './compiled-model.ts';
import { textEditsOf } from './places.ts';

/** Alt+Shift+F: lays the script out. */
export const FORMAT: languages.DocumentFormattingEditProvider = {
  displayName: t('Script'),
  provideDocumentFormattingEdits: (model) =>
    textEditsOf(model, formatEdits(compiledIn(model).syntax)),
};
