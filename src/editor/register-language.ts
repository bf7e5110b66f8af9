import {
  CLOSES_ELEMENT,
  CONFIGURATION,
  LANGUAGE_ID,
  OPENS_BLOCK,
  OPENS_ELEMENT,
  OPENS_STANZA_ELEMENT,
  STANZA_LANGUAGE_ID,
  STANZA_TOKENS,
  TOKENS,
} from './language.ts';
import { CODE_ACTIONS } from './code-actions.ts';
import { COMPLETION } from './completion.ts';
import { DEFINITION } from './definition.ts';
import { FOLDING } from './folding.ts';
import { FORMAT } from './format.ts';
import { HOVER } from './hover.ts';
import { editor, KeyCode, KeyMod, languages } from './monaco.ts';
import { QUICK_OUTLINE } from './quick-outline.ts';
import { REFERENCES } from './references.ts';
import { RENAME } from './rename.ts';

let registered = false;

/** Tells Monaco what a script is; once is enough for all editors. */
export function registerLanguage(): void {
  if (registered) return;
  registered = true;
  languages.register({ id: LANGUAGE_ID, extensions: ['.scs'], aliases: ['scansion'] });
  languages.setMonarchTokensProvider(LANGUAGE_ID, TOKENS);
  languages.setLanguageConfiguration(LANGUAGE_ID, {
    ...CONFIGURATION,
    onEnterRules: [
      {
        // A blank line ends a block or a definition, so what follows it starts at the margin.
        beforeText: /^\s+$/,
        action: { indentAction: languages.IndentAction.None, removeText: Number.MAX_SAFE_INTEGER },
      },
      {
        beforeText: OPENS_ELEMENT,
        afterText: CLOSES_ELEMENT,
        action: { indentAction: languages.IndentAction.IndentOutdent },
      },
      { beforeText: OPENS_ELEMENT, action: { indentAction: languages.IndentAction.Indent } },
      { beforeText: OPENS_BLOCK, action: { indentAction: languages.IndentAction.Indent } },
    ],
  });
  registerServices();
  registerStanzas();
}

/** What a stanza by itself has of that. */
function registerStanzas(): void {
  languages.register({ id: STANZA_LANGUAGE_ID });
  languages.setMonarchTokensProvider(STANZA_LANGUAGE_ID, STANZA_TOKENS);
  languages.setLanguageConfiguration(STANZA_LANGUAGE_ID, {
    brackets: CONFIGURATION.brackets ?? [],
    autoClosingPairs: CONFIGURATION.autoClosingPairs ?? [],
    surroundingPairs: CONFIGURATION.surroundingPairs ?? [],
    ...(CONFIGURATION.wordPattern === undefined ? {} : { wordPattern: CONFIGURATION.wordPattern }),
    onEnterRules: [
      {
        beforeText: OPENS_STANZA_ELEMENT,
        afterText: CLOSES_ELEMENT,
        action: { indentAction: languages.IndentAction.IndentOutdent },
      },
      { beforeText: OPENS_STANZA_ELEMENT, action: { indentAction: languages.IndentAction.Indent } },
    ],
  });
  languages.registerCompletionItemProvider(STANZA_LANGUAGE_ID, COMPLETION);
  languages.registerHoverProvider(STANZA_LANGUAGE_ID, HOVER);
}

/** What the language can do for whoever edits a script; each looks at the model that it is asked about. */
function registerServices(): void {
  languages.registerCompletionItemProvider(LANGUAGE_ID, COMPLETION);
  languages.registerHoverProvider(LANGUAGE_ID, HOVER);
  languages.registerDefinitionProvider(LANGUAGE_ID, DEFINITION);
  languages.registerReferenceProvider(LANGUAGE_ID, REFERENCES);
  languages.registerRenameProvider(LANGUAGE_ID, RENAME);
  languages.registerDocumentSymbolProvider(LANGUAGE_ID, QUICK_OUTLINE);
  languages.registerFoldingRangeProvider(LANGUAGE_ID, FOLDING);
  languages.registerDocumentFormattingEditProvider(LANGUAGE_ID, FORMAT);
  languages.registerCodeActionProvider(LANGUAGE_ID, CODE_ACTIONS);
  // On Linux, Monaco takes Ctrl+Shift+I, which browsers keep for themselves.
  editor.addKeybindingRule({
    keybinding: KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF,
    command: 'editor.action.formatDocument',
    when: 'editorTextFocus',
  });
}
