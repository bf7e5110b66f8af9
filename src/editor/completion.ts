import type { editor, languages as languageTypes } from 'monaco-editor/editor.js';
import { MUC_VOCABULARY } from '../insight/vocabulary.ts';
import { completionsAt, type Completion } from '../script/complete.ts';
import { compiledIn } from './compiled-model.ts';
import { serverOf } from './known-server.ts';
import { languages } from './monaco.ts';
import { offsetAt, placeOf } from './places.ts';
import { COMPLETION_TRIGGERS, isAskedFor } from '../script/completion/trigger.ts';

const { CompletionItemKind } = languages;

const KINDS: Readonly<Record<Completion['kind'], languageTypes.CompletionItemKind>> = {
  actor: CompletionItemKind.User,
  attribute: CompletionItemKind.Field,
  definition: CompletionItemKind.Class,
  element: CompletionItemKind.Struct,
  'end-tag': CompletionItemKind.Struct,
  namespace: CompletionItemKind.Module,
  property: CompletionItemKind.Property,
  stanza: CompletionItemKind.Snippet,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
  verb: CompletionItemKind.Keyword,
  wildcard: CompletionItemKind.Constant,
};

/** Ctrl+Space: actors, verbs, stanzas, tags, attributes, values. A few characters open the list by themselves. */
export const COMPLETION: languageTypes.CompletionItemProvider = {
  triggerCharacters: [...COMPLETION_TRIGGERS],
  provideCompletionItems: (model, position, { triggerCharacter }) => {
    const found = completionsAt(
      compiledIn(model).syntax,
      offsetAt(model, position),
      MUC_VOCABULARY,
      serverOf(model),
    );
    const suggestions = found
      .filter(({ kind }) => isAskedFor(kind, triggerCharacter))
      .map((completion, index) => itemOf(model, completion, index));
    return { suggestions };
  },
};

function itemOf(
  model: editor.ITextModel,
  completion: Completion,
  index: number,
): languageTypes.CompletionItem {
  const { label, kind, detail, documentation, insertText, isSnippet, range } = completion;
  return {
    label: { label, description: detail },
    kind: KINDS[kind],
    insertText,
    ...(documentation === undefined ? {} : { documentation }),
    ...(isSnippet
      ? { insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet }
      : {}),
    // The order is the best one first; Monaco would sort by the alphabet.
    sortText: String(index).padStart(4, '0'),
    range: placeOf(model, range),
  };
}
