import { compile } from 'monaco-editor/editor/standalone/common/monarch/monarchCompile.js';
import { MonarchTokenizer } from 'monaco-editor/editor/standalone/common/monarch/monarchLexer.js';
import { LANGUAGE_ID, TOKENS } from '../../src/editor/language.ts';

const tokenizer = new MonarchTokenizer({}, {}, LANGUAGE_ID, compile(LANGUAGE_ID, TOKENS), {
  getValue: () => 20_000,
  onDidChangeConfiguration: () => ({ dispose: () => undefined }),
});

/**
 * A text as its tokens say: `type:text` for each, line by line; blanks and tokens without a type are left out.
 * `Romeo connects` becomes `actor:Romeo verb:connects`.
 */
export function tokensOf(text: string): readonly string[] {
  let state = tokenizer.getInitialState();
  return text.split('\n').map((line) => {
    const { tokens, endState } = tokenizer.tokenize(line, true, state);
    state = endState;
    return tokens
      .map(({ offset, type }, index) => ({
        type: type.replace(/\.scs$/, ''),
        text: line.slice(offset, tokens[index + 1]?.offset).trim(),
      }))
      .filter((token) => token.text !== '' && token.type !== '')
      .map((token) => `${token.type}:${token.text}`)
      .join(' ');
  });
}

/** The kind of each character, line by line: the first part of its token's name. */
export function kindsOf(text: string): readonly (readonly string[])[] {
  let state = tokenizer.getInitialState();
  return text.split('\n').map((line) => {
    const { tokens, endState } = tokenizer.tokenize(line, true, state);
    state = endState;
    return tokens.flatMap(({ offset, type }, index) => {
      const end = tokens[index + 1]?.offset ?? line.length;
      const [kind = ''] = type.replace(/\.?scs$/, '').split('.');
      return Array<string>(Math.max(0, end - offset)).fill(kind);
    });
  });
}

/** The tokens of lines after the separator. */
export function stepTokensOf(...lines: readonly string[]): readonly string[] {
  return tokensOf(['-----', ...lines].join('\n')).slice(1);
}
