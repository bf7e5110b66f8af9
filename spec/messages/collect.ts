import { IntlMessageFormat } from 'intl-messageformat';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { countedMessage } from '../../src/base/counted.ts';
import { sourceFiles } from '../architecture/folder-law.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The functions of messages, each with the place of its English sentence among its arguments. */
const MESSAGE_FUNCTIONS: Readonly<Record<string, number>> = {
  t: 0,
  rich: 0,
  messageOf: 0,
  counted: 1,
};

/** Where they are made: there, no sentence stands. */
const MAKERS = ['src/base/counted.ts', 'src/base/translate.ts', 'src/ui/widgets/rich.tsx'];

/** A sentence of the code. */
export interface Message {
  readonly english: string;
  /** `src/ui/shell/Footer.tsx:20`. */
  readonly place: string;
  /** Whether it is taken as an ICU message; as it is otherwise. */
  readonly isIcu: boolean;
  /** What the code puts in, where that is written out. */
  readonly values: readonly string[] | undefined;
}

export interface Collected {
  readonly messages: readonly Message[];
  /** Calls whose sentence is not written out. */
  readonly unknown: readonly string[];
}

export function parsedFiles(folder = path.join(ROOT, 'src')): readonly ts.SourceFile[] {
  return sourceFiles(folder).map((file) =>
    ts.createSourceFile(
      path.relative(ROOT, file).split(path.sep).join('/'),
      readFileSync(file, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    ),
  );
}

/** All sentences that message functions are asked for. */
export function collectMessages(files: readonly ts.SourceFile[]): Collected {
  const messages: Message[] = [];
  const unknown: string[] = [];
  for (const file of files) {
    if (MAKERS.includes(file.fileName)) continue;
    const visit = (node: ts.Node): void => {
      ts.forEachChild(node, visit);
      if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
      const name = node.expression.text;
      const at = MESSAGE_FUNCTIONS[name];
      if (at === undefined || isOtherFunction(node, name)) return;
      const place = placeOf(file, node);
      const key = node.arguments[at];
      if (key === undefined || !ts.isStringLiteralLike(key)) return void unknown.push(place);
      messages.push(messageOfCall(node, key.text, place));
    };
    visit(file);
  }
  return { messages, unknown };
}

type MessageElement = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of what has to be put into an ICU message, in the order of the alphabet; throws for what is none. */
export function placeholders(message: string): readonly string[] {
  const found = new Set<string>();
  const visit = (elements: readonly MessageElement[]): void => {
    for (const element of elements) {
      // A literal text has a value that is no name, and `#` has none.
      if (Number(element.type) === LITERAL || !('value' in element)) continue;
      found.add(element.value);
      const options = 'options' in element ? Object.values(element.options) : [];
      for (const { value } of options) visit(value);
    }
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].toSorted();
}

/** `TYPE.literal` of the parser, which exports its enumeration as a type only. */
const LITERAL = 0;

function messageOfCall(call: ts.CallExpression, text: string, place: string): Message {
  const name = call.expression.getText();
  if (name === 'counted') {
    return { english: countedMessage(text), place, isIcu: true, values: ['count'] };
  }
  const values = call.arguments[1];
  return { english: text, place, isIcu: values !== undefined, values: namesIn(values) };
}

/** Only of an object that is written out; `undefined` for any other, and for one that takes others in. */
function namesIn(values: ts.Expression | undefined): readonly string[] | undefined {
  if (values === undefined || !ts.isObjectLiteralExpression(values)) return undefined;
  const names = values.properties.map((property) => property.name?.getText());
  return names.every((name) => name !== undefined) ? names.toSorted() : undefined;
}

/** What a file calls `counted` or `t` for itself. */
function isOtherFunction(call: ts.CallExpression, name: string): boolean {
  const imported = call
    .getSourceFile()
    .statements.filter(ts.isImportDeclaration)
    .some(({ importClause }) => {
      const bindings = importClause?.namedBindings;
      return (
        bindings !== undefined &&
        ts.isNamedImports(bindings) &&
        bindings.elements.some((each) => each.name.text === name)
      );
    });
  return !imported;
}

function placeOf(file: ts.SourceFile, node: ts.Node): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
