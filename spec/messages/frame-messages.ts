import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { collectMessages } from './collect.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where the embedded page begins. */
const ENTRY = 'src/app/embed/main.ts';

/** What it fetches only when somebody asks for a run, or for what lies elsewhere, and with a run: the other messages come before. */
export const FETCHED_LATER: ReadonlySet<string> = new Set([
  'src/app/embed/embed-run.ts',
  'src/ui/embed/EmbedDifference.tsx',
  'src/app/open-link.ts',
  'src/app/linked-course.ts',
  'src/state/open-file.ts',
]);

/** The files that the embedded page may evaluate before that. */
export function frameFiles(): readonly ts.SourceFile[] {
  const found = new Map<string, ts.SourceFile>();
  const names = [ENTRY];
  for (const name of names) {
    if (found.has(name) || FETCHED_LATER.has(name)) continue;
    const text = readFileSync(path.join(ROOT, name), 'utf8');
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    found.set(name, file);
    for (const specifier of importsOf(file)) {
      if (!/^\..*\.tsx?$/.test(specifier)) continue;
      names.push(path.posix.normalize(path.posix.join(path.posix.dirname(name), specifier)));
    }
  }
  return [...found.values()];
}

/** English sentences that these files ask for. */
export function frameSentences(): ReadonlySet<string> {
  return new Set(collectMessages(frameFiles()).messages.map(({ english }) => english));
}

/** Of values, now or later; types are gone in a build. */
function importsOf(file: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (isImport && node.moduleSpecifier !== undefined && !isOfTypes(node)) {
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    }
    const isLater =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const [argument] = isLater ? node.arguments : [];
    if (argument !== undefined && ts.isStringLiteral(argument)) found.push(argument.text);
  };
  visit(file);
  return found;
}

function isOfTypes(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined) return false;
  return (
    ts.isNamedImports(namedBindings) && namedBindings.elements.every((each) => each.isTypeOnly)
  );
}
