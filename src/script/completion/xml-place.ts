import { CLIENT_NS, SCANSION_NS } from '../../xmpp/namespaces.ts';

/** An element whose tag has begun before the cursor. */
export interface OpenTag {
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What can be written at the cursor. `start` is where the word begins that is being written. */
export type XmlPlace =
  | { readonly kind: 'content'; readonly start: number; readonly path: readonly OpenTag[] }
  | { readonly kind: 'tag-name'; readonly start: number; readonly path: readonly OpenTag[] }
  | { readonly kind: 'end-tag'; readonly start: number; readonly path: readonly OpenTag[] }
  | {
      readonly kind: 'attribute-name';
      readonly start: number;
      readonly path: readonly OpenTag[];
      readonly tag: OpenTag;
    }
  | {
      readonly kind: 'value';
      readonly start: number;
      readonly path: readonly OpenTag[];
      readonly tag: OpenTag;
      readonly attribute: string;
      readonly quote: string;
    };

/**
 * What stands around the end of `before`, the beginning of a stanza as far as the cursor; `after` is the rest of it,
 * whose attributes count for the tag at the cursor. Reads what is half written; offsets are those of `before`.
 */
export function xmlPlace(before: string, after: string): XmlPlace {
  return new PlaceFinder(before, after).find();
}

class PlaceFinder {
  readonly #text: string;
  readonly #after: string;
  readonly #path: OpenTag[] = [];
  #at = 0;

  constructor(before: string, after: string) {
    this.#text = before;
    this.#after = after;
  }

  find(): XmlPlace {
    for (;;) {
      const less = this.#text.indexOf('<', this.#at);
      if (less < 0) return this.#content();
      this.#at = less;
      const place = this.#readMarkup();
      if (place !== undefined) return place;
    }
  }

  #content(): XmlPlace {
    let start = this.#text.length;
    while (start > this.#at && !/[\s<>]/.test(this.#text.charAt(start - 1))) start -= 1;
    return { kind: 'content', start, path: [...this.#path] };
  }

  /** Moves past markup; the place when the text ends within. */
  #readMarkup(): XmlPlace | undefined {
    const section = /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<[?!][^>]*>?/y;
    if (this.#take(section) !== '') {
      return undefined;
    }
    return this.#text.startsWith('</', this.#at) ? this.#readEndTag() : this.#readStartTag();
  }

  #readEndTag(): XmlPlace | undefined {
    const start = this.#at + 2;
    const name = this.#take(/<\/[^\s<>]*/y).slice(2);
    if (this.#isAtEnd) return { kind: 'end-tag', start, path: [...this.#path] };
    this.#take(/[^<>]*>?/y);
    const depth = this.#path.findLastIndex((tag) => tag.name === name);
    if (depth >= 0) this.#path.length = depth;
    return undefined;
  }

  #readStartTag(): XmlPlace | undefined {
    const start = this.#at + 1;
    const name = this.#take(/<[^\s<>/"'=]*/y).slice(1);
    const path = [...this.#path];
    if (this.#isAtEnd) return { kind: 'tag-name', start, path };
    const attributes = new Map<string, string>();
    for (;;) {
      this.#take(/[\s/"'=]*?(?=[^\s/"'=]|\/?>|$)/y);
      if (this.#isAtEnd) return this.#attributeName(name, attributes, this.#at);
      if (this.#take(/\/>/y) !== '') return undefined;
      if (this.#take(/>/y) !== '' || this.#text.startsWith('<', this.#at)) {
        this.#path.push(this.#tag(name, attributes));
        return undefined;
      }
      const place = this.#readAttribute(name, attributes);
      if (place !== undefined) return place;
    }
  }

  #readAttribute(tagName: string, attributes: Map<string, string>): XmlPlace | undefined {
    const start = this.#at;
    const name = this.#take(/[^\s<>/"'=]+|[^<>]/y);
    if (this.#isAtEnd) return this.#attributeName(tagName, attributes, start);
    if (this.#take(/\s*=\s*/y) === '') return undefined;
    const quote = this.#take(/["']/y);
    if (quote === '') {
      this.#take(/(?:(?!\/>)[^\s<>])*/y);
      return undefined;
    }
    const valueStart = this.#at;
    const value = this.#take(quote === '"' ? /[^"<]*/y : /[^'<]*/y);
    if (!this.#isAtEnd) {
      this.#take(/["']/y);
      attributes.set(name, value);
      return undefined;
    }
    const [path, tag] = [[...this.#path], this.#cursorTag(tagName, attributes)];
    return { kind: 'value', start: valueStart, path, tag, attribute: name, quote };
  }

  #attributeName(name: string, attributes: Map<string, string>, start: number): XmlPlace {
    const tag = this.#cursorTag(name, attributes);
    return { kind: 'attribute-name', start, path: [...this.#path], tag };
  }

  /** The tag that the cursor is in: what follows the cursor counts too. */
  #cursorTag(name: string, attributes: Map<string, string>): OpenTag {
    const rest = /^[^<>]*/.exec(this.#after)?.[0] ?? '';
    for (const match of rest.matchAll(/(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      attributes.set(match[1] ?? '', match[2] ?? match[3] ?? '');
    }
    return this.#tag(name, attributes);
  }

  #tag(name: string, attributes: ReadonlyMap<string, string>): OpenTag {
    const colon = name.indexOf(':');
    const prefix = name.slice(0, Math.max(colon, 0));
    const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    const outer = this.#path.findLast((tag) => tag.attributes.has(declaration));
    const namespace =
      attributes.get(declaration) ??
      outer?.attributes.get(declaration) ??
      (prefix === 'scansion' ? SCANSION_NS : CLIENT_NS);
    return { name, namespace, local: name.slice(colon + 1), attributes };
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  get #isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }
}
