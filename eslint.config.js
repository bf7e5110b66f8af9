import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Folders whose code is pure: time, randomness, I/O and the DOM come in as arguments. */
const PURE = [
  'base',
  'xml',
  'xmpp',
  'match',
  'script',
  'trace',
  'run',
  'insight',
  'timeline',
  'diagnosis',
];

/** The one file per pure folder that carries out effects. */
const SHELLS = ['src/run/runner.ts'];

const IMPURE_GLOBALS = [
  ['Date', 'take a moment as an argument, or a Clock (src/base/clock.ts)'],
  ['performance', 'take a Clock (src/base/clock.ts)'],
  ['setTimeout', 'take a Clock (src/base/clock.ts)'],
  ['setInterval', 'take a Clock (src/base/clock.ts)'],
  ['queueMicrotask', 'return what is to be done; a shell does it'],
  ['requestAnimationFrame', 'return what is to be painted; a component paints it'],
  ['crypto', 'take a Random (src/base/random.ts)'],
  ['window', 'pure folders know no DOM'],
  ['document', 'pure folders know no DOM'],
  ['navigator', 'pure folders know no DOM'],
  ['localStorage', 'state/ persists'],
  ['fetch', 'pure folders know no network'],
  ['WebSocket', 'transport/ opens sockets'],
  ['Worker', 'app/ starts workers'],
  ['console', 'return a diagnostic or a trace event'],
  ['process', 'pure folders know no process'],
].map(([name, message]) => ({ name, message }));

/** A call takes about a hundred thousand arguments; a list has no such end. */
const LISTS_AS_ARGUMENTS = [
  'CallExpression[callee.property.name=/^(?:push|unshift)$/] > SpreadElement',
  'CallExpression[callee.object.name="Math"] > SpreadElement',
].map((selector) => ({
  selector,
  message:
    'The stack has no room for a long list: use appendAll (src/base/append-all.ts) or reduce.',
}));

/** Texts come from servers, scripts and links: a RegExp that is built from one breaks, hangs or means something else. */
const LITERAL_REGEXP =
  'write the pattern as a literal; look for words that are data with findWords (src/base/find-words.ts), indexOf or startsWith';
const REGEXPS_FROM_DATA = [
  ...['NewExpression', 'CallExpression'].map((call) => ({
    selector: `${call}[callee.name="RegExp"]`,
    message: LITERAL_REGEXP,
  })),
  {
    selector:
      'CallExpression[callee.type="MemberExpression"][callee.property.name="RegExp"], NewExpression[callee.type="MemberExpression"][callee.property.name="RegExp"]',
    message: LITERAL_REGEXP,
  },
  {
    selector: 'CallExpression[callee.property.name="compile"]',
    message: LITERAL_REGEXP,
  },
  // Strings make a RegExp here, too.
  ...['TemplateLiteral', 'BinaryExpression', 'Literal:not([regex])'].map((text) => ({
    selector: `CallExpression[callee.property.name=/^(?:match|matchAll|search)$/] > ${text}.arguments`,
    message: LITERAL_REGEXP,
  })),
];

/** No RegExp may take longer than its text is long, not even where it fails. */
const LINEAR_REGEXPS = {
  'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
  'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
};

const SIZES = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 12],
  'max-depth': ['error', 4],
  'max-params': ['error', 4],
};

const COMPONENT_SIZES = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 110, skipBlankLines: true, skipComments: true }],
};

const SPEC_SIZES = {
  'max-lines': ['error', 500],
  'max-lines-per-function': 'off',
};

export default tseslint.config(
  { ignores: ['dist', 'build', 'node_modules', '.cache', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['eslint.config.js', '.ci/*.mjs', 'src/cli/*.mjs'],
          maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 12,
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...SIZES,
      'no-console': 'error',
      'no-nested-ternary': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: PURE.map((folder) => `src/${folder}/**/*.ts`),
    ignores: SHELLS,
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'take a Random (src/base/random.ts)' },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { regexp },
    rules: {
      ...LINEAR_REGEXPS,
      'no-restricted-syntax': ['error', ...REGEXPS_FROM_DATA, ...LISTS_AS_ARGUMENTS],
    },
  },
  {
    // Monaco tries a token's pattern at one place only.
    files: ['src/editor/language.ts'],
    rules: { 'regexp/no-super-linear-move': 'off' },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: { ...hooks.configs.recommended.rules, ...COMPONENT_SIZES },
  },
  { files: ['spec/**', 'e2e/**'], rules: SPEC_SIZES },
  {
    files: ['spec/**', 'e2e/**', 'src/cli/**', '.ci/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
