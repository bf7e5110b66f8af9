import { SaxesParser, type SaxesTagNS } from 'saxes';

/**
 * The strict parsers behind `lua/lxp.lua`. A chunk of bytes goes in; the events in it come out as one text of fields,
 * each ended by NUL, which XML cannot contain. An event is its kind, its bytes, and the fields of its kind:
 *
 *     start        uri, name, number of attributes, then uri, name, value of each
 *     end          uri, name
 *     bind         prefix, uri          (a namespace declaration, before its element starts)
 *     unbind       prefix               (after its element ended)
 *     text | comment | cdata            content
 *     instruction  target, content
 *     doctype      text
 *     declaration  version, encoding, standalone
 *     error        message, line, column, byte   (and nothing after it)
 *
 * The bytes of all events add up to the bytes read. Those of a start tag are its own: a `bind` has none, as Prosody
 * counts the bytes of elements and texts, and its limit of a stanza's size would be used up by what it does not count.
 */
export interface XmlEventParsers {
  open(id: number, namespaces: boolean): void;
  parse(id: number, chunk: Uint8Array): string;
  /** The document is over: what is left open is an error. */
  end(id: number): string;
  free(id: number): void;
  /** Forgets every parser. */
  clear(): void;
}

export function createXmlEventParsers(): XmlEventParsers {
  const modes = new Map<number, boolean>();
  const parsers = new Map<number, XmlEventParser>();
  // Many parsers are made and never fed: their insides are made at the first chunk.
  function parser(id: number): XmlEventParser {
    const known = parsers.get(id) ?? createParser(modes.get(id) ?? true);
    parsers.set(id, known);
    return known;
  }
  return {
    open: (id, namespaces) => modes.set(id, namespaces),
    parse: (id, chunk) => parser(id).parse(chunk),
    end: (id) => parser(id).end(),
    free(id) {
      modes.delete(id);
      parsers.delete(id);
    },
    clear() {
      modes.clear();
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

function createParser(namespaces: boolean): XmlEventParser {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const saxes = new SaxesParser({ xmlns: true, position: true });
  const log = createEventLog(saxes);
  listen(saxes, log, namespaces);

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
        log.read(text);
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
  read(text: string): void;
  add(kind: string, ...fields: readonly (string | number)[]): void;
  /** An event that leaves the bytes read to the next one. */
  addWithoutBytes(kind: string, ...fields: readonly string[]): void;
  fail(message: string): void;
  take(): string;
}

/** Collects events and shares the bytes read out among them, each getting those since the one before. */
function createEventLog(saxes: SaxesParser<{ xmlns: true }>): EventLog {
  const encoder = new TextEncoder();
  let fields = '';
  let text = '';
  let textStart = 0;
  let told = 0;
  let totalBytes = 0;

  function bytesSince(position: number): number {
    const slice = text.slice(Math.max(told - textStart, 0), Math.max(position - textStart, 0));
    told = position;
    const bytes = encoder.encode(slice).length;
    totalBytes += bytes;
    return bytes;
  }
  function add(kind: string, ...rest: readonly (string | number)[]): void {
    fields += `${[kind, bytesSince(saxes.position), ...rest].join('\0')}\0`;
  }
  return {
    read(chunk) {
      text = text.slice(told - textStart) + chunk;
      textStart = told;
    },
    add,
    addWithoutBytes(kind, ...rest) {
      fields += `${[kind, 0, ...rest].join('\0')}\0`;
    },
    fail: (message) => add('error', message, saxes.line, saxes.column, totalBytes),
    take() {
      const taken = fields;
      fields = '';
      return taken;
    },
  };
}

function listen(saxes: SaxesParser<{ xmlns: true }>, log: EventLog, namespaces: boolean): void {
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
  saxes.on('opentag', (tag) => {
    const prefixes = namespaces ? Object.entries(tag.ns) : [];
    for (const [prefix, uri] of prefixes) log.addWithoutBytes('bind', prefix, uri);
    log.add('start', ...startFields(tag, namespaces));
  });
  saxes.on('closetag', (tag) => {
    if (namespaces) log.add('end', tag.uri, tag.local);
    else log.add('end', '', tag.name);
    const prefixes = namespaces ? Object.keys(tag.ns) : [];
    for (const prefix of prefixes) log.add('unbind', prefix);
  });
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

function startFields(tag: SaxesTagNS, namespaces: boolean): (string | number)[] {
  const all = Object.values(tag.attributes);
  if (!namespaces) {
    const fields = all.flatMap(({ name, value }) => ['', name, value]);
    return ['', tag.name, all.length, ...fields];
  }
  const attributes = all.filter(({ uri }) => uri !== XMLNS);
  const fields = attributes.flatMap(({ uri, local, value }) => [uri, local, value]);
  return [tag.uri, tag.local, attributes.length, ...fields];
}
