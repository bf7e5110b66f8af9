import { SaxesParser, type SaxesTagNS } from 'saxes';
import { err, ok, type Result } from '../base/result.ts';
import { isQualifiedName } from './names.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './element.ts';

/** Why a text is no XML that XMPP allows. */
export interface XmlFault {
  /** Stable, kebab-case. */
  readonly code: 'too-large' | 'too-deep' | 'forbidden-construct' | 'not-well-formed';
  /** One plain sentence. */
  readonly sentence: string;
  /** UTF-16 offset at which the parser noticed it. */
  readonly offset: number;
}

export interface XmlLimits {
  /** UTF-16 units of text. */
  readonly maxLength: number;
  /** Nesting of elements; the root has depth 1. */
  readonly maxDepth: number;
}

export const DEFAULT_XML_LIMITS: XmlLimits = { maxLength: 1024 * 1024, maxDepth: 256 };

/**
 * Parses one frame of the wire: exactly one root element, well formed with namespaces, and nothing that RFC 6120,
 * section 11.1 forbids (comments, processing instructions, document types, foreign entities). A leading XML
 * declaration for version 1.0 in UTF-8 is allowed. The tree has no ranges; neighbouring texts are one node.
 */
export function parseStrict(
  text: string,
  limits: Partial<XmlLimits> = {},
): Result<XmlElement, XmlFault> {
  const { maxLength, maxDepth } = { ...DEFAULT_XML_LIMITS, ...limits };
  if (text.length > maxLength) {
    const sentence = `The text has ${String(text.length)} characters; at most ${String(maxLength)} are accepted.`;
    return err({ code: 'too-large', sentence, offset: maxLength });
  }
  const tree = new TreeBuilder(maxDepth);
  const parser = new SaxesParser({ ...PARSER_OPTIONS });
  try {
    connect(parser, tree);
    parser.write(text).close();
  } catch (thrown) {
    if (!(thrown instanceof FaultSignal)) throw thrown;
    const { code, message: sentence } = thrown;
    return err({ code, sentence, offset: Math.min(parser.position, text.length) });
  }
  if (tree.root !== undefined) return ok(tree.root);
  return err({ code: 'not-well-formed', sentence: 'There is no element.', offset: text.length });
}

const PARSER_OPTIONS = {
  xmlns: true,
  position: false,
  defaultXMLVersion: '1.0',
  forceXMLVersion: true,
} as const;

/** Leaves the parser at the first fault; never leaves `parseStrict`. */
class FaultSignal extends Error {
  readonly code: XmlFault['code'];
  constructor(code: XmlFault['code'], sentence: string) {
    super(sentence);
    this.code = code;
  }
}

function connect(parser: SaxesParser<typeof PARSER_OPTIONS>, tree: TreeBuilder): void {
  parser.on('error', (error) => {
    throw new FaultSignal('not-well-formed', asSentence(error.message));
  });
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') throw new FaultSignal('forbidden-construct', 'XMPP uses XML 1.0 only.');
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
      throw new FaultSignal('forbidden-construct', 'XMPP uses UTF-8 only.');
    }
  });
  parser.on('comment', () => forbid('comments'));
  parser.on('processinginstruction', () => forbid('processing instructions'));
  parser.on('doctype', () => forbid('document types'));
  parser.on('opentag', (tag) => tree.open(tag));
  parser.on('closetag', () => tree.close());
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
}

function forbid(what: string): never {
  throw new FaultSignal('forbidden-construct', `XMPP allows no ${what} in its XML.`);
}

function asSentence(message: string): string {
  const text = message.endsWith('.') ? message : `${message}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface OpenElement {
  readonly head: Omit<XmlElement, 'children'>;
  readonly children: XmlNode[];
}

class TreeBuilder {
  root: XmlElement | undefined;
  readonly #open: OpenElement[] = [];
  readonly #maxDepth: number;

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  open(tag: SaxesTagNS): void {
    if (this.#open.length >= this.#maxDepth) {
      const sentence = `Elements are nested more than ${String(this.#maxDepth)} deep.`;
      throw new FaultSignal('too-deep', sentence);
    }
    const bad = [tag.name, ...Object.keys(tag.attributes)].find((name) => !isQualifiedName(name));
    if (bad !== undefined) throw new FaultSignal('not-well-formed', `${bad} is no name.`);
    const { prefix, local, uri: ns } = tag;
    const attributes = Object.values(tag.attributes)
      .filter((attribute) => attribute.name !== 'xmlns' && attribute.prefix !== 'xmlns')
      .map(({ prefix, local, uri, value }): XmlAttribute => ({ prefix, local, ns: uri, value }));
    this.#open.push({ head: { kind: 'element', prefix, local, ns, attributes }, children: [] });
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const element: XmlElement = { ...closed.head, children: closed.children };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
  }

  text(text: string): void {
    const siblings = this.#open.at(-1)?.children;
    if (siblings === undefined || text === '') return;
    const last = siblings.at(-1);
    if (last?.kind !== 'text') siblings.push({ kind: 'text', text });
    else siblings[siblings.length - 1] = { kind: 'text', text: last.text + text };
  }
}
