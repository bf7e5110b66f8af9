import { t } from '../../base/translate.ts';
import { appendAll } from '../../base/append-all.ts';
import { codePointName, visibleParts } from '../../base/visible-text.ts';
import { ownText, type XmlAttribute, type XmlElement } from '../../xml/element.ts';
import { escapeText } from '../../xml/escape.ts';

/** What a piece of XML is, for its colour. `variable` is `${…}` or `{scansion:…}`; `point` a code point by number. */
export type XmlTokenKind = 'punct' | 'tag' | 'attr' | 'value' | 'variable' | 'text' | 'point';

export interface XmlToken {
  readonly kind: XmlTokenKind;
  readonly text: string;
  /** What is told of it besides. */
  readonly title?: string;
}

/** One line of XML, without its indentation. */
export interface XmlLine {
  readonly depth: number;
  readonly tokens: readonly XmlToken[];
}

/**
 * The element as lines, one node a line; an element without child elements is one line. White space around texts is
 * dropped. `inheritedNs` needs no `xmlns`.
 */
export function xmlLines(element: XmlElement, inheritedNs = 'jabber:client'): readonly XmlLine[] {
  return linesAt(element, inheritedNs, 0);
}

function linesAt(element: XmlElement, inheritedNs: string, depth: number): readonly XmlLine[] {
  const start = [
    ...startTagName(element, inheritedNs),
    ...element.attributes.flatMap((attribute) => [space, ...attributeTokens(attribute)]),
  ];
  const hasElements = element.children.some((child) => child.kind === 'element');
  if (!hasElements) return [{ depth, tokens: [...start, ...leafEnd(element)] }];
  const children = element.children.flatMap((child): readonly XmlLine[] => {
    if (child.kind === 'element') return linesAt(child, element.ns, depth + 1);
    const text = child.text.trim();
    return text === '' ? [] : [{ depth: depth + 1, tokens: textTokens(text) }];
  });
  return [
    { depth, tokens: [...start, punct('>')] },
    ...children,
    { depth, tokens: endTag(element) },
  ];
}

/** What follows the attributes of an element without child elements. */
export function leafEnd(element: XmlElement, text = ownText(element).trim()): readonly XmlToken[] {
  return text === '' ? [punct('/>')] : [punct('>'), ...textTokens(text), ...endTag(element)];
}

export const punct = (text: string): XmlToken => ({ kind: 'punct', text });

export const space: XmlToken = punct(' ');

/** `<x xmlns="jabber:x:data"`: the name, and the namespace where it is another one than around. */
export function startTagName(element: XmlElement, inheritedNs: string): readonly XmlToken[] {
  const name: readonly XmlToken[] = [punct('<'), { kind: 'tag', text: qualifiedName(element) }];
  if (element.ns === inheritedNs || element.ns === '') return name;
  const value: XmlToken = { kind: 'value', text: `"${element.ns}"` };
  const declared = element.prefix === '' ? 'xmlns' : `xmlns:${element.prefix}`;
  return [...name, space, { kind: 'attr', text: declared }, punct('='), value];
}

export function endTag(element: XmlElement): readonly XmlToken[] {
  return [punct('</'), { kind: 'tag', text: qualifiedName(element) }, punct('>')];
}

function qualifiedName({ prefix, local }: XmlElement | XmlAttribute): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

/** `name="value"`. `written` is the value as the script has it, with its variables. */
export function attributeTokens(
  attribute: XmlAttribute,
  written = attribute.value,
  mark = false,
): readonly XmlToken[] {
  const quote: XmlToken = { kind: 'value', text: '"' };
  const inner = valueTokens(written, 'value', mark);
  const [only] = inner;
  const joined: readonly XmlToken[] =
    inner.length === 1 && only?.kind === 'value'
      ? [{ kind: 'value', text: `"${only.text}"` }]
      : [quote, ...inner, quote];
  return [{ kind: 'attr', text: qualifiedName(attribute) }, punct('='), ...joined];
}

export function textTokens(text: string, mark = false): readonly XmlToken[] {
  return valueTokens(text, 'text', mark);
}

const VARIABLE = /\$\{[^{}]*\}|\{scansion:[^{}]*\}/g;
/** What people cannot see or tell from a plain space. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;

/** Of a longer value the start is looked at; no more of it is painted. */
const MOST_LOOKED_AT = 40_000;

function valueTokens(value: string, kind: 'value' | 'text', mark: boolean): readonly XmlToken[] {
  if (value.length > MOST_LOOKED_AT) {
    const tokens = valueTokens(value.slice(0, MOST_LOOKED_AT), kind, mark);
    const rest = value.slice(MOST_LOOKED_AT);
    const [only] = tokens;
    return tokens.length === 1 && only?.kind === kind
      ? [{ kind, text: only.text + rest }]
      : [...tokens, { kind, text: rest }];
  }
  return split(value, VARIABLE, 'variable', (plain) =>
    mark
      ? split(plain, UNSEEN, 'point', (seen) => visibleTokens(seen, kind))
      : visibleTokens(plain, kind),
  );
}

const POINT_TITLE = t('A character that cannot be seen, or passes for another one');

/** Joiners of letters and pictures stay; what misleads is told. */
function visibleTokens(plain: string, kind: 'value' | 'text'): readonly XmlToken[] {
  if (plain === '') return [{ kind, text: '' }];
  return visibleParts(plain, { keepsLines: true }).map(({ text, mark }) =>
    mark === undefined
      ? { kind, text: escaped(text, kind) }
      : { kind: 'point', text: mark.slice(1, -1), title: POINT_TITLE },
  );
}

function escaped(text: string, kind: 'value' | 'text'): string {
  return kind === 'value' ? escapeText(text).replaceAll('"', '&quot;') : escapeText(text);
}

function split(
  value: string,
  pattern: RegExp,
  kind: 'variable' | 'point',
  rest: (text: string) => readonly XmlToken[],
): readonly XmlToken[] {
  const tokens: XmlToken[] = [];
  let at = 0;
  for (const match of value.matchAll(pattern)) {
    if (match.index > at) appendAll(tokens, rest(value.slice(at, match.index)));
    const [found] = match;
    tokens.push({ kind, text: kind === 'point' ? codePointName(found) : found });
    at = match.index + found.length;
  }
  if (at < value.length || tokens.length === 0) appendAll(tokens, rest(value.slice(at)));
  return tokens;
}
