import type { languages } from 'monaco-editor/editor.js';
import { definitionAt, referenceAt } from '../script/symbols.ts';
import { compiledIn } from './compiled-model.ts';
import { rangeOf } from './places.ts';

/** F12 and Ctrl+click: from an actor's name to its definition, from a `${NAME}` to where it was captured. */
export const DEFINITION: languages.DefinitionProvider = {
  provideDefinition: (model, position) => {
    const { syntax } = compiledIn(model);
    const offset = model.getOffsetAt(position);
    const definition = definitionAt(syntax, offset);
    const origin = referenceAt(syntax, offset);
    if (definition === undefined || origin === undefined) return [];
    const range = rangeOf(model, definition);
    const originSelectionRange = rangeOf(model, origin.range);
    return [{ uri: model.uri, range, targetSelectionRange: range, originSelectionRange }];
  },
};
