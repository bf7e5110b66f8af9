import type { TextRange } from '../base/text-range.ts';
import { accountsOf } from './accounts.ts';
import type {
  CommentSyntax,
  DefinitionSyntax,
  ItemSyntax,
  PropertySyntax,
  ScriptSyntax,
} from './ast.ts';
import { commentSecret } from './comment-secrets.ts';
import { isKnownKey, isPasswordKey, isSplitPasswordKey } from './password-keys.ts';

/**
 * Where secrets stand outside of stanzas: values of `password:` however it is spelt and wherever it stands, on the next
 * line too, and what comments say. In order; none is empty, none overlap.
 */
export function headSecrets(syntax: ScriptSyntax): readonly TextRange[] {
  const lines = linesOf(syntax);
  const ranges = lines.flatMap((line, index): readonly TextRange[] => {
    const found = secretOf(syntax, line);
    if (found === undefined) return [];
    if (found.start < found.end) return [found];
    const below = lines[index + 1];
    return below === undefined || !isValueAlone(below, line) ? [] : [below.range];
  });
  const accounts = accountsOf(syntax).accounts.map(({ passwordRange }) => passwordRange);
  const all = [...ranges, ...accounts].toSorted((a, b) => a.start - b.start);
  let end = 0;
  return all.filter((range) => {
    const isFirst = range.start >= end && range.start < range.end;
    if (isFirst) end = range.end;
    return isFirst;
  });
}

/** A line that may hold a secret, white space at its ends left out. */
interface HeadLine {
  readonly kind: 'property' | 'comment' | 'unknown' | 'other';
  readonly range: TextRange;
  readonly line: number;
  /** Of a comment: whether it stands in a definition, or right beside one. */
  readonly isBeside: boolean;
  readonly property?: PropertySyntax;
}

function linesOf(syntax: ScriptSyntax): readonly HeadLine[] {
  const beside = new Set(syntax.definitions.flatMap(linesBeside));
  const lines = syntax.items.flatMap((item) => lineOf(item, beside));
  const properties = syntax.definitions.flatMap(({ properties: all }) =>
    all.map((property): HeadLine => ({
      kind: 'property',
      range: { start: property.key.range.start, end: property.value.range.end },
      line: property.line,
      isBeside: true,
      property,
    })),
  );
  return [...lines, ...properties].toSorted((a, b) => a.range.start - b.range.start);
}

function linesBeside({ line, properties }: DefinitionSyntax): readonly number[] {
  return [line, ...properties.map((each) => each.line)].flatMap((at) => [at - 1, at, at + 1]);
}

function lineOf(item: ItemSyntax, beside: ReadonlySet<number>): HeadLine | [] {
  const { line } = item;
  if (item.kind === 'comment') return commentLine(item, beside);
  if (item.kind === 'unknown') {
    return { kind: 'unknown', range: item.content.range, line, isBeside: true };
  }
  return { kind: 'other', range: item.range, line, isBeside: false };
}

function commentLine(
  { content, line, place }: CommentSyntax,
  beside: ReadonlySet<number>,
): HeadLine {
  const isBeside = place !== 'alone' || beside.has(line);
  return { kind: 'comment', range: content.range, line, isBeside };
}

/** Empty where the key has no value behind it; `undefined` where there is no such key. */
function secretOf({ text }: ScriptSyntax, line: HeadLine): TextRange | undefined {
  const { start, end } = line.range;
  if (line.kind === 'other') return undefined;
  const content = text.slice(start, end);
  const at = line.kind === 'comment' ? commentSecret(content, line.isBeside) : valueAt(content);
  if (at === undefined) return undefined;
  return typeof at === 'number'
    ? { start: start + at, end }
    : { start: start + at.start, end: start + at.end };
}

/** Where the value begins in the line of a property, the colon forgotten or not. */
function valueAt(line: string): number | undefined {
  const words = /^([^\s:=]+)(?:[ \t]+([^\s:=]+))?/.exec(line);
  const [both = '', first = '', second] = words ?? [];
  const isSplit = second !== undefined && isSplitPasswordKey(first, second);
  // Without a sign the second word may be the value: `password ss` is no `passwords`.
  if (isSplit && /^\s*[:=]/.test(line.slice(both.length))) return afterSign(line, both.length);
  if (isPasswordKey(first)) return afterSign(line, first.length);
  if (isSplit) return afterSign(line, both.length);
  const colon = line.search(/[:=]/);
  if (colon >= 0) {
    return isPasswordKey(line.slice(0, colon)) ? afterSign(line, colon) : undefined;
  }
  const word = /password\s*/i.exec(line);
  return word === null ? undefined : word.index + word[0].length;
}

function afterSign(line: string, at: number): number {
  return at + (/^\s*[:=]?\s*/.exec(line.slice(at))?.[0].length ?? 0);
}

/** Whether a line is nothing by itself, so that it has to be the value that is missing in the line above. */
function isValueAlone(below: HeadLine, above: HeadLine): boolean {
  if (below.kind === 'comment') return above.kind === 'comment' && below.line === above.line + 1;
  if (below.kind === 'property') {
    const { property } = below;
    return property?.hasColon !== true || !isKnownKey(property.key.text);
  }
  return below.kind === 'unknown';
}
