import fc from 'fast-check';
import { childElements, xml, type XmlElement, type XmlNode } from '../../src/xml/element.ts';
import { CLIENT_NS, SCANSION_NS } from '../../src/xmpp/namespaces.ts';

const NAMES = ['a', 'b', 'item', 'field'] as const;
const ATTRIBUTES = ['p', 'q', 'id', 'jid'] as const;
const VALUES = ['1', '2', 'x', 'a long value'] as const;

const attributes = fc.dictionary(fc.constantFrom(...ATTRIBUTES), fc.constantFrom(...VALUES), {
  maxKeys: 3,
});
const text = fc.option(fc.constantFrom('Hello', 'A storm', 'x'), { nil: undefined, freq: 3 });

/** Payloads of at most `depth` levels. */
function payload(depth: number): fc.Arbitrary<XmlElement> {
  return fc
    .record({
      name: fc.constantFrom(...NAMES),
      ns: fc.option(fc.constantFrom('urn:a', 'urn:b'), { nil: undefined, freq: 4 }),
      attributes,
      text,
      children: depth === 1 ? fc.constant([]) : fc.array(payload(depth - 1), { maxLength: 4 }),
    })
    .map(({ name, ns, attributes: own, text: words, children }) =>
      xml(
        name,
        ns === undefined ? own : { ...own, xmlns: ns },
        ...(words === undefined ? [] : [words]),
        ...children,
      ),
    );
}

/** A small stanza whose payloads are in foreign namespaces or in none of their own. */
export const smallStanza: fc.Arbitrary<XmlElement> = fc
  .record({
    name: fc.constantFrom('message', 'presence'),
    attributes,
    children: fc.array(payload(3), { maxLength: 4 }),
  })
  .map((it) => xml(it.name, { ...it.attributes, xmlns: CLIENT_NS }, ...it.children));

/** The same, every level strict by itself or by a directive. */
export const strictStanza = smallStanza.map(makeStrict);

export function makeStrict(element: XmlElement): XmlElement {
  return directed(element, 'true');
}

function directed(element: XmlElement, strict: string): XmlElement {
  return {
    ...element,
    attributes: [
      ...element.attributes.filter(({ ns }) => ns !== SCANSION_NS),
      { prefix: 'scansion', local: 'strict', ns: SCANSION_NS, value: strict },
    ],
    children: element.children.map((child) =>
      child.kind === 'element' ? directed(child, strict) : child,
    ),
  };
}

/** A stanza as it would come: without directives. */
export function undirected(element: XmlElement): XmlElement {
  return {
    ...element,
    attributes: element.attributes.filter(({ ns }) => ns !== SCANSION_NS),
    children: element.children.map((child) =>
      child.kind === 'element' ? undirected(child) : child,
    ),
  };
}

/** A pattern made from a stanza by leaving out, loosening and wildcarding. */
export const loosening = fc.infiniteStream(fc.nat(9));

export function loosen(element: XmlElement, dice: Iterator<number>): XmlElement {
  const roll = () => Number(dice.next().value ?? 0);
  const strict = roll();
  const own = element.attributes.flatMap((attribute) => {
    const fate = roll();
    if (fate < 2) return [];
    return fate < 4 ? [{ ...attribute, value: '{scansion:any}' }] : [attribute];
  });
  const directive = { prefix: 'scansion', local: 'strict', ns: SCANSION_NS };
  return {
    ...element,
    attributes: strict < 5 ? [...own, { ...directive, value: String(strict === 0) }] : own,
    children: element.children.flatMap((child): XmlNode[] => {
      if (roll() < 2) return [];
      return [child.kind === 'element' ? loosen(child, dice) : child];
    }),
  };
}

const KINDS = [
  'attribute',
  'drop-attribute',
  'add-attribute',
  'text',
  'rename',
  'change-namespace',
  'drop',
  'add',
  'add-twin',
  'move',
] as const;

/** One change of one element, chosen by numbers; the element as it is if the change does not apply. */
interface Edit {
  readonly what: (typeof KINDS)[number];
  /** Which element of the tree, modulo their count. */
  readonly target: number;
  readonly choice: number;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom(...KINDS),
  target: fc.nat(1000),
  choice: fc.nat(1000),
});

