import { diffStanza } from '../../src/match/diff.ts';
import { xml, type XmlElement } from '../../src/xml/element.ts';
import { printXml } from '../../src/xml/print.ts';
import { CLIENT_NS } from '../../src/xmpp/namespaces.ts';

export interface DiffTiming {
  readonly name: string;
  /** Of the received stanza, in characters. */
  readonly size: number;
  /** The median, in milliseconds. */
  readonly ms: number;
  /** How often a plain comparison, node by node in place, would fit into it. */
  readonly ratio: number;
}

type Maker = (index: number) => XmlElement;

/** A stanza of about 100 kB. */
const ITEMS = 1400;
const DEPTH = 200;
const ROUNDS = 15;
const WARM = 3;
/** As in a large roster, or the items of a server. */
const ROSTER = 2000;
/** Children of each level of a wide tree. */
const WIDTH = 11;

/** Stanzas of 100 kB that differ in one place, in many, in all; where the order counts and where it does not. */
export function benchDiff(): readonly DiffTiming[] {
  return Object.entries(PAIRS).map(([name, [expected, received]]) => {
    const ms = medianOf(() => diffStanza(expected, received));
    const plain = medianOf(() => countUnequal(expected, received));
    return { name, size: printXml(received).length, ms, ratio: ms / plain };
  });
}

/** The plain comparison: how many nodes and attributes are not the same as those in their place. */
function countUnequal(left: XmlElement, right: XmlElement): number {
  const sameName = left.local === right.local && left.ns === right.ns;
  const attributes = countPairs(left.attributes, right.attributes, (own, other) =>
    own?.local === other?.local && own?.ns === other?.ns && own?.value === other?.value ? 0 : 1,
  );
  const children = countPairs(left.children, right.children, (own, other) => {
    if (own?.kind === 'element' && other?.kind === 'element') return countUnequal(own, other);
    return own?.kind === 'text' && other?.kind === 'text' && own.text === other.text ? 0 : 1;
  });
  return (sameName ? 0 : 1) + attributes + children;
}

function countPairs<T>(
  lefts: readonly T[],
  rights: readonly T[],
  count: (left: T | undefined, right: T | undefined) => number,
): number {
  let total = 0;
  const longest = Math.max(lefts.length, rights.length);
  for (let i = 0; i < longest; i++) total += count(lefts[i], rights[i]);
  return total;
}

const item: Maker = (index) =>
  xml('item', { jid: `person${index}@montague.lit`, affiliation: 'member', nick: `Nick ${index}` });
const changed: Maker = (index) =>
  xml('item', { jid: `person${index}@capulet.lit`, affiliation: 'none', role: 'visitor' });
const field: Maker = (index) =>
  xml('field', { var: `f${index}` }, xml('value', {}, `v${index % 7}`));
const otherField: Maker = (index) =>
  xml('field', { var: `f${index}` }, xml('value', {}, `w${index % 5}`), xml('more'));

const PAIRS: Readonly<Record<string, readonly [XmlElement, XmlElement]>> = {
  'equal, strict': [list(item), list(item)],
  'one value, strict': [list(item), list((i) => (i === 700 ? changed(i) : item(i)))],
  'every tenth, strict': [list(item), list((i) => (i % 10 === 0 ? changed(i) : item(i)))],
  'all, strict': [list(item), list(changed)],
  'reversed, strict': [list(item), list((i) => item(ITEMS - 1 - i))],
  'all fields, strict': [list(field), list(otherField)],
  'every tenth, free': [free(item), free((i) => (i % 10 === 0 ? changed(i) : item(i)))],
  'all, free': [free(item), free(changed)],
  'alike, all in one value, free': [
    free(() => xml('item', { affiliation: 'member', role: 'none' })),
    free((i) => xml('item', { affiliation: 'member', role: `role${i % 9}` })),
  ],
  'deep, all': [deep('a'), deep('b')],
  'roster of 2000, 30 % changed': [roster(contact), roster(otherContact)],
  'roster of 2000, sorted anew': [roster(contact), roster((i) => contact((i * 7) % ROSTER))],
  'three wide levels, all': [wide(''), wide('other')],
  'three wide levels, equal': [wide(''), wide('')],
};

function contact(index: number): XmlElement {
  return xml('item', { jid: `person${index}@montague.lit`, subscription: 'both' });
}

function otherContact(index: number): XmlElement {
  switch (index % 10) {
    case 0:
      return xml('item', { jid: `person${index}@montague.lit`, subscription: 'none' });
    case 3:
      return xml('item', { jid: `stranger${index}@capulet.lit`, name: 'Stranger' });
    case 6:
      return xml('item', { jid: `person${index}@montague.lit`, subscription: 'to', name: 'New' });
    default:
      return contact(index);
  }
}

function roster(make: Maker): XmlElement {
  const items = Array.from({ length: ROSTER }, (_, index) => make(index));
  return stanza(xml('query', { xmlns: 'jabber:iq:roster' }, ...items));
}

/** Each attribute of it differs from those of another one. */
function wide(value: string): XmlElement {
  const level = (depth: number, place: string): XmlElement =>
    xml(
      `n${depth}`,
      { at: `${value}${place}`, in: `${place}${value}`, of: `${value}${depth}` },
      ...(depth === 3
        ? []
        : Array.from({ length: WIDTH }, (_, index) => level(depth + 1, `${place}.${index}`))),
    );
  return stanza(xml('wide', { xmlns: 'urn:wide' }, level(0, '0')));
}

/** In a foreign namespace: compared strictly. */
function list(make: Maker): XmlElement {
  return stanza(
    xml('query', { xmlns: 'urn:list' }, ...Array.from({ length: ITEMS }, (_, i) => make(i))),
  );
}

/** Straight in the stanza: neither order nor extras count. */
function free(make: Maker): XmlElement {
  return stanza(...Array.from({ length: ITEMS }, (_, i) => make(i)));
}

function deep(value: string): XmlElement {
  let inner = xml('leaf', { value });
  for (let depth = 0; depth < DEPTH; depth++)
    inner = xml('level', { n: `${value}${depth}` }, inner);
  return stanza(xml('query', { xmlns: 'urn:list' }, inner));
}

function stanza(...children: readonly XmlElement[]): XmlElement {
  return xml('iq', { xmlns: CLIENT_NS, type: 'result', id: '1' }, ...children);
}

function medianOf(work: () => unknown): number {
  for (let round = 0; round < WARM; round++) work();
  return median(Array.from({ length: ROUNDS }, () => timeOf(work)));
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
