import { SaxesParser } from 'saxes';
import { finish, type InParts } from '../base/in-parts.ts';
import { err, ok, type Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import { declarationFault, isDeclaration } from './declaration.ts';
import { XML_NS } from './element.ts';
import { libraryFault } from './library-faults.ts';
import { isQualifiedName, splitName } from './names.ts';
import { readSimpleXml } from './parse-simple.ts';
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
  /** Elements and attributes together, namespace declarations included. */
  readonly maxParts: number;
}

/** What servers send stays far below; a frame that keeps to them stops nobody's page. */
export const DEFAULT_XML_LIMITS: XmlLimits = {
  maxLength: 10 * 1024 * 1024,
  maxDepth: 256,
  maxParts: 20_000,
};

/**
 * Parses one frame of the wire: exactly one root element, well formed with namespaces, and nothing that RFC 6120,
 * section 11.1 forbids (comments, processing instructions, document types, foreign entities). A leading XML
 * declaration for version 1.0 in UTF-8 is allowed. The tree has no ranges; neighbouring texts are one node.
 */
export function parseStrict(
  text: string,
  limits: Partial<XmlLimits> = {},
): Result<XmlElement, XmlFault> {
  return finish(parseStrictInParts(text, limits));
}

/** So many characters are parsed in one part. */
const PART = 65_536;

/** The same in parts: a long text can be read while others have their turn. */
export function* parseStrictInParts(
  text: string,
  limits: Partial<XmlLimits> = {},
): InParts<Result<XmlElement, XmlFault>> {
  const accepted = { ...DEFAULT_XML_LIMITS, ...limits };
  if (text.length > accepted.maxLength) return err(tooLong(text.length, accepted));
  const simple = text.length <= PART ? parseSimple(text, accepted) : undefined;
  if (simple !== undefined) return ok(simple);
  const tree = new TreeBuilder(accepted);
  const parser = new SaxesParser({ ...PARSER_OPTIONS });
  const reading = { parser, tree, read: 0 };
  try {
    connect(parser, tree);
    yield* readAll(text, reading);
    parser.close();
  } catch (thrown) {
    if (!(thrown instanceof FaultSignal)) throw thrown;
    const { code, message: sentence } = thrown;
    const offset = reading.read + parser.position;
    return err({ code, sentence, offset: Math.min(offset, text.length) });
  }
  if (tree.root !== undefined) return ok(tree.root);
  return err({ code: 'not-well-formed', sentence: t('There is no element.'), offset: text.length });
}

/** `undefined` of all but what most frames are; the parser then says what is wrong, if anything is. */
function parseSimple(text: string, limits: XmlLimits): XmlElement | undefined {
  const tree = new TreeBuilder(limits, true);
  try {
    return readSimpleXml(text, tree) ? tree.root : undefined;
  } catch (thrown) {
    if (!(thrown instanceof FaultSignal)) throw thrown;
    return undefined;
  }
}

interface Reading {
  readonly parser: SaxesParser<typeof PARSER_OPTIONS>;
  readonly tree: TreeBuilder;
  /** Characters that the parser need not see. */
  read: number;
}

/** Where the parser has to look at a character of a text. */
// eslint-disable-next-line no-control-regex
const TELLING = /[<>&\]\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/g;
/** From this length on it is worth while to tell what is nothing but text. */
const LEAST_PLAIN = 4096;
const LOOKS_IN_PART = 10_000;

function* readAll(text: string, reading: Reading): InParts<void> {
  let at = 0;
  let looks = 0;
  for (let end = text.indexOf('>'); end >= 0; end = text.indexOf('>', end + 1)) {
    if (++looks % LOOKS_IN_PART === 0) yield;
    TELLING.lastIndex = end + 1;
    const next = TELLING.exec(text)?.index ?? text.length;
    if (next - end <= LEAST_PLAIN) continue;
    yield* readPart(text.slice(at, end), reading);
    yield* readPlain(text.slice(end, next), reading);
    at = next;
  }
  yield* readPart(text.slice(at), reading);
}

function* readPart(text: string, { parser }: Reading): InParts<void> {
  for (let at = 0; at < text.length; at += PART) {
    if (at > 0) yield;
    parser.write(text.slice(at, at + PART));
  }
}

/** A `>` and text; elsewhere than behind a tag the parser has to look at it. */
function* readPlain(found: string, reading: Reading): InParts<void> {
  const { parser, tree } = reading;
  const tags = tree.tags;
  parser.write('>');
  yield;
  if (tree.tags === tags || tree.root !== undefined)
    return yield* readPart(found.slice(1), reading);
  tree.text(found.slice(1));
  reading.read += found.length - 1;
}

function tooLong(length: number, { maxLength }: XmlLimits): XmlFault {
  const sentence = t('The text has {length} characters; at most {maxLength} are accepted.', {
    length,
    maxLength,
  });
  return { code: 'too-large', sentence, offset: maxLength };
}

