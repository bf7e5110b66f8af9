import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { classesOf } from '../../.ci/css-types.mjs';
import {
  codeBreaches,
  GLOBAL_SHEETS,
  sheetBreaches,
  styleImports,
  textsBelow,
  usedClasses,
} from './styles.ts';

const SRC = path.resolve(import.meta.dirname, '../../src');
const sheets = textsBelow(SRC, ['.css']);
const code = textsBelow(SRC, ['.ts', '.tsx']);
const pageCode = code.filter(({ file }) => /^src\/(?:ui|app)\//.test(file));
const modules = sheets.filter(({ file }) => file.endsWith('.module.css'));

describe('the styles of the page', () => {
  it('have no global names but those that are said', () => {
    expect(sheets.flatMap(sheetBreaches)).toEqual([]);
    expect(sheets.map(({ file }) => file)).toEqual(
      expect.arrayContaining(Object.keys(GLOBAL_SHEETS)),
    );
  });

  it('are named by their modules, in their own folder or among the widgets', () => {
    expect(pageCode.flatMap(codeBreaches)).toEqual([]);
  });

  it('have files of different names, so that no class of the page is defined twice', () => {
    const names = modules.map(({ file }) => path.basename(file));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('define each class that is used, and use each that is defined', () => {
    const defined = modules.flatMap(({ file, text }) =>
      classesOf(text).map((name) => `${file} ${name}`),
    );
    const used = new Set(code.flatMap(usedClasses));
    expect({
      undefined: [...used].filter((each) => !defined.includes(each)),
      unused: defined.filter((each) => !used.has(each)),
    }).toEqual({ undefined: [], unused: [] });
  });

  it('are imported where they are', () => {
    const imported = code.flatMap((each) => styleImports(each).map(({ module }) => module));
    const files = modules.map(({ file }) => file);
    expect(imported.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => !imported.includes(file))).toEqual([]);
  });

  it("find Monaco's decorations as the editor names them", () => {
    const sheet = sheets.find(({ file }) => file === 'src/editor/script-editor.css');
    const editor = code.filter(({ file }) => file.startsWith('src/editor/'));
    const ours = classesOf(sheet?.text ?? '').filter((name) => name.startsWith('script-'));
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter((name) => !editor.some(({ text }) => isNamedIn(text, name)))).toEqual([]);
  });
});

/** Whole, or in two parts: `script-verdict-${verdict}`. */
function isNamedIn(text: string, name: string): boolean {
  return text.includes(name) || text.includes(`${name.slice(0, name.lastIndexOf('-') + 1)}\${`);
}

describe('the law of styles', () => {
  const module = (text: string) => sheetBreaches({ file: 'src/ui/rooms/Table.module.css', text });

  it.each([
    [':global(.btn) { color: red }', /leaves the module/],
    ['.row [class*=Button] { color: red }', /names of others/],
    ['table td { color: red }', /no class of its own/],
    ['@media print { .row, td { color: red } }', /no class of its own/],
  ])('refuses %s in a module', (text, sentence) => {
    expect(module(text).join()).toMatch(sentence);
  });

  it('lets a module look down at its own elements', () => {
    expect(module('.row td:hover > svg { color: red }\n[data-x] .row { color: red }')).toEqual([]);
  });

  it.each([
    ['src/ui/rooms/Table.css', '.row { color: red }', /Table\.module\.css/],
    ['src/ui/tokens.css', '.row { color: red }', /put it into a module/],
    ['src/editor/script-editor.css', '.row { color: red }', /starts neither/],
  ])('refuses %s with %s', (file, text, sentence) => {
    expect(sheetBreaches({ file, text }).join()).toMatch(sentence);
  });

  it.each([
    ['<p className="row" />', /writes the class/],
    ["<p className={'row'} />", /writes the class/],
    ['<p className={`row ${kind}`} />', /writes the class/],
    ["<p className={clsx(styles.row, isOn && 'on')} />", /joins names/],
    ["node.className = 'row';", /writes classes/],
    ["node.classList.add('row');", /writes classes/],
    ["host.querySelector<HTMLElement>('.row')", /by class/],
    ["target.closest('input, .row')", /by class/],
    ["import './Table.css';", /for the whole page/],
    ["import styles from './Row.module.css';\nstyles[kind]", /not written/],
    ["import styles from '../stanza/Row.module.css';", /another folder/],
  ])('refuses %s', (text, sentence) => {
    expect(codeBreaches({ file: 'src/ui/rooms/Table.tsx', text }).join()).toMatch(sentence);
  });

  it.each([
    "<p className={clsx(styles.row, kind === 'point' && styles.point)} />",
    "target.closest('[data-part], .monaco-editor')",
    "import buttonStyles from '../widgets/button.module.css';",
  ])('lets %s be', (text) => {
    expect(codeBreaches({ file: 'src/ui/rooms/Table.tsx', text })).toEqual([]);
  });

  it('tells used classes from those of other objects', () => {
    const text = "import styles from './Row.module.css';\nstyles.row; other.cell;";
    expect(usedClasses({ file: 'src/ui/rooms/Table.tsx', text })).toEqual([
      'src/ui/rooms/Row.module.css row',
    ]);
  });
});
