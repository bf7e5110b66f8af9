import { SaxesParser, type SaxesTagNS } from 'saxes';
import { readSimpleEvents, XMLNS, type ScopeOf } from './simple-events.ts';

/**
 * The strict parsers behind `lua/lxp.lua`. A chunk of bytes goes in; the events in it come out as one text of fields,
 * each ended by NUL, which XML cannot contain. An event is its kind, its bytes, and the fields of its kind:
 *
 *     start        name, number of attributes, then name, value of each
 *     end          name
 *     bind         prefix, uri          (a namespace declaration, before its element starts)
 *     unbind       prefix               (after its element ended)
 *     text | comment | cdata            content
 *     instruction  target, content
 *     doctype      text
 *     declaration  version, encoding, standalone
 *     error        message, line, column, byte   (and nothing after it)
 *
 * A name in a namespace is its URI, the separator, and its local part. The bytes of all events add up to the bytes read.
 * Those of a start tag are its own: a `bind` has none, as Prosody counts the bytes of elements and texts, and its limit of a
 * stanza's size would be used up by what it does not count.
 */
export interface XmlEventParsers {
  /** One with a `separator` knows namespaces. */
  open(id: number, separator: string | undefined): void;
  parse(id: number, chunk: Uint8Array): string;
  /** The document is over: what is left open is an error. */
  end(id: number): string;
  free(id: number): void;
  /** Forgets every parser. */
  clear(): void;
}

export function createXmlEventParsers(): XmlEventParsers {
  const separators = new Map<number, string | undefined>();
  const parsers = new Map<number, XmlEventParser>();
  // Many parsers are made and never fed: their insides are made at the first chunk.
  function parser(id: number): XmlEventParser {
    const known = parsers.get(id) ?? createParser(separators.get(id));
    parsers.set(id, known);
    return known;
  }
  return {
    open: (id, separator) => separators.set(id, separator),
    parse: (id, chunk) => parser(id).parse(chunk),
    end: (id) => parser(id).end(),
    free(id) {
      separators.delete(id);
      parsers.delete(id);
    },
    clear() {
      separators.clear();
      parsers.clear();
    },
  };
}

interface XmlEventParser {
  parse(chunk: Uint8Array): string;
  end(): string;
}

/**
 * What programs print is read simply: a whole document, or one element more of a document that is open. All else goes to a
 * parser for all of XML, which is made when there is something for it to read.
 */
function createParser(separator: string | undefined): XmlEventParser {
  let full: FullParser | undefined;
  /** A document that was read simply: more of it is an error, which the other parser has to find. */
  let whole: Uint8Array | undefined;
  function forAll(): FullParser {
    full ??= createFullParser(separator);
    if (whole !== undefined) full.parse(whole);
    whole = undefined;
    return full;
  }
  return {
    parse(chunk) {
      const isNew = full === undefined && whole === undefined;
      const scope = isNew ? NO_SCOPE : full?.scope();
      const simple = scope && readSimpleEvents(chunk, separator, scope);
      if (simple === undefined) return forAll().parse(chunk);
      if (full === undefined) whole = chunk;
      else full.skip(simple.text);
      return simple.events;
    },
    end: () => (whole === undefined ? forAll().end() : ''),
  };
}

const NO_SCOPE: ScopeOf = () => undefined;

/** Ends the parser's work at the first error. */
class NotWellFormed extends Error {}

type Saxes = SaxesParser<{ xmlns: true }>;

interface FullParser extends XmlEventParser {
  /** Where it stands right behind a tag, with no element open but the first: what its prefixes mean there. */
  scope(): ScopeOf | undefined;
  /** There, an element of ASCII was read by somebody else. */
  skip(text: string): void;
}

function createFullParser(separator: string | undefined): FullParser {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const saxes = new SaxesParser({ xmlns: true, position: true });
  const log = createEventLog(saxes);
  const open: SaxesTagNS[] = [];
  listen(saxes, log, { separator, open });

  function run(feed: () => void): string {
    try {
      feed();
    } catch (error) {
      log.fail(error instanceof Error ? error.message : String(error));
    }
    return log.take();
  }
  return {
    parse: (chunk) =>
      run(() => {
        const text = decoder.decode(chunk, { stream: true });
        log.read(text, chunk.length);
        saxes.write(text);
        refuseLooseAmpersand(saxes);
      }),
    end: () => run(() => saxes.close()),
    scope() {
      const [first, second] = open;
      if (first === undefined || second !== undefined || !log.isBehindTag()) return undefined;
      return (prefix) => first.ns[prefix];
    },
    skip: (text) => log.skip(text),
  };
}

/**
 * A reference that is under way at the end of a chunk must still be one: saxes takes anything up to the next `;` for
 * its name, where expat refuses the first wrong character.
 */
function refuseLooseAmpersand(saxes: Saxes): void {
  const reference: unknown = Reflect.get(saxes, 'entity');
  const isWrong = typeof reference === 'string' && !/^#?[^\s&<>"'#;]*$/.test(reference);
  if (isWrong) throw new NotWellFormed('not well-formed reference.');
}

interface EventLog {
  /** Of a chunk: its text, and how many bytes it had. */
  read(text: string, bytes: number): void;
  add(kind: string, ...fields: readonly string[]): void;
  /** An event that leaves the bytes read to the next one. */
  addWithoutBytes(kind: string, ...fields: readonly string[]): void;
  fail(message: string): void;
  take(): string;
  /** Whether what was read last was a tag. */
  isBehindTag(): boolean;
  /** The parser is not told of this text, all of it ASCII. */
  skip(text: string): void;
}

