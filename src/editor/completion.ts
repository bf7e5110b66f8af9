import type { editor as editorTypes, languages as languageTypes } from 'monaco-editor/editor.js';
import type { Disposable } from '../base/disposable.ts';
import { completionsAt } from './completions.ts';
import { LANGUAGE_ID } from './language.ts';
import { languages, Range } from './monaco.ts';

/** Offers completions in one model. They open by themselves after `$` and `{`, else with Ctrl+Space. */
export function createCompletion(
  model: editorTypes.ITextModel,
  actors: () => readonly string[],
): Disposable {
  return languages.registerCompletionItemProvider(LANGUAGE_ID, {
    triggerCharacters: ['$', '{'],
    provideCompletionItems: (asked, { lineNumber, column }) => {
      if (asked !== model) return { suggestions: [] };
      const found = completionsAt(model.getLineContent(lineNumber), column - 1, actors());
      const suggestions = found.map(
        ({ label, insert, detail, start, end }, index): languageTypes.CompletionItem => ({
          label,
          detail,
          insertText: insert,
          kind: languages.CompletionItemKind.Value,
          sortText: String(index).padStart(4, '0'),
          range: new Range(lineNumber, start + 1, lineNumber, end + 1),
        }),
      );
      return { suggestions };
    },
  });
}
