import ts from 'typescript';

/** Attributes and properties whose text a person reads or hears. */
const TEXT_NAMES = new Set(
  'aria-label aria-description aria-roledescription title label placeholder description alt text words emptyText heading hint what meaning advice sentence word lead'.split(
    ' ',
  ),
);

/** Attributes and properties whose text is for the program, whatever it looks like. */
const PROGRAM_NAMES =
  /^(?:id|ids|key|keys|kind|group|placement|className|role|code|type|selector|part|href|url|rel|target|accept|look|icon|iconAfter|name|viewBox|d|transform|style|fill|data-.*|aria-(?:live|controls|labelledby|describedby|current|haspopup))$/;

/** Functions whose arguments are for the program: selectors, names of classes, faults of the code itself. */
const PROGRAM_CALLS =
  /^(?:t|rich|counted|messageOf|messageParts|clsx|querySelector|querySelectorAll|closest|matches|goTo|focusOn|addEventListener|removeEventListener|Error|TypeError|RangeError|ensure|assert|fail|startsWith|endsWith|includes|split|join|indexOf|lastIndexOf|setAttribute|getAttribute|hasAttribute|createElement|createElementNS|Set|Map|matchMedia|getPropertyValue|setProperty|observe|attribute|charsOf|picklist|literal)$/;

/** Two words, or one that begins as a sentence does. */
const SENTENCE =
  /^\d+ [a-z]{3,}|(?:^|[\s“(])[A-Za-z][a-z’'-]*[,:;.]? (?:[\w“(/{<:]|…)|^[A-Z][a-z]{2,}[.…:!?]?$/;
const WORD = /[A-Za-z]{2}/;

/** What is printed on a key, two of them beside each other; a media query. */
const KEYS = /^(?:\(.*\)|[a-z] [a-z]|Control|Enter|Esc|Escape|Tab|Space|Del|Home|End|Backspace)$/;

/** Where something stands, in the notation of our texts; what happened in a run; an element with its namespace. */
const NOTATIONS = [
  /^(?:`[\w-]+` )?\(?\{(?:RFC \d+|XEP-\d+)?(?:§[\d.]+)?\}\)?$/,
  /^(?:sent|received) (?:iq|message|presence)[\w/@=.:#-]*$/,
  /^(?:code|error) (?:\{\}|[\d]+|[a-z]+-[a-z-]+|conflict|forbidden|gone)$/,
  /^[\w-]+ (?:urn|https?|jabber|vcard-temp)[:\w/.#-]+$/,
];

/** A text of the code that a person reads, and that no message function was asked for. */
export interface Literal {
  readonly node: ts.Node;
  readonly text: string;
}

/** What stands in a file in English where a person reads it; empty for a file that is translated. */
export function readLiterals(file: ts.SourceFile): readonly Literal[] {
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (isForTheProgram(node)) return;
    const text = readText(node);
    if (text !== undefined && !NOTATIONS.some((each) => each.test(text)))
      found.push({ node, text });
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

function readText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return WORD.test(node.text) ? node.text.trim() : undefined;
  if (ts.isTemplateExpression(node)) return templateText(node);
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return undefined;
  if (KEYS.test(node.text)) return undefined;
  const isRead = isTextPlace(node) ? WORD.test(node.text) : SENTENCE.test(node.text);
  return isRead ? node.text : undefined;
}

function templateText(node: ts.TemplateExpression): string | undefined {
  const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  const text = parts.join('{}');
  const words = parts.join(' 0 ');
  if (!/\s/.test(parts.join(''))) return undefined;
  return /(?:^|[\s“(])(?:[A-Za-z][a-z]+|a)(?:[\s.,:;!?…)’]|$)/.test(words) ? text : undefined;
}

/** Between tags, or as the value of an attribute or property that is read. */
function isTextPlace(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) {
    return isTextPlace(parent);
  }
  if (ts.isBinaryExpression(parent)) return parent.left !== node && isTextPlace(parent);
  if (ts.isJsxExpression(parent)) {
    return ts.isJsxAttribute(parent.parent) ? isTextPlace(parent) : true;
  }
  if (ts.isArrayLiteralExpression(parent)) return isSecondOfRow(parent, node);
  return isNamedText(parent);
}

function isNamedText(parent: ts.Node): boolean {
  if (ts.isJsxAttribute(parent)) return TEXT_NAMES.has(parent.name.getText());
  if (!ts.isPropertyAssignment(parent)) return false;
  return isValueOfMessage(parent) || TEXT_NAMES.has(parent.name.getText());
}

/** The words of a table of keys, or of names, and what they mean. */
function isSecondOfRow(row: ts.ArrayLiteralExpression, node: ts.Node): boolean {
  const isRow = row.elements.length === 2 && ts.isArrayLiteralExpression(row.parent);
  return isRow && row.elements[1] === node;
}

/** What stands in a place of a message, and does not choose between forms of it. */
function isValueOfMessage({ name, parent: { parent: call } }: ts.PropertyAssignment): boolean {
  if (!ts.isCallExpression(call) || !/^(?:t|rich)$/.test(call.expression.getText())) return false;
  const [key] = call.arguments;
  return key !== undefined && !key.getText().includes(`{${name.getText()}, select,`);
}

function isForTheProgram(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) {
    return true;
  }
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return isProgramProperty(parent, node);
  if (ts.isJsxAttribute(parent)) return PROGRAM_NAMES.test(parent.name.getText());
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return parent.expression !== node && PROGRAM_CALLS.test(calledName(parent)) && isLiteral(node);
  }
  return isCompared(node);
}

function isCompared(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return isComparison(parent) && isLiteral(node);
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isCaseClause(parent)) return parent.expression === node;
  return ts.isExternalModuleReference(parent);
}

function isProgramProperty(property: ts.PropertyAssignment, node: ts.Node): boolean {
  if (property.name === node) return true;
  const isTable =
    ts.isArrayLiteralExpression(node) && node.elements.some(ts.isArrayLiteralExpression);
  return !isTable && !isValueOfMessage(property) && PROGRAM_NAMES.test(property.name.getText());
}

function isLiteral(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    ts.isArrayLiteralExpression(node)
  );
}

function calledName({ expression }: ts.CallExpression | ts.NewExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

function isComparison({ operatorToken }: ts.BinaryExpression): boolean {
  return [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ts.SyntaxKind.InKeyword,
  ].includes(operatorToken.kind);
}
