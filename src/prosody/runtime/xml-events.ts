import { SaxesParser } from 'saxes';

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

/** Ends the parser's work at the first error. */
class NotWellFormed extends Error {}

function createParser(separator: string | undefined): XmlEventParser {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const saxes = new SaxesParser({ xmlns: true, position: true });
  const log = createEventLog(saxes);
  listen(saxes, log, separator);

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
  };
}

/**
 * A reference that is under way at the end of a chunk must still be one: saxes takes anything up to the next `;` for
 * its name, where expat refuses the first wrong character.
 */
function refuseLooseAmpersand(saxes: SaxesParser<{ xmlns: true }>): void {
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
}

/** Collects events and shares the bytes read out among them, each getting those since the one before. */
function createEventLog(saxes: SaxesParser<{ xmlns: true }>): EventLog {
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

  function bytesSince(position: number): number {
    const start = Math.max(told - textStart, 0);
    const end = Math.max(position - textStart, 0);
    told = position;
    const bytes = isPlain ? end - start : encoder.encode(text.slice(start, end)).length;
    totalBytes += bytes;
    return bytes;
  }
  function note(kind: string, bytes: number, fields: readonly string[]): void {
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
      note('error', bytes, [message, ...[saxes.line, saxes.column, totalBytes].map(String)]);
    },
    take() {
      const taken = events;
      events = '';
      return taken;
    },
  };
}

function listen(
  saxes: SaxesParser<{ xmlns: true }>,
  log: EventLog,
  separator: string | undefined,
): void {
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
  if (separator === undefined) listenToTags(saxes, log);
  else listenToNames(saxes, log, separator);
}

function listenToTags(saxes: SaxesParser<{ xmlns: true }>, log: EventLog): void {
  saxes.on('opentag', ({ name, attributes }) => {
    const all = Object.values(attributes);
    const fields = all.flatMap((attribute) => [attribute.name, attribute.value]);
    log.add('start', name, String(all.length), ...fields);
  });
  saxes.on('closetag', ({ name }) => log.add('end', name));
}

function listenToNames(
  saxes: SaxesParser<{ xmlns: true }>,
  log: EventLog,
  separator: string,
): void {
  const named = ({ uri, local }: { readonly uri: string; readonly local: string }) =>
    uri === '' ? local : uri + separator + local;
  saxes.on('opentag', (tag) => {
    for (const prefix in tag.ns) log.addWithoutBytes('bind', prefix, tag.ns[prefix] ?? '');
    const attributes = Object.values(tag.attributes).filter(({ uri }) => uri !== XMLNS);
    const fields = attributes.flatMap((attribute) => [named(attribute), attribute.value]);
    log.add('start', named(tag), String(attributes.length), ...fields);
  });
  saxes.on('closetag', (tag) => {
    log.add('end', named(tag));
    for (const prefix in tag.ns) log.add('unbind', prefix);
  });
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';
