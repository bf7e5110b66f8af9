// Says to TypeScript which classes each CSS module has: one declaration beside each (by `rootDirs`), in `.cache/css-types`.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';

const ROOT = path.resolve(import.meta.dirname, '..');
const TYPES = path.join(ROOT, '.cache/css-types');

/** Writes the declarations anew where they are others; those of modules that are gone go with them. */
export function writeCssTypes() {
  const modules = readdirSync(path.join(ROOT, 'src'), { recursive: true }).filter((name) =>
    name.endsWith('.module.css'),
  );
  const wanted = new Map(modules.map((name) => [`${name}.d.ts`, name]));
  mkdirSync(TYPES, { recursive: true });
  for (const name of readdirSync(TYPES, { recursive: true })) {
    if (name.endsWith('.d.ts') && !wanted.has(name)) rmSync(path.join(TYPES, name));
  }
  for (const [name, source] of wanted) writeTypes(name, source);
}

/** The classes that the selectors of a style sheet name, each once, in their order. */
export function classesOf(css) {
  const classes = new Set();
  postcss.parse(css).walkRules(({ selector }) => {
    for (const [, name] of selector.matchAll(/\.([a-zA-Z_][\w-]*)/g)) classes.add(name);
  });
  return [...classes];
}

function writeTypes(name, source) {
  const classes = classesOf(readFileSync(path.join(ROOT, 'src', source), 'utf8'));
  const lines = classes.map((each) => `  readonly ${each}: string;\n`);
  const text = `declare const styles: {\n${lines.join('')}};\nexport default styles;\n`;
  const file = path.join(TYPES, name);
  if (textOf(file) === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
