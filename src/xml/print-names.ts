import { XML_NS, type XmlAttribute, type XmlElement } from './element.ts';
import { quoteValue } from './escape.ts';

/**
 * The namespaces in scope while a tree is printed: what is declared on the way down, and given back on the way up. No
 * element copies what holds around it, however many prefixes that are.
 */
export class NamespaceScope {
  readonly #byPrefix = new Map<string, string>();
  /** For each namespace the prefixes that are bound to it, the first one bound before the others. */
  readonly #byNs = new Map<string, Set<string>>();
  /** Up to this number every generated prefix is taken; it only grows, so that none is tried twice. */
  #fresh = 0;

  constructor(bindings: Iterable<readonly [prefix: string, ns: string]>) {
    for (const [prefix, ns] of bindings) this.#bind(prefix, ns);
  }

  nsOf(prefix: string): string | undefined {
    return this.#byPrefix.get(prefix);
  }

  /** A prefix that is bound to a namespace, if there is one; never the default one. */
  prefixOf(ns: string): string | undefined {
    for (const prefix of this.#byNs.get(ns) ?? []) if (isUsable(prefix)) return prefix;
    return undefined;
  }

  /** A prefix that nothing is bound to. */
  fresh(): string {
    do this.#fresh += 1;
    while (this.#byPrefix.has(`ns${String(this.#fresh)}`));
    return `ns${String(this.#fresh)}`;
  }

  /** Declares a prefix; the answer takes that back. */
  declare(prefix: string, ns: string): () => void {
    const before = this.#byPrefix.get(prefix);
    const fresh = this.#fresh;
    this.#bind(prefix, ns);
    return () => {
      this.#fresh = fresh;
      this.#bind(prefix, before);
    };
  }

  #bind(prefix: string, ns: string | undefined): void {
    const old = this.#byPrefix.get(prefix);
    if (old === ns) return;
    if (old !== undefined) this.#byNs.get(old)?.delete(prefix);
    if (ns === undefined) {
      this.#byPrefix.delete(prefix);
      return;
    }
    this.#byPrefix.set(prefix, ns);
    const prefixes = this.#byNs.get(ns) ?? new Set();
    this.#byNs.set(ns, prefixes.add(prefix));
  }
}

/** How the names of one element are written. */
export interface PrintedNames {
  readonly element: string;
  attribute(attribute: XmlAttribute): string;
  /** The declarations the start tag needs, e.g. `xmlns="urn:x"`. */
  readonly declarations: readonly string[];
  /** Takes the declarations back, once the children are printed. */
  leave(): void;
}

/** Chooses prefixes and declarations for an element, given what is in scope around it; they hold until `leave`. */
export function declareNames(element: XmlElement, scope: NamespaceScope): PrintedNames {
  if (isPlain(element, scope)) return { ...PLAIN_NAMES, element: element.local };
  const bindings: Bindings = { scope, used: new Map(), declared: new Map(), undo: [] };
  const elementName = nameElement(element, bindings);
  const prefixes = new Map<string, string>();
  for (const { prefix, ns } of element.attributes) {
    if (ns !== '' && !prefixes.has(ns)) prefixes.set(ns, choosePrefix(prefix, ns, bindings));
  }
  return {
    element: elementName,
    attribute: ({ ns, local }) => (ns === '' ? local : `${prefixes.get(ns) ?? ''}:${local}`),
    declarations: [...bindings.declared].map(printDeclaration),
    leave: () => {
      for (const undo of bindings.undo.toReversed()) undo();
    },
  };
}

/** Whether an element and its attributes are written by their local names: nearly all are. */
function isPlain({ prefix, ns, attributes }: XmlElement, scope: NamespaceScope): boolean {
  const isInScope = prefix === '' && ns !== XML_NS && (scope.nsOf('') ?? '') === ns;
  return isInScope && attributes.every((attribute) => attribute.ns === '');
}

const PLAIN_NAMES: Omit<PrintedNames, 'element'> = {
  attribute: ({ local }) => local,
  declarations: [],
  leave: () => undefined,
};

interface Bindings {
  readonly scope: NamespaceScope;
  /** Prefixes that this start tag relies on; they keep their namespace. */
  readonly used: Map<string, string>;
  /** Those of them that it declares itself. */
  readonly declared: Map<string, string>;
  readonly undo: (() => void)[];
}

function nameElement({ prefix, ns, local }: XmlElement, bindings: Bindings): string {
  if (ns === XML_NS || (prefix !== '' && ns !== '')) {
    return `${choosePrefix(prefix, ns, bindings)}:${local}`;
  }
  if ((bindings.scope.nsOf('') ?? '') !== ns) declare('', ns, bindings);
  return local;
}

function declare(prefix: string, ns: string, { scope, declared, undo }: Bindings): void {
  declared.set(prefix, ns);
  undo.push(scope.declare(prefix, ns));
}

/** A prefix bound to the namespace: the one as written if it is free, else one in scope, else a new one. */
function choosePrefix(prefix: string, ns: string, bindings: Bindings): string {
  const { scope, used } = bindings;
  if (ns === XML_NS) return 'xml';
  const isBound = isUsable(prefix) && scope.nsOf(prefix) === ns;
  const isFree = isUsable(prefix) && !used.has(prefix);
  const name = isBound || isFree ? prefix : (scope.prefixOf(ns) ?? scope.fresh());
  if (scope.nsOf(name) !== ns) declare(name, ns, bindings);
  used.set(name, ns);
  return name;
}

function isUsable(prefix: string): boolean {
  return prefix !== '' && prefix !== 'xml' && prefix !== 'xmlns';
}

function printDeclaration([prefix, ns]: readonly [string, string]): string {
  return `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}=${quoteValue(ns)}`;
}
