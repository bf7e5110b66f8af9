import { lazy } from '../base/lazy.ts';
import { t } from '../base/translate.ts';
import type { Cursor } from './cursor.ts';
import type { XmlElement, XmlNode, XmlText } from './element.ts';
import { EndTags } from './end-tags.ts';
import { resolveTag, type Namespaces, type XmlDeclaration } from './resolve-names.ts';
import type { RawTag } from './scan-tag.ts';

/** As deep as the strict parser goes by default. */
const MAX_DEPTH = 256;

interface OpenElement {
  readonly tag: RawTag;
  readonly head: Omit<XmlElement, 'children'>;
  readonly children: XmlNode[];
  readonly scope: Namespaces;
}

/** Builds the trees of the tolerant parser: decides what closes what. */
export class TolerantTree {
  readonly roots: XmlElement[] = [];
  readonly declarations: XmlDeclaration[] = [];
  readonly #cursor: Cursor;
  readonly #scope: Namespaces;
  readonly #open: OpenElement[] = [];
  readonly #endTags: () => EndTags;

  constructor(cursor: Cursor, scope: Namespaces) {
    this.#cursor = cursor;
    this.#scope = scope;
    this.#endTags = lazy(() => new EndTags(cursor.text));
  }

  open(tag: RawTag): void {
    const scope = this.#open.at(-1)?.scope ?? this.#scope;
    const resolved = resolveTag(this.#cursor, tag, scope);
    for (const declaration of resolved.declarations) this.declarations.push(declaration);
    const opened = { tag, head: resolved.head, scope: resolved.scope, children: [] };
    if (tag.isEmpty) this.#add({ ...opened.head, children: [] });
    else if (this.#open.length < MAX_DEPTH) this.#open.push(opened);
    else this.#giveUp(tag);
  }

  /** An end tag from `start` to `end` of the cursor's text. */
  close(name: string, start: number, end: number): void {
    const depth = this.#open.findLastIndex(({ tag }) => tag.name === name);
    if (depth >= 0) {
      while (this.#open.length > depth + 1) this.#closeUnclosed(start);
      this.#closeTop(end);
    } else {
      this.#closeMismatched(name, start, end);
    }
  }

  /** Text from `start` to `end` of the cursor's text, decoded. */
  text(text: string, start: number, end: number, isCdata = false): void {
    const siblings = this.#open.at(-1)?.children;
    if (siblings === undefined) {
      this.#reportOutside(start, end, isCdata);
      return;
    }
    if (text === '') return;
    siblings.push({ kind: 'text', text, range: this.#cursor.range(start, end) });
  }

  /** Closes what is still open at the end. */
  finish(): void {
    const end = this.#cursor.text.trimEnd().length;
    while (this.#open.length > 0) this.#closeUnclosed(end);
  }

  #add(element: XmlElement): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) this.roots.push(element);
    else parent.children.push(element);
  }

  #closeTop(end: number): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const start = closed.tag.range.start;
    const range = { start, end: this.#cursor.range(end, end).end };
    this.#add({ ...closed.head, range, children: joinTexts(closed.children) });
  }

  #closeUnclosed(end: number): void {
    const tag = this.#open.at(-1)?.tag;
    if (tag === undefined) return;
    const message = t('<{tag}> is never closed. Add </{tag}>, or end its tag with "/>".', {
      tag: tag.name,
    });
    this.#cursor.error('unclosed-element', tag.nameRange, message);
    this.#closeTop(end);
  }

  /** No open element has that name: a slip of the pen for the innermost one, or an end tag too many. */
  #closeMismatched(name: string, start: number, end: number): void {
    const range = this.#cursor.range(start, end);
    const top = this.#open.at(-1)?.tag.name;
    if (top === undefined || this.#endTags().isAhead(top, end)) {
      this.#cursor.error(
        'stray-end-tag',
        range,
        t('</{name}> closes nothing. Remove it.', { name }),
      );
      return;
    }
    const message = t('</{name}> does not close <{top}>. Write </{top}>.', { name, top });
    this.#cursor.error('mismatched-end-tag', range, message);
    this.#closeTop(end);
  }

  #reportOutside(start: number, end: number, isCdata: boolean): void {
    const raw = this.#cursor.text.slice(start, end);
    if (raw.trim() === '' && !isCdata) return;
    const from = start + (raw.length - raw.trimStart().length);
    const range = this.#cursor.range(from, start + raw.trimEnd().length);
    const message = t(
      'Text may stand only inside an element. Remove it, or put # before a comment.',
    );
    this.#cursor.error('text-outside', range, message);
  }

  #giveUp(tag: RawTag): void {
    const message = t('Elements are nested more than {maxDepth} deep. The rest is not read.', {
      maxDepth: MAX_DEPTH,
    });
    this.#cursor.error('too-deep', tag.nameRange, message);
    this.#cursor.at = this.#cursor.text.length;
  }
}

/** Texts without an element between them become one. */
function joinTexts(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const joined: XmlNode[] = [];
  let texts: XmlText[] = [];
  const flush = () => {
    const [first] = texts;
    if (first !== undefined) joined.push(texts.length === 1 ? first : oneText(first, texts));
    texts = [];
  };
  for (const node of nodes) {
    if (node.kind === 'text') texts.push(node);
    else {
      flush();
      joined.push(node);
    }
  }
  flush();
  return joined;
}

function oneText(first: XmlText, texts: readonly XmlText[]): XmlText {
  const text = texts.map((each) => each.text).join('');
  const end = texts.at(-1)?.range?.end;
  return first.range && end !== undefined
    ? { kind: 'text', text, range: { start: first.range.start, end } }
    : { kind: 'text', text };
}
