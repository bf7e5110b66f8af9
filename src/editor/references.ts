import type { languages } from 'monaco-editor/editor.js';
import { referencesAt } from '../script/symbols.ts';
import { compiledIn } from './compiled-model.ts';
import { rangeOf } from './places.ts';

/** Shift+F12: every place that names an actor or a capture. */
export const REFERENCES: languages.ReferenceProvider = {
  provideReferences: (model, position, { includeDeclaration }) =>
    referencesAt(compiledIn(model).syntax, model.getOffsetAt(position))
      .filter(({ kind }) => includeDeclaration || (kind !== 'definition' && kind !== 'capture'))
      .map(({ range }) => ({ uri: model.uri, range: rangeOf(model, range) })),
};