/** Namespaces are resolved here: the parser would trim them, so that ` jabber:client ` passed for `jabber:client`. */
const PARSER_OPTIONS = {
  xmlns: false,
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
    throw new FaultSignal('not-well-formed', libraryFault(error.message));
  });
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') forbid(t('XMPP uses XML 1.0 only.'));
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
      forbid(t('XMPP uses UTF-8 only.'));
    }
  });
  parser.on('comment', () => forbid(t('XMPP allows no comments in its XML.')));
  parser.on('processinginstruction', () =>
    forbid(t('XMPP allows no processing instructions in its XML.')),
  );
  parser.on('doctype', () => forbid(t('XMPP allows no document types in its XML.')));
  parser.on('opentag', ({ name, attributes }) => tree.open(name, Object.entries(attributes)));
  parser.on('closetag', () => tree.close());
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
}

function forbid(sentence: string): never {
  throw new FaultSignal('forbidden-construct', sentence);
}

interface OpenElement {
  readonly head: Omit<XmlElement, 'children'>;
  readonly children: XmlNode[];
  /** What has come of the text after the last child. */
  readonly texts: string[];
  readonly scope: Scope;
}

class TreeBuilder {
  root: XmlElement | undefined;
  /** How many were opened and closed. */
  tags = 0;
  readonly #open: OpenElement[] = [];
  readonly #limits: XmlLimits;
  readonly #hasSimpleNames: boolean;
  #parts = 0;

  constructor(limits: XmlLimits, hasSimpleNames = false) {
    this.#limits = limits;
    this.#hasSimpleNames = hasSimpleNames;
  }

  open(name: string, written: Written): void {
    this.tags++;
    this.#countParts(1 + written.length);
    if (!this.#hasSimpleNames) refuseNames(name, written);
    this.#endText();
    const scope = scopeWithin(this.#open.at(-1)?.scope, written);
    const { prefix, local } = splitName(name);
    const ns = prefix === '' ? (scope?.get('') ?? '') : nsOf(prefix, scope);
    const attributes = resolveAttributes(written, scope);
    const head = { kind: 'element', prefix, local, ns, attributes } as const;
    this.#open.push({ head, children: [], texts: [], scope });
  }

  #countParts(parts: number): void {
    const { maxDepth, maxParts } = this.#limits;
    if (this.#open.length >= maxDepth) {
      const sentence = t('Elements are nested more than {maxDepth} deep.', { maxDepth });
      throw new FaultSignal('too-deep', sentence);
    }
    this.#parts += parts;
    if (this.#parts > maxParts) {
      const sentence = t(
        'There are more than {maxParts} elements and attributes; no more are accepted.',
        { maxParts },
      );
      throw new FaultSignal('too-large', sentence);
    }
  }

  close(): void {
    this.tags++;
    this.#endText();
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const element: XmlElement = { ...closed.head, children: closed.children };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
  }

  /** Texts that follow each other, as around a CDATA section, are one. */
  text(text: string): void {
    if (text !== '') this.#open.at(-1)?.texts.push(text);
  }

  #endText(): void {
    const top = this.#open.at(-1);
    if (top === undefined || top.texts.length === 0) return;
    top.children.push({ kind: 'text', text: top.texts.join('') });
    top.texts.length = 0;
  }
}

/** Looks outwards instead of copying; as far as elements are nested. */
type Scope = Pick<ReadonlyMap<string, string>, 'get'> | undefined;

type Written = readonly (readonly [name: string, value: string])[];

function refuseNames(name: string, written: Written): void {
  const bad = [name, ...written.map(([each]) => each)].find((each) => !isQualifiedName(each));
  if (bad !== undefined) notWellFormed(t('{bad} is no name.', { bad }));
}

function scopeWithin(outer: Scope, written: Written): Scope {
  const declarations = written.filter(([name]) => isDeclaration(name));
  if (declarations.length === 0) return outer;
  const own = new Map<string, string>();
  for (const [name, ns] of declarations) {
    const prefix = name.slice('xmlns:'.length);
    const fault = declarationFault(prefix, ns, name !== 'xmlns');
    if (fault !== undefined) notWellFormed(fault);
    own.set(prefix, ns);
  }
  return { get: (prefix) => own.get(prefix) ?? outer?.get(prefix) };
}

function nsOf(prefix: string, scope: Scope): string {
  const ns = prefix === 'xml' ? XML_NS : scope?.get(prefix);
  return ns ?? notWellFormed(t('The prefix {prefix} is not declared.', { prefix }));
}

function resolveAttributes(written: Written, scope: Scope): XmlAttribute[] {
  const seen = new Set<string>();
  const attributes: XmlAttribute[] = [];
  for (const [name, value] of written) {
    if (isDeclaration(name)) continue;
    const { prefix, local } = splitName(name);
    const ns = prefix === '' ? '' : nsOf(prefix, scope);
    const meant = `${local} ${ns}`;
    if (seen.has(meant)) notWellFormed(t('The attribute {local} is given twice.', { local }));
    seen.add(meant);
    attributes.push({ prefix, local, ns, value });
  }
  return attributes;
}

function notWellFormed(sentence: string): never {
  throw new FaultSignal('not-well-formed', sentence);
}
