import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { INNER_LAYERS, LAYERS } from './folder-law.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const DOCS = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(ROOT, 'spec/adr')).map((name) => `spec/adr/${name}`),
];

/** What stands between backticks and looks like a path of ours: `run/runner.ts`, `src/cli/`, `spec/adr/`. */
function pathsIn(text: string): string[] {
  const quoted = [...text.matchAll(/`([\w./-]+)`/g)].map(([, inner = '']) => inner);
  return quoted.filter((each) => /^[\w.-]+\/[\w./-]*$/.test(each) && !each.includes('…'));
}

/** Folders that builds and tests make. */
const MADE = ['dist/', 'build/', 'assets/', '.cache/'];

/** Commands of npm itself that the documents name. */
const NPM_OWN = ['pack', 'install'];

function exists(each: string): boolean {
  return [ROOT, path.join(ROOT, 'src')].some((base) => existsSync(path.join(base, each)));
}

describe('the documents tell the truth', () => {
  it.each(DOCS)('%s names only paths that exist', (doc) => {
    const paths = pathsIn(read(doc)).filter((each) => !MADE.some((made) => each.startsWith(made)));
    expect(paths.filter((each) => !exists(each))).toEqual([]);
  });

  it.each(DOCS)('%s links only to what exists', (doc) => {
    const links = [...read(doc).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = '']) =>
      path.join(path.dirname(doc), target),
    );
    expect(links.filter((each) => !existsSync(path.join(ROOT, each)))).toEqual([]);
  });

  it.each(DOCS)('%s names only commands that exist', (doc) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...read(doc).matchAll(/npm (?:run )?([a-z0-9:-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(commands.filter((name) => !(name in scripts) && !NPM_OWN.includes(name))).toEqual([]);
  });

  it('ARCHITECTURE.md names every folder of src/ with its layer', () => {
    const map = read('ARCHITECTURE.md');
    const named = Object.entries(LAYERS).filter(([folder, layer]) =>
      new RegExp(`^\\| ${layer} +\\|.*\`${folder}/\``, 'm').test(map),
    );
    expect(named.map(([folder]) => folder)).toEqual(Object.keys(LAYERS));
    expect(readdirSync(path.join(ROOT, 'src')).sort()).toEqual(Object.keys(LAYERS).sort());
  });

  it.each(Object.entries(INNER_LAYERS))('and those inside %s/ with theirs', (outer, layers) => {
    const map = read('ARCHITECTURE.md');
    const names = Object.keys(layers).filter((name) => name !== '.');
    const named = names.filter((name) =>
      new RegExp(`^\\| ${layers[name]} +\\|.*\`${outer}/${name}/\``, 'm').test(map),
    );
    expect(named).toEqual(names);
    const entries = readdirSync(path.join(ROOT, 'src', outer), { withFileTypes: true });
    const folders = entries.filter((each) => each.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual(names.sort());
  });
});
