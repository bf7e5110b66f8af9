import type { editor, languages as languageTypes } from 'monaco-editor/editor.js';
import { t } from '../base/translate.ts';
import { scriptOutline, type OutlineEntry } from '../script/outline.ts';
import { compiledIn } from './compiled-model.ts';
import { languages } from './monaco.ts';
import { rangeOf } from './places.ts';

const KINDS: Readonly<Record<OutlineEntry['kind'], languageTypes.SymbolKind>> = {
  definition: languages.SymbolKind.Class,
  scene: languages.SymbolKind.Namespace,
  step: languages.SymbolKind.Method,
};

/** Monaco finds no symbol without a name. */
const NO_NAME = t('(no name)');

/** Ctrl+Shift+O: the list of actors, scenes and steps. */
export const QUICK_OUTLINE: languageTypes.DocumentSymbolProvider = {
  displayName: t('Script'),
  provideDocumentSymbols: (model) =>
    scriptOutline(compiledIn(model).syntax).map((entry) => symbolOf(model, entry)),
};

function symbolOf(model: editor.ITextModel, entry: OutlineEntry): languageTypes.DocumentSymbol {
  const { kind, name, detail, range, selection, children } = entry;
  return {
    name: [name, kind === 'step' ? detail : ''].join(' ').trim() || NO_NAME,
    detail,
    kind: KINDS[kind],
    tags: [],
    range: rangeOf(model, range),
    selectionRange: rangeOf(model, selection),
    children: children.map((child) => symbolOf(model, child)),
  };
}
