import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss, { type Rule } from 'postcss';
import { classesOf } from '../../.ci/css-types.mjs';

/** Style sheets whose names hold for the whole page, and why. All others are modules. */
export const GLOBAL_SHEETS: Readonly<Record<string, string>> = {
  'src/ui/tokens.css': 'tokens of the themes, and the ground: elements only, no class',
  'src/editor/script-editor.css': 'what Monaco paints: its own classes, and its decorations',
};

/** A file of the project: its path from the root, and its text. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** The files below a folder whose names end so; paths relative to that folder's parent. */
export function textsBelow(root: string, ends: readonly string[]): readonly SourceText[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.some((end) => name.endsWith(end)))
    .map((name) => ({
      file: `${path.basename(root)}/${name.split(path.sep).join('/')}`,
      text: readFileSync(path.join(root, name), 'utf8'),
    }));
}

/** What is wrong with the selectors of a style sheet; each with what to do instead. */
export function sheetBreaches({ file, text }: SourceText): readonly string[] {
  if (file === 'src/editor/script-editor.css') return monacoBreaches(file, text);
  if (file in GLOBAL_SHEETS) {
    return classesOf(text).map((name) => `${file} has .${name}: put it into a module.`);
  }
  if (!file.endsWith('.module.css')) {
    return [`${file} has global names: call it ${file.replace(/\.css$/, '.module.css')}.`];
  }
  return selectorsOf(text).flatMap((selector) => {
    if (/:global|:local/.test(selector)) return [`${file}: ${selector} leaves the module.`];
    if (/\[\s*class\b/.test(selector)) return [`${file}: ${selector} finds names of others.`];
    // A selector of elements alone would hold for the whole page.
    if (!/\.[a-zA-Z]/.test(selector)) return [`${file}: ${selector} names no class of its own.`];
    return [];
  });
}

/** Monaco paints with global names: below its editor, or with the prefix of ours. */
function monacoBreaches(file: string, text: string): readonly string[] {
  return selectorsOf(text)
    .filter((selector) => !/^\.(?:monaco-editor|script-)/.test(selector))
    .map((selector) => `${file}: ${selector} starts neither with .monaco-editor nor .script-.`);
}

/** The selectors of all rules, one by one. */
function selectorsOf(css: string): readonly string[] {
  const selectors: string[] = [];
  postcss.parse(css).walkRules((rule: Rule) => void selectors.push(...rule.selectors));
  return selectors;
}

const MODULE_IMPORT = /^import (?<name>\w+) from '(?<specifier>\.{1,2}\/[^']*\.module\.css)';$/gm;

export interface StyleImport {
  /** As it is called in the file that imports it. */
  readonly name: string;
  /** Path of the module. */
  readonly module: string;
}

/** The CSS modules that a file imports. */
export function styleImports({ file, text }: SourceText): readonly StyleImport[] {
  return [...text.matchAll(MODULE_IMPORT)].map(({ groups }) => ({
    name: groups?.['name'] ?? '',
    module: path.posix.join(path.posix.dirname(file), groups?.['specifier'] ?? ''),
  }));
}

/** The classes that a file uses, as `module.css name`. */
export function usedClasses(source: SourceText): readonly string[] {
  // A module may be called as its file is.
  const text = source.text.replace(MODULE_IMPORT, '');
  return styleImports(source).flatMap(({ name, module }) =>
    [...text.matchAll(/\b(?<object>\w+)\.(?<key>\w+)/g)]
      .filter(({ groups }) => groups?.['object'] === name)
      .map(({ groups }) => `${module} ${groups?.['key'] ?? ''}`),
  );
}

/** `.name`, but those that Monaco gives. */
const CLASS_SELECTOR =
  /(?:querySelector(?:All)?(?:<\w+>)?|closest|matches|getElementsByClassName)\(\s*['"`][^'"`]*\.(?!monaco-)[a-z]/;

/** What is wrong with how a file of the page names classes. */
export function codeBreaches(source: SourceText): readonly string[] {
  const { file, text } = source;
  const imports = styleImports(source);
  const breaches: string[] = [];
  const say = (sentence: string) => void breaches.push(`${file} ${sentence}`);
  for (const [, word = ''] of text.matchAll(/\b[cC]lass(?:Name)?=(?:\{\s*)?(['"`][^'"`]*)/g)) {
    say(`writes the class ${word}: take it from a module.`);
  }
  for (const [call] of text.matchAll(/\bclsx\([^()]*['"`]\w[^()]*/g)) {
    if (!/[=!]== ['"`][^'"`]*['"`][^'"`]*$/.test(call)) say(`joins names of no module: ${call}`);
  }
  if (/\.(?:classList|className = ['"`])/.test(text)) say('writes classes of elements itself.');
  if (CLASS_SELECTOR.test(text)) say('finds elements by class: take a ref, a role or data-part.');
  if (/^import '[^']*\.css';$/m.test(text) && !isGlobalImporter(source)) {
    say('imports a style sheet for the whole page.');
  }
  for (const { name, module } of imports) {
    if (new RegExp(`\\b${name}\\[`).test(text)) say(`reads ${name} by a name that is not written.`);
    if (!isWithinReach(file, module)) say(`imports ${module}, which is another folder's.`);
  }
  return breaches;
}

function isGlobalImporter({ file, text }: SourceText): boolean {
  const sheets = [...text.matchAll(/^import '([^']*\.css)';$/gm)].map(([, sheet = '']) =>
    path.posix.join(path.posix.dirname(file), sheet),
  );
  return sheets.every((sheet) => sheet in GLOBAL_SHEETS);
}

/** Looks that several folders share are widgets'. */
function isWithinReach(file: string, module: string): boolean {
  const folder = path.posix.dirname(module);
  return folder === path.posix.dirname(file) || folder === 'src/ui/widgets';
}
