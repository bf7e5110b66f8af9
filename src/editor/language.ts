import type { languages } from 'monaco-editor/editor.js';

/** The id under which Monaco knows scansion's language. */
export const LANGUAGE_ID = 'scs';

/**
 * Tokens of a script. What a line is, is decided at its column 0; XML lives on indented lines only. So a tag or a
 * value that was left open ends at the next line that starts at column 0, and does not colour the rest of the text.
 */
export const TOKENS: languages.IMonarchLanguage = {
  defaultToken: 'text',
  tokenPostfix: '.scs',
  start: 'title',
  tokenizer: {
    title: [
      [/^\s*$/, ''],
      [/^#(?!#).*$/, { token: 'title.comment', switchTo: 'definitions' }],
      [/^/, { token: '', switchTo: 'definitions' }],
    ],

    definitions: [
      [/^-{5,}\s*$/, { token: 'separator', switchTo: 'steps' }],
      [/^(##)(.*)$/, ['comment', 'heading.comment']],
      { include: '@comment' },
      [/^(\[)(\w*)(\])(.*)$/, ['punctuation', 'verb', 'punctuation', 'actor']],
      [/^(\s+)([^:\s]+)(\s*:)(.*)$/, ['', 'attribute', 'punctuation', 'string']],
      { include: '@action' },
      { include: '@xml' },
    ],

    steps: [
      [/^(?:#+|\/\/)\s*@\s*\d.*$/, 'verb'],
      { include: '@comment' },
      { include: '@action' },
      { include: '@xml' },
    ],

    comment: [[/^(?:#|\/\/|--).*$/, 'comment']],

    action: [
      [
        /^(\S|\S.*?\S)(\s+)(sends|receives)((?:\s*:)?)(\s*)((?:nothing\s*)?)$/,
        ['actor', '', 'verb', 'punctuation', '', 'verb'],
      ],
      [/^(\S|\S.*?\S)(\s+)(connects|disconnects)(\s*)$/, ['actor', '', 'verb', '']],
      [
        /^(\S|\S.*?\S)(\s+)(is\s+(?:disconnected|refused))((?:\s*:)?)(\s*)((?:[a-z-]+\s*)?)$/,
        ['actor', '', 'verb', 'punctuation', '', 'verb'],
      ],
      [/^\S.*$/, 'text'],
    ],

    xml: [
      [/<!--/, 'comment', '@xmlComment'],
      [/(<!\[CDATA\[)/, 'punctuation', '@cdata'],
      [/(<\/?)([^\s/>=<"'!]+)/, ['punctuation', { token: 'tag', next: '@tag' }]],
      { include: '@reference' },
      [/[^<$&{]+/, 'text'],
    ],

    tag: [
      { include: '@columnZero' },
      [/\/?>/, 'punctuation', '@pop'],
      [/scansion:[\w-]*/, 'variable'],
      [/[^\s=/>"'<]+/, 'attribute'],
      [/=/, 'punctuation'],
      [/"/, 'string', '@doubleQuoted'],
      [/'/, 'string', '@singleQuoted'],
      [/(?=<)/, '', '@pop'],
      [/\s+/, ''],
    ],

    doubleQuoted: [
      { include: '@columnZero' },
      { include: '@reference' },
      [/"/, 'string', '@pop'],
      [/[^"$&{]+/, 'string'],
      [/./, 'string'],
    ],

    singleQuoted: [
      { include: '@columnZero' },
      { include: '@reference' },
      [/'/, 'string', '@pop'],
      [/[^'$&{]+/, 'string'],
      [/./, 'string'],
    ],

    // The token ends in `.string` so that no quote inside it, as in `${Juliet's JID}`, opens a pair.
    reference: [
      [/\$\{[^}]*\}|\{scansion:[^}]*\}/, 'variable.string'],
      [/&[#\w]+;/, 'entity.string'],
    ],

    xmlComment: [{ include: '@columnZero' }, [/-->/, 'comment', '@pop'], [/[^-]+|-/, 'comment']],

    cdata: [{ include: '@columnZero' }, [/\]\]>/, 'punctuation', '@pop'], [/[^\]]+|\]/, 'text']],

    columnZero: [{ include: '@comment' }, [/^(?=\S)/, '', '@pop']],
  },
};

/** The id of a stanza by itself. */
export const STANZA_LANGUAGE_ID = 'scs-stanza';

/** Tokens of a stanza by itself: a line that starts at column 0 is nothing special. */
export const STANZA_TOKENS: languages.IMonarchLanguage = {
  ...TOKENS,
  start: 'xml',
  tokenizer: { ...TOKENS.tokenizer, columnZero: [] },
};

/** How brackets, quotes and comments behave. Comments exist at column 0 only, which `#` by itself cannot say. */
export const CONFIGURATION: languages.LanguageConfiguration = {
  comments: { lineComment: { comment: '#', noIndent: true } },
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']', notIn: ['string', 'comment'] },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
    { open: '<!--', close: ' -->', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
  wordPattern: /[\p{L}\p{N}_][\p{L}\p{N}_-]*/u,
};

/** A line after which Enter goes one TAB deeper: an action that wants a block, a definition, an open tag. */
export const OPENS_BLOCK = /^(?:(?!#|\/\/|--)\S.*\s(?:sends|receives)(?:\s*:)?\s*|\[\w+\].*)$/;
export const OPENS_ELEMENT = /^\s.*<[^\s/!?<>][^<>]*(?<!\/)>[^<>]*$/;
/** The same in a stanza by itself. */
export const OPENS_STANZA_ELEMENT = /^\s*<[^\s/!?<>][^<>]*(?<!\/)>[^<>]*$/;
export const CLOSES_ELEMENT = /^<\/[^<>]+>/;
