import { childElements, type XmlAttribute, type XmlElement } from '../../xml/element.ts';
import { parseWireXml } from '../../xmpp/wire-xml.ts';
import { printXml } from '../../xml/print.ts';
import { generatedAttribute, generatedText } from '../../xmpp/generated-values.ts';
import { CLIENT_NS } from '../../xmpp/namespaces.ts';

/**
 * Makes what a server says comparable between runs. Values that it makes up get stable names, in the order in which
 * they first appear (`uuid-1`, `token-2`); moments become `stamp`. What has no order by its specification is sorted.
 */
export interface Normaliser {
  /** One frame as one line of XML; what is no XML stays as it is. */
  readonly frame: (xml: string) => string;
  /** A sentence for people, or any other text. */
  readonly text: (text: string) => string;
}

/** What stands for a generated value: the `ordinal`th that was given a name. */
export type NameOf = (kind: string, ordinal: number) => string;

/** Values by what they are alone: one more in one run moves no name of the values after it. */
export const namedByKind: NameOf = (kind) => `‹${kind}›`;

const namedInTurn: NameOf = (kind, ordinal) => (kind === STAMP ? kind : `${kind}-${ordinal}`);

/** What tells generated values from others. */
export interface GeneratedValues {
  /** Values known to be generated, by their kind, such as the resources that the server has chosen. */
  readonly known?: Readonly<Record<string, readonly string[]>>;
  /** The text of the script: what it says is not generated. */
  readonly script?: string;
  /** `uuid-1`, `token-2` … if absent. */
  readonly nameOf?: NameOf;
}

export function createNormaliser({
  known = {},
  script = '',
  nameOf = namedInTurn,
}: GeneratedValues = {}): Normaliser {
  const names = createNames(nameOf);
  for (const [kind, values] of Object.entries(known)) {
    for (const value of values) names.of(kind, value);
  }
  const text = (raw: string): string =>
    withSortedAttributes(names.replaceKnown(raw)).replace(
      LOOKS_GENERATED,
      (value: string, ...rest: unknown[]) =>
        script.includes(value) ? value : named(names, value, rest.at(-1)),
    );
  return {
    text,
    frame: (xml) => {
      const parsed = parseWireXml(xml);
      if (!parsed.ok) return text(xml);
      return printXml(canonical(parsed.value, { names, text, script }));
    },
  };
}

/** Kinds of generated values, by how they look anywhere; the names of the groups become their names. */
const LOOKS_GENERATED =
  /(?<uuid>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)|(?<stamp>\b\d{4}-?\d\d-?\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)?)|(?<jwt>\beyJ[\w-]+\.[\w-]+\.[\w-]+)|(?<=\/file_share\/)(?<slot>[\w-]{24})/g;

/** An id as Prosody's util.id makes it, of 9, 12 or 18 random bytes. */
const GENERATED_ID = /^[\w-]{12}$|^[\w-]{16}$|^[\w-]{24}$/;

/** Moments that are told by how they look wherever they stand: they need no name of their own. */
const STAMP_ALONE = /^\d{4}-?\d\d-?\d\dT\d\d:\d\d:\d\d/;

/** Elements whose children have no order at all. */
const UNORDERED: ReadonlySet<string> = new Set([
  'http://jabber.org/protocol/rsm set',
  'http://etherx.jabber.org/streams features',
]);

/** Elements whose children of one name are a set: features, fields, items. */
const SETS: ReadonlySet<string> = new Set([
  'http://jabber.org/protocol/disco#info query',
  'http://jabber.org/protocol/disco#items query',
  'jabber:x:data x',
  'jabber:iq:roster query',
  'http://jabber.org/protocol/muc#admin query',
  'http://jabber.org/protocol/muc#user x',
]);

