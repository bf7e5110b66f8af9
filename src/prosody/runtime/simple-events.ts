import { readSimpleXml } from '../../xml/parse-simple.ts';

/** What a prefix means where something is read; `''` is no prefix. */
export type ScopeOf = (prefix: string) => string | undefined;

/** Of a chunk that is just one element, as programs print it. */
export interface SimpleEvents {
  readonly text: string;
  /** As `XmlEventParsers` gives them. */
  readonly events: string;
}

export const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XML = 'http://www.w3.org/XML/1998/namespace';

/**
 * The events of a chunk that is one whole element of ASCII and wrong in nothing; `undefined` of any other, which may be XML
 * or not. They are those of the parser for all of XML, to the byte. Time grows with the length of the chunk.
 */
export function readSimpleEvents(
  chunk: Uint8Array,
  separator: string | undefined,
  scope: ScopeOf,
): SimpleEvents | undefined {
  if (chunk.length > LONGEST) return undefined;
  const text = decoder.decode(chunk);
  const reader = new EventReader(separator, scope);
  const isSimple = readSimpleXml(text, reader, PLAIN_ASCII) && !reader.isWrong;
  return isSimple ? { text, events: reader.events } : undefined;
}

/** What is longer is seldom, and seldom simple to its end. */
const LONGEST = 65_536;

/** Each is one byte. */
export const PLAIN_ASCII = /^<[\t\n\u0020-\u007e]*$/;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface OpenTag {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly scope: ScopeOf;
}

type Written = readonly (readonly [name: string, value: string])[];

class EventReader {
  events = '';
  /** Whether something is not as namespaces want it, or may not be. */
  isWrong = false;
  readonly #separator: string | undefined;
  readonly #outer: ScopeOf;
  readonly #open: OpenTag[] = [];
  #told = 0;

  constructor(separator: string | undefined, outer: ScopeOf) {
    this.#separator = separator;
    this.#outer = outer;
  }

  open(name: string, written: Written, end: number): void {
    const outer = this.#open.at(-1)?.scope ?? this.#outer;
    const bound = written.filter(([attribute]) => isDeclaration(attribute));
    const scope = bound.length === 0 ? outer : this.#scopeWithin(outer, bound);
    const prefixes = bound.map(([attribute]) => attribute.slice(PREFIX_AT));
    const own = this.#named(name, scope, true);
    this.#open.push({ name: own, prefixes, scope });
    const fields: string[] = [];
    for (const [attribute, value] of written) {
      if (this.#separator !== undefined && isDeclaration(attribute)) {
        // Without bytes: see `XmlEventParsers`.
        this.events += `bind\0${'0'}\0${attribute.slice(PREFIX_AT)}\0${value}\0`;
      } else fields.push(this.#named(attribute, scope, false), value);
    }
    if (isTwice(fields)) this.isWrong = true;
    this.#note('start', end, own, String(fields.length / 2), ...fields);
  }

  close(end: number): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    this.#note('end', end, closed.name);
    if (this.#separator === undefined) return;
    for (const prefix of closed.prefixes) this.#note('unbind', end, prefix);
  }

  /** The parser for all of XML tells a text once it has seen the `<` behind it. */
  text(text: string, end: number): void {
    this.#note('text', end + 1, text);
  }

  #note(kind: string, end: number, ...fields: readonly string[]): void {
    this.events += `${kind}\0${String(end - this.#told)}\0`;
    for (const field of fields) this.events += `${field}\0`;
    this.#told = end;
  }

  #scopeWithin(outer: ScopeOf, bound: Written): ScopeOf {
    const own = new Map(bound.map(([name, uri]) => [name.slice(PREFIX_AT), uri]));
    for (const [prefix, uri] of own) this.isWrong ||= !mayBeBound(prefix, uri);
    return (prefix) => own.get(prefix) ?? outer(prefix);
  }

  /** A name as Prosody is told it. */
  #named(name: string, scope: ScopeOf, isElement: boolean): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    if (prefix === '' && !isElement) return name;
    const uri = uriOf(prefix, scope);
    // The parser for all of XML says what is wrong with it.
    if (uri === undefined) this.isWrong = true;
    if (this.#separator === undefined || uri === undefined || uri === '') return name;
    return `${uri}${this.#separator}${name.slice(colon + 1)}`;
  }
}

const PREFIX_AT = 'xmlns:'.length;

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/** Whether nobody would object, or change anything. */
function mayBeBound(prefix: string, uri: string): boolean {
  if (prefix === 'xml' || prefix === 'xmlns' || uri === XML || uri === XMLNS) return false;
  return uri === uri.trim() && (uri !== '' || prefix === '');
}

function uriOf(prefix: string, scope: ScopeOf): string | undefined {
  if (prefix === 'xml') return XML;
  return scope(prefix) ?? (prefix === '' ? '' : undefined);
}

/** Two names may mean the same; where they are told as they are written, that is not seen, so that no more than one has a prefix. */
function isTwice(fields: readonly string[]): boolean {
  const names = fields.filter((_, at) => at % 2 === 0);
  const ambiguous = names.filter((name) => name.includes(':') && !isDeclaration(name));
  return new Set(names).size < names.length || ambiguous.length > 1;
}
