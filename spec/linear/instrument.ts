import path from 'node:path';
import ts from 'typescript';
import type { Plugin } from 'vitest/config';

/** The files whose steps are counted: those below `src/`, and the samples that show that counting works. */
const COUNTED = /\/src\/.+\.ts$|\/spec\/linear\/samples\.ts$/;

/** Text to put in at an offset of the source. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

interface Marks {
  readonly insertions: Insertion[];
  /** The function around each counter, by the counter's number. */
  readonly names: string[];
}

/** Puts counters into the files whose steps are counted; see `step-counter.ts`. */
export function stepCounting(): Plugin {
  return {
    name: 'caesura-step-counting',
    enforce: 'pre',
    transform: (source, id) =>
      COUNTED.test(id) ? { code: instrument(source, path.relative('.', id)), map: null } : null,
  };
}

/**
 * A source that counts: each entry of a function and each turn of a loop is a step, a spread of an object takes as many
 * as it has properties, joining strings as many as the result has characters. Lines stay where they are.
 */
function instrument(source: string, file: string): string {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const marks: Marks = { insertions: [], names: [] };
  visit(tree, '', marks);
  const named = `${JSON.stringify(file)}, ${JSON.stringify(marks.names)}`;
  const head = `const $steps = globalThis.$stepsOf?.(${named}) ?? { at: [], of: (_, it) => it };`;
  return head + withInsertions(source, marks.insertions);
}

function withInsertions(source: string, insertions: readonly Insertion[]): string {
  // A stable sort: what stands at the same offset stays in the order in which it was found, outer before inner.
  const sorted = insertions.toSorted((one, other) => one.at - other.at);
  let from = 0;
  const parts = sorted.map(({ at, text }) => {
    const part = source.slice(from, at) + text;
    from = at;
    return part;
  });
  return parts.join('') + source.slice(from);
}

function visit(node: ts.Node, outer: string, marks: Marks): void {
  const name = ts.isFunctionLike(node) ? nameOf(node, outer) : outer;
  const close = mark(node, name, marks);
  ts.forEachChild(node, (child) => {
    visit(child, name, marks);
  });
  if (close !== undefined) marks.insertions.push(close);
}

function nameOf(node: ts.Node, outer: string): string {
  const parent = node.parent;
  const declared = ts.isFunctionLike(node) ? node.name?.getText() : undefined;
  const given =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
      ? parent.name.getText()
      : undefined;
  const own = declared ?? given ?? (ts.isConstructorDeclaration(node) ? 'constructor' : undefined);
  const owner = ts.isClassLike(parent) ? parent.name?.getText() : undefined;
  return [outer || owner, own].filter((part) => part !== undefined && part !== '').join('.');
}

/** Puts in what stands before a node's parts, and gives what stands after them. */
function mark(node: ts.Node, name: string, marks: Marks): Insertion | undefined {
  const counter = () => `$steps.at[${marks.names.push(name) - 1}]++`;
  if (ts.isFunctionLike(node))
    return markBody('body' in node ? node.body : undefined, counter, marks);
  if (ts.isIterationStatement(node, false)) return markBody(node.statement, counter, marks);
  if (isJoining(node)) return around(node, `$steps.of(${marks.names.push(name) - 1}, `, marks);
  if (ts.isSpreadAssignment(node)) {
    return around(node.expression, `$steps.of(${marks.names.push(name) - 1}, `, marks);
  }
  return undefined;
}

function markBody(
  body: ts.Node | undefined,
  counter: () => string,
  marks: Marks,
): Insertion | undefined {
  if (body === undefined) return undefined;
  const start = body.getStart();
  if (ts.isBlock(body)) {
    marks.insertions.push({ at: start + 1, text: `${counter()};` });
    return undefined;
  }
  const isStatement = ts.isIterationStatement(body.parent, false);
  marks.insertions.push({ at: start, text: isStatement ? `{${counter()};` : `(${counter()}, ` });
  return { at: body.end, text: isStatement ? '}' : ')' };
}

function around(node: ts.Node, text: string, marks: Marks): Insertion {
  marks.insertions.push({ at: node.getStart(), text });
  return { at: node.end, text: ')' };
}

/** What may join strings. A chain of `+` is one joining. */
function isJoining(node: ts.Node): boolean {
  if (ts.isTemplateExpression(node)) return !ts.isTaggedTemplateExpression(node.parent);
  return isPlus(node) && !isPlus(node.parent);
}

function isPlus(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.PlusEqualsToken;
}
