import { childElements, XML_NS, type XmlElement } from '../../xml/element.ts';
import { parseTolerant } from '../../xml/parse-tolerant.ts';
import { CLIENT_NS, SCANSION_NS } from '../../xmpp/namespaces.ts';
import type { BlockContent, BlockSyntax } from '../ast.ts';
import { splitLines } from '../lines.ts';
import { haveSameMeaning } from './same-meaning.ts';

/** The lines of a block laid out. A block that is not one whole stanza, or is sent as written, stays exactly as it is. */
export function formatBlock({ content }: BlockSyntax, eol: string): string {
  if (content.isRaw) return content.text;
  const [root, second] = content.roots;
  if (root === undefined || second !== undefined || content.problems.length > 0)
    return content.text;
  const layout = new Layout(content, eol);
  const formatted = layout.block(root);
  return isUnchanged(content, root, formatted) ? formatted : content.text;
}

/** Parses what was laid out: it must be the same stanza with the same comments. */
function isUnchanged(content: BlockContent, root: XmlElement, formatted: string): boolean {
  const comments = splitLines(formatted).filter(({ kind }) => kind === 'comment');
  const after = parseTolerant(formatted, {
    blanks: comments,
    defaultNs: CLIENT_NS,
    prefixes: { scansion: SCANSION_NS },
  });
  const [again, second] = after.roots;
  if (again === undefined || second !== undefined || after.problems.length > 0) return false;
  return comments.length === content.comments.length && haveSameMeaning(root, again);
}

/** The index of the first comment that does not begin before an offset; they are in order. */
function firstFrom(comments: BlockContent['comments'], offset: number): number {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.range.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

class Layout {
  readonly #text: string;
  readonly #eol: string;
  readonly #content: BlockContent;

  constructor(content: BlockContent, eol: string) {
    this.#text = content.text;
    this.#content = content;
    this.#eol = eol;
  }

  block(root: XmlElement): string {
    const start = root.range?.start ?? 0;
    const first = this.#comments(0, start).map((comment) => comment + this.#eol);
    return `${first.join('')}\t${this.#element(root, '\t')}`;
  }

  #element(element: XmlElement, lead: string): string {
    const { range, startTag } = element;
    if (range === undefined || startTag === undefined) return '';
    if (!this.#isSpread(element)) return this.#text.slice(range.start, range.end);
    const inner = `${lead}\t`;
    const parts = [this.#startTag(startTag.start, startTag.end, lead)];
    let at = startTag.end;
    for (const child of childElements(element)) {
      const childStart = child.range?.start ?? at;
      parts.push(this.#gap(at, childStart, inner), this.#element(child, inner));
      at = child.range?.end ?? at;
    }
    const endTag = this.#text.lastIndexOf('</', range.end - 1);
    parts.push(this.#gap(at, endTag, lead), this.#text.slice(endTag, range.end));
    return parts.join('');
  }

  /** Whether an element is laid out over lines: it is so already, and holds nothing but elements. */
  #isSpread(element: XmlElement): boolean {
    const { range, startTag, attributes } = element;
    if (range === undefined || startTag === undefined) return false;
    if (attributes.some(({ ns, local }) => ns === XML_NS && local === 'space')) return false;
    const children = childElements(element);
    if (children.length === 0 || !/[\r\n]/.test(this.#text.slice(range.start, range.end)))
      return false;
    const ends = [startTag.end, ...children.map((child) => child.range?.end ?? 0)];
    const endTag = this.#text.lastIndexOf('</', range.end - 1);
    const starts = [...children.map((child) => child.range?.start ?? 0), endTag];
    return ends.every((end, index) => this.#isBlank(end, starts[index] ?? end));
  }

  #isBlank(start: number, end: number): boolean {
    const lines = this.#text.slice(start, end).split(/\r\n|\n|\r/);
    const comments = this.#comments(start, end);
    return lines.every((line) => line.trim() === '' || comments.includes(line.trimEnd()));
  }

  /** Comment lines between two places. */
  #comments(start: number, end: number): readonly string[] {
    const { comments } = this.#content;
    const first = firstFrom(comments, start);
    let last = first;
    while ((comments[last]?.range.end ?? Infinity) <= end) last += 1;
    return comments
      .slice(first, last)
      .map(({ range }) => this.#text.slice(range.start, range.end).trimEnd());
  }

  #gap(start: number, end: number, lead: string): string {
    const lines = [...this.#comments(start, end), lead];
    return lines.map((line) => this.#eol + line).join('');
  }

  /** One space between attributes, or a line end where there is one. */
  #startTag(start: number, end: number, lead: string): string {
    const raw = this.#text.slice(start, end);
    if (this.#comments(start, end).length > 0) return raw;
    const name = /^<[^\s>/]+/.exec(raw)?.[0] ?? '';
    const attributes = [...raw.matchAll(/(?<!\s)(\s+)([^\s=<>/"']+)\s*=\s*("[^"]*"|'[^']*')/g)].map(
      ([, space = '', attribute = '', value = '']) => {
        const separator = /[\r\n]/.test(space) ? `${this.#eol}${lead}\t` : ' ';
        return `${separator}${attribute}=${value}`;
      },
    );
    return `${name}${attributes.join('')}${raw.endsWith('/>') ? '/>' : '>'}`;
  }
}
