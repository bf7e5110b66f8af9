import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The folders and files whose functions are measured. */
const FOLDERS = [
  ...['xml', 'match', 'script', 'trace', 'timeline', 'insight'],
  'diagnosis/repair/stanza',
];
const FILES = ['src/diagnosis/nearest.ts', 'src/diagnosis/similarity.ts'];

/** The functions and classes that these folders and files export as they are loaded, by the file and the name. */
export async function exportedFunctions(): Promise<readonly string[]> {
  const files = [...FOLDERS.flatMap((folder) => filesBelow(`src/${folder}`)), ...FILES];
  const names = await Promise.all(
    files.map(async (file) => {
      const module = (await import(/* @vite-ignore */ `../../${file}`)) as Readonly<
        Record<string, unknown>
      >;
      const functions = Object.keys(module).filter((name) => typeof module[name] === 'function');
      return functions.map((name) => nameOf(file, name));
    }),
  );
  return names.flat();
}

/** Those that other folders import. What only its own folder imports is no way in. */
export function importedElsewhere(): ReadonlySet<string> {
  return new Set(filesBelow('src').flatMap(foreignImports));
}

function foreignImports(file: string): readonly string[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return tree.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const imported = path.join(path.dirname(file), from);
    if (!from.startsWith('.') || folderOf(imported) === folderOf(file)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.map((each) => nameOf(imported, (each.propertyName ?? each.name).text));
  });
}

function folderOf(file: string): string | undefined {
  return file.split(path.sep)[1];
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.endsWith('.d.ts'))
    .toSorted();
}

function nameOf(file: string, name: string): string {
  return `${file.replace(/^src\//, '')} ${name}`;
}