const TAGS: ReadonlySet<string> = new Set(['start', 'end', 'unbind']);

/** Collects events and shares the bytes read out among them, each getting those since the one before. */
function createEventLog(saxes: Saxes): EventLog {
  const encoder = new TextEncoder();
  let events = '';
  let text = '';
  let textStart = 0;
  /** Whether each character of the text is one byte. */
  let isPlain = true;
  /** Bytes of a character that the next chunk goes on with. */
  let begun = 0;
  let told = 0;
  let totalBytes = 0;
  /** What was told last. */
  let isOfTag = false;
  const skipped = createSkipped(saxes);

  function bytesSince(position: number): number {
    const start = Math.max(told - textStart, 0);
    const end = Math.max(position - textStart, 0);
    told = position;
    const bytes = isPlain ? end - start : encoder.encode(text.slice(start, end)).length;
    totalBytes += bytes;
    return bytes;
  }
  function note(kind: string, bytes: number, fields: readonly string[]): void {
    isOfTag = TAGS.has(kind);
    events += `${kind}\0${String(bytes)}\0`;
    for (const field of fields) events += `${field}\0`;
  }
  return {
    read(chunk, bytes) {
      const left = text.slice(told - textStart);
      const isChunkPlain = begun === 0 && bytes === chunk.length;
      if (!isChunkPlain) begun += bytes - encoder.encode(chunk).length;
      isPlain = isChunkPlain && (left === '' || isPlain);
      text = left + chunk;
      textStart = told;
    },
    add: (kind, ...fields) => note(kind, bytesSince(saxes.position), fields),
    addWithoutBytes: (kind, ...fields) => note(kind, 0, fields),
    fail(message) {
      const bytes = bytesSince(saxes.position);
      note('error', bytes, [message, ...skipped.place(), String(totalBytes)]);
    },
    // The text before a tag is told when its `<` was read.
    isBehindTag: () => isOfTag && begun === 0 && told === textStart + text.length,
    skip: (more) => void (totalBytes += skipped.add(more)),
    take() {
      const taken = events;
      events = '';
      return taken;
    },
  };
}

/** Where the parser would stand if it had seen what it was not told of. */
function createSkipped(saxes: Saxes) {
  let lines = 0;
  /** Of the parser, and how far right of where it thinks it stands there. */
  let line = 1;
  let columns = 0;
  return {
    /** Its length. */
    add(text: string): number {
      const lastBreak = text.lastIndexOf('\n');
      if (saxes.line !== line) columns = 0;
      line = saxes.line;
      lines += text.split('\n').length - 1;
      columns = lastBreak < 0 ? columns + text.length : text.length - lastBreak - 1 - saxes.column;
      return text.length;
    },
    place: (): string[] => [
      String(saxes.line + lines),
      String(saxes.column + (saxes.line === line ? columns : 0)),
    ],
  };
}

interface Told {
  readonly separator: string | undefined;
  /** The elements that are open, from the first one on. */
  readonly open: SaxesTagNS[];
}

function listen(saxes: Saxes, log: EventLog, told: Told): void {
  saxes.on('error', (error) => {
    throw new NotWellFormed(error.message.replace(/^\d+:\d+: /, ''));
  });
  saxes.on('xmldecl', ({ version, encoding, standalone }) =>
    log.add('declaration', version ?? '', encoding ?? '', standalone ?? ''),
  );
  saxes.on('doctype', (content) => log.add('doctype', content));
  saxes.on('comment', (content) => log.add('comment', content));
  saxes.on('processinginstruction', ({ target, body }) => log.add('instruction', target, body));
  saxes.on('text', (content) => log.add('text', content));
  saxes.on('cdata', (content) => log.add('cdata', content));
  if (told.separator === undefined) listenToTags(saxes, log, told.open);
  else listenToNames(saxes, log, told.separator, told.open);
}

function listenToTags(saxes: Saxes, log: EventLog, open: Told['open']): void {
  saxes.on('opentag', (tag) => {
    open.push(tag);
    const { name, attributes } = tag;
    const all = Object.values(attributes);
    const fields = all.flatMap((attribute) => [attribute.name, attribute.value]);
    log.add('start', name, String(all.length), ...fields);
  });
  saxes.on('closetag', ({ name }) => {
    open.pop();
    log.add('end', name);
  });
}

function listenToNames(saxes: Saxes, log: EventLog, separator: string, open: Told['open']): void {
  const named = ({ uri, local }: { readonly uri: string; readonly local: string }) =>
    uri === '' ? local : uri + separator + local;
  saxes.on('opentag', (tag) => {
    open.push(tag);
    for (const prefix in tag.ns) log.addWithoutBytes('bind', prefix, tag.ns[prefix] ?? '');
    const attributes = Object.values(tag.attributes).filter(({ uri }) => uri !== XMLNS);
    const fields = attributes.flatMap((attribute) => [named(attribute), attribute.value]);
    log.add('start', named(tag), String(attributes.length), ...fields);
  });
  saxes.on('closetag', (tag) => {
    open.pop();
    log.add('end', named(tag));
    for (const prefix in tag.ns) log.add('unbind', prefix);
  });
}
