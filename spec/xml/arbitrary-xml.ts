import fc from 'fast-check';
import { XML_NS, type XmlAttribute, type XmlElement, type XmlNode } from '../../src/xml/element.ts';

const name = fc.constantFrom(
  'a',
  'b',
  'item',
  'x-y',
  'é',
  'query',
  '_1',
  'constructor',
  '__proto__',
);
const prefix = fc.constantFrom('', '', 'p', 'q', 'ns1', 'scansion');
const ns = fc.constantFrom('', 'jabber:client', 'urn:a', 'urn:b&"\'<', 'urn:scansion');
const special = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '\n',
  '\t',
  '\r',
  ' ',
  '&amp;',
  '🤖',
);
// eslint-disable-next-line no-control-regex -- these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Text that XML 1.0 can hold. */
export const xmlText = fc
  .array(fc.oneof(special, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 5 })
  .map((parts) => parts.join('').replace(FORBIDDEN, ''));

const attribute: fc.Arbitrary<XmlAttribute> = fc.oneof(
  fc.record({ prefix: fc.constant(''), local: name, ns: fc.constant(''), value: xmlText }),
  fc.record({
    prefix: prefix.filter((p) => p !== ''),
    local: name,
    ns: ns.filter((n) => n !== ''),
    value: xmlText,
  }),
  fc.record({
    prefix: fc.constant('xml'),
    local: fc.constant('lang'),
    ns: fc.constant(XML_NS),
    value: fc.constant('en'),
  }),
);

const { element } = fc.letrec<{ element: XmlElement; node: XmlNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('text' as const), text: xmlText }),
    tie('element'),
  ),
  element: fc.record({
    kind: fc.constant('element' as const),
    prefix,
    local: name,
    ns,
    attributes: fc.uniqueArray(attribute, {
      maxLength: 4,
      selector: ({ ns, local }) => `${ns} ${local}`,
    }),
    children: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'xml' }),
  }),
}));

/** Any tree that XML can hold: no two attributes of one expanded name, no forbidden characters. */
export const xmlElement = element;

/** The tree without what printing may change: prefixes, empty texts and splits between texts. */
export function canonical(element: XmlElement): XmlElement {
  const children: XmlNode[] = [];
  for (const child of element.children) {
    const last = children.at(-1);
    if (child.kind === 'element') children.push(canonical(child));
    else if (last?.kind === 'text') {
      children[children.length - 1] = { kind: 'text', text: last.text + child.text };
    } else if (child.text !== '') children.push(child);
  }
  const attributes = element.attributes.map((a) => ({ ...a, prefix: '' }));
  return {
    kind: 'element',
    prefix: '',
    local: element.local,
    ns: element.ns,
    attributes,
    children,
  };
}
