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
}

type Maker = (index: number) => XmlElement;

/** A stanza of about 100 kB. */
const ITEMS = 1400;
const DEPTH = 200;
const ROUNDS = 15;

/** Stanzas of 100 kB that differ in one place, in many, in all; where the order counts and where it does not. */
export function benchDiff(): readonly DiffTiming[] {
  return Object.entries(PAIRS).map(([name, [expected, received]]) => ({
    name,
    size: printXml(received).length,
    ms: median(Array.from({ length: ROUNDS }, () => timeOf(() => diffStanza(expected, received)))),
  }));
}

const item: Maker = (index) =>
  xml('item', { jid: `person${index}@montague.lit`, affiliation: 'member', nick: `Nick ${index}` });
const changed: Maker = (index) =>
  xml('item', { jid: `person${index}@capulet.lit`, affiliation: 'none', role: 'visitor' });
const field: Maker = (index) =>
  xml('field', { var: `f${index}` }, xml('value', {}, `v${index % 7}`));
const otherField: Maker = (index) =>
  xml('field', { var: `f${index}` }, xml('value', {}, `w${index % 5}`), xml('more'));

export const PAIRS: Readonly<Record<string, readonly [XmlElement, XmlElement]>> = {
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
};

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

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
