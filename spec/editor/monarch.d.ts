/** Monaco's tokenizer without its editor: it needs no browser. Monaco has no types for these two files. */
declare module 'monaco-editor/editor/standalone/common/monarch/monarchCompile.js' {
  export function compile(languageId: string, language: unknown): { readonly brand: 'lexer' };
}

declare module 'monaco-editor/editor/standalone/common/monarch/monarchLexer.js' {
  interface LineState {
    readonly brand: 'state';
  }
  export class MonarchTokenizer {
    constructor(
      languageService: unknown,
      themeService: unknown,
      languageId: string,
      lexer: { readonly brand: 'lexer' },
      configurationService: unknown,
    );
    getInitialState(): LineState;
    tokenize(
      line: string,
      hasEol: boolean,
      state: LineState,
    ): {
      readonly tokens: readonly { readonly offset: number; readonly type: string }[];
      readonly endState: LineState;
    };
  }
}