/** The start tags that a sentence quotes have their attributes in the order of a Lua table. */
function withSortedAttributes(text: string): string {
  return text.replace(/(<[\w:-]+)((?: [\w:-]+="[^"]*")+)/g, (_, tag: string, attributes: string) =>
    [tag, ...(attributes.match(/(?<= )[\w:-]+="[^"]*"/g)?.toSorted() ?? [])].join(' '),
  );
}

function named(names: Names, value: string, groups: unknown): string {
  if (typeof groups !== 'object' || groups === null) return value;
  const kind = Object.entries(groups).find(([, found]) => found !== undefined)?.[0] ?? 'value';
  return kind === STAMP ? names.stamp : names.of(kind, value);
}

interface Names {
  /** The name of a value, a new one if it has none. */
  of(kind: string, value: string): string;
  /** As `of`, but all moments have one name. */
  moment(value: string): string;
  readonly stamp: string;
  /** The text with every value that has a name replaced by it. */
  replaceKnown(text: string): string;
}

const STAMP = 'stamp';

/** A shorter moment, such as `0` seconds, may stand anywhere and mean something else. */
const TELLING_LENGTH = 8;

function createNames(nameOf: NameOf): Names {
  const names = new Map<string, string>();
  /** Those that are found nowhere by looking at whole words. */
  const odd = new Map<string, string>();
  const stamp = nameOf(STAMP, 0);
  const give = (value: string, name: string): string => {
    names.set(value, name);
    if (!WORD.test(value)) odd.set(value, name);
    return name;
  };
  return {
    of: (kind, value) => names.get(value) ?? give(value, nameOf(kind, names.size + 1)),
    moment: (value) => (value.length >= TELLING_LENGTH ? give(value, stamp) : stamp),
    stamp,
    // A long run has thousands of names: looking for each of them in each text would take minutes.
    replaceKnown: (text) =>
      [...odd]
        .reduce((result, [value, name]) => result.replaceAll(value, name), text)
        .replace(WORDS, (word) => names.get(word) ?? word),
  };
}

const WORD = /^[\w-]{8,}$/;
const WORDS = /[\w-]{8,}/g;

interface Naming {
  readonly names: Names;
  readonly text: (raw: string) => string;
  readonly script: string;
}

function canonical(element: XmlElement, naming: Naming): XmlElement {
  const key = `${element.ns} ${element.local}`;
  const attributes = element.attributes
    .toSorted((a, b) => compare(`${a.ns} ${a.local}`, `${b.ns} ${b.local}`))
    .map((each) => ({ ...each, value: attributeText(element, each, naming) }));
  const children = element.children.map((child) => {
    if (child.kind === 'element') return canonical(child, naming);
    const { names, text } = naming;
    return {
      ...child,
      text:
        generatedText(element)?.kind === 'id' ? names.of('token', child.text) : text(child.text),
    };
  });
  return inOrder(key, { ...element, prefix: '', attributes, children });
}

/** A version is the same in both runs, or it is what tells them apart. */
function attributeText(
  element: XmlElement,
  attribute: XmlAttribute,
  { names, text, script }: Naming,
): string {
  const { local, value } = attribute;
  if (/^[a-z]*$/.test(value) || script.includes(value)) return text(value);
  const kind = generatedAttribute(element, attribute)?.kind;
  const isMoment = kind === 'moment' || kind === 'credentials';
  if (isMoment && !STAMP_ALONE.test(value)) return names.moment(value);
  const isId = kind === 'id' || (local === 'id' && GENERATED_ID.test(value));
  return isId ? names.of('token', value) : text(value);
}

/** Sorts children where their order means nothing; the payloads of a stanza by their names only. */
function inOrder(key: string, element: XmlElement): XmlElement {
  const children = element.children.filter(
    (child) => child.kind === 'element' || child.text.trim() !== '',
  );
  const elements = childElements(element);
  if (elements.length < children.length) return element;
  const name = (child: XmlElement) => `${child.ns} ${child.local}`;
  const sorted = (text: (child: XmlElement) => string) => ({
    ...element,
    children: elements.toSorted((a, b) => compare(text(a), text(b))),
  });
  if (UNORDERED.has(key)) return sorted((child) => printXml(child));
  if (element.ns === CLIENT_NS) return sorted(name);
  if (!SETS.has(key)) return element;
  const first = (child: XmlElement) => elements.findIndex((each) => name(each) === name(child));
  return sorted((child) => `${String(first(child)).padStart(6, '0')} ${printXml(child)}`);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