/**
 * Some edits, in one stanza. Left out is the one history that cannot be told from another: a child is dropped, and
 * another of its name is added to the same level. A person takes that for a change of the child, and so it is told: by
 * what differs in the two, where they are the only ones of their name, name the same thing, or are the same by half.
 */
export const someEdits: fc.Arbitrary<readonly Edit[]> = fc
  .array(edit, { minLength: 1, maxLength: 5 })
  .filter((edits) => !has(edits, 'drop') || !has(edits, 'add-twin'));

/** The same where extras are allowed: there each child that is added or renamed may be of the name of one that is gone. */
export const freeEdits = someEdits.filter(
  (edits) => !has(edits, 'drop') && !has(edits, 'rename') && !has(edits, 'change-namespace'),
);

function has(edits: readonly Edit[], what: Edit['what']): boolean {
  return edits.some((each) => each.what === what);
}

export function applyEdit(root: XmlElement, { what, target, choice }: Edit): XmlElement {
  const count = countElements(root);
  return editNth(root, { left: target % count }, (element) => CHANGES[what](element, choice));
}

function countElements(element: XmlElement): number {
  return childElements(element).reduce((sum, child) => sum + countElements(child), 1);
}

function editNth(
  element: XmlElement,
  counter: { left: number },
  change: (element: XmlElement) => XmlElement,
): XmlElement {
  if (counter.left-- === 0) return change(element);
  return {
    ...element,
    children: element.children.map((child) =>
      child.kind === 'element' ? editNth(child, counter, change) : child,
    ),
  };
}

type Change = (element: XmlElement, choice: number) => XmlElement;

const CHANGES: Readonly<Record<Edit['what'], Change>> = {
  attribute: (element, choice) => ({
    ...element,
    attributes: element.attributes.map((a, index) =>
      index === choice % element.attributes.length ? { ...a, value: 'changed' } : a,
    ),
  }),
  'drop-attribute': (element, choice) => ({
    ...element,
    attributes: element.attributes.filter((_, i) => i !== choice % element.attributes.length),
  }),
  'add-attribute': (element) => ({
    ...element,
    attributes: [
      ...element.attributes.filter(({ local }) => local !== 'added'),
      { prefix: '', local: 'added', ns: '', value: '1' },
    ],
  }),
  text: (element) => ({
    ...element,
    children: [{ kind: 'text', text: 'Changed' }, ...childElements(element)],
  }),
  // What was added keeps its name: else it could get that of a child that was dropped.
  rename: (element, choice) =>
    element.local === 'added'
      ? element
      : { ...element, local: [...NAMES, 'renamed'][choice % 5] ?? '' },
  'change-namespace': (element, choice) =>
    inNamespace(element, element.ns, `urn:changed:${choice}`),
  drop: (element, choice) => {
    const gone = childElements(element)[choice % (childElements(element).length || 1)];
    return { ...element, children: element.children.filter((child) => child !== gone) };
  },
  add: (element, choice) => added(element, { ...xml('added', { n: '1' }), ns: element.ns }, choice),
  'add-twin': (element, choice) => {
    const like = childElements(element)[choice % (childElements(element).length || 1)];
    return like === undefined ? element : added(element, { ...like }, choice >> 4);
  },
  move: (element, choice) => {
    const children = [...element.children];
    const [moved] = children.splice(choice % (children.length || 1), 1);
    if (moved !== undefined) children.splice((choice >> 4) % (children.length + 1), 0, moved);
    return { ...element, children };
  },
};

function added(element: XmlElement, child: XmlElement, choice: number): XmlElement {
  const children = [...element.children];
  children.splice(choice % (children.length + 1), 0, child);
  return { ...element, children };
}

/** The element in another namespace, with all in it that inherits its own. */
function inNamespace(element: XmlElement, from: string, ns: string): XmlElement {
  return {
    ...element,
    ns,
    children: element.children.map((child) =>
      child.kind === 'element' && child.ns === from ? inNamespace(child, from, ns) : child,
    ),
  };
}
