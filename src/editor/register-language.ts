import {
  CLOSES_ELEMENT,
  CONFIGURATION,
  LANGUAGE_ID,
  OPENS_BLOCK,
  OPENS_ELEMENT,
  TOKENS,
} from './language.ts';
import { languages } from './monaco.ts';

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
}
