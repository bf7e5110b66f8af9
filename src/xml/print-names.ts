import { XML_NS, type XmlAttribute, type XmlElement } from './element.ts';
import { quoteValue } from './escape.ts';

/** The namespaces in scope, by prefix; `''` is the default namespace. */
export type NamespaceScope = ReadonlyMap<string, string>;

/** How the names of one element are written. */
export interface PrintedNames {
  readonly element: string;
  attribute(attribute: XmlAttribute): string;
  /** The declarations the start tag needs, e.g. `xmlns="urn:x"`. */
  readonly declarations: readonly string[];
  /** What holds for the children. */
  readonly scope: NamespaceScope;
}

/** Chooses prefixes and declarations for an element, given what is in scope around it. */
export function declareNames(element: XmlElement, scope: NamespaceScope): PrintedNames {
  const bindings: Bindings = { scope, used: new Map(), declared: new Map() };
  const elementName = nameElement(element, bindings);
  const prefixes = new Map<string, string>();
  for (const { prefix, ns } of element.attributes) {
    if (ns !== '' && !prefixes.has(ns)) prefixes.set(ns, choosePrefix(prefix, ns, bindings));
  }
  const { declared } = bindings;
  return {
    element: elementName,
    attribute: ({ ns, local }) => (ns === '' ? local : `${prefixes.get(ns) ?? ''}:${local}`),
    declarations: [...declared].map(printDeclaration),
    scope: declared.size === 0 ? scope : new Map([...scope, ...declared]),
  };
}

interface Bindings {
  readonly scope: NamespaceScope;
  /** Prefixes that this start tag relies on; they keep their namespace. */
  readonly used: Map<string, string>;
  /** Those of them that it declares itself. */
  readonly declared: Map<string, string>;
}

function nameElement({ prefix, ns, local }: XmlElement, bindings: Bindings): string {
  if (ns === XML_NS || (prefix !== '' && ns !== '')) {
    return `${choosePrefix(prefix, ns, bindings)}:${local}`;
  }
  if ((bindings.scope.get('') ?? '') !== ns) bindings.declared.set('', ns);
  return local;
}

/** A prefix bound to the namespace: the one as written if it is free, else one in scope, else a new one. */
function choosePrefix(prefix: string, ns: string, { scope, used, declared }: Bindings): string {
  if (ns === XML_NS) return 'xml';
  const bound = (candidate: string) => used.get(candidate) ?? scope.get(candidate);
  const candidates = [prefix, ...used.keys(), ...scope.keys()].filter(isUsable);
  const written = isUsable(prefix) && !used.has(prefix) ? prefix : undefined;
  const isBound = isUsable(prefix) && bound(prefix) === ns;
  const chosen = isBound
    ? prefix
    : (written ?? candidates.find((candidate) => bound(candidate) === ns));
  const name = chosen ?? freshPrefix((candidate) => bound(candidate) !== undefined);
  if (bound(name) !== ns) declared.set(name, ns);
  used.set(name, ns);
  return name;
}

function isUsable(prefix: string): boolean {
  return prefix !== '' && prefix !== 'xml' && prefix !== 'xmlns';
}

function freshPrefix(isTaken: (prefix: string) => boolean): string {
  let number = 1;
  while (isTaken(`ns${String(number)}`)) number += 1;
  return `ns${String(number)}`;
}

function printDeclaration([prefix, ns]: readonly [string, string]): string {
  return `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}=${quoteValue(ns)}`;
}
