import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FOLD_FOR_GOOD,
  FOLD_TO_OPEN,
  ONE_COLUMN,
  sideBySide,
} from '../../../src/insight/difference-rows/layout.ts';
import { aloneRows } from '../../../src/insight/difference-rows/one-sided-rows.ts';
import { foldRows } from '../../../src/insight/difference-rows/fold-rows.ts';
import {
  isDifference,
  nodeOf,
  type DifferenceRow,
  type RowSide,
} from '../../../src/insight/difference-rows/row.ts';
import { differenceRows } from '../../../src/insight/difference-rows/rows.ts';
import { NO_SCRIPT } from '../../../src/insight/difference-rows/script-text.ts';
import { comparedText } from '../../../src/match/pattern.ts';
import { childElements, type XmlAttribute, type XmlElement } from '../../../src/xml/element.ts';
import { SCANSION_NS } from '../../../src/xmpp/namespaces.ts';
import { diff, pattern, stanza } from '../../match/notation.ts';
import { rowsOf } from './notation.ts';

const TREES = sideBySide(NO_SCRIPT, 80);
const x = (content: string) => `<presence><x xmlns="urn:x">${content}</x></presence>`;

describe('the rows of a difference', () => {
  it('set an absent attribute against its place, in both layouts', () => {
    const [expected, received] = [x('<item role="none" nick="a"/>'), x('<item nick="a"/>')];
    expect(rowsOf(expected, received, TREES)).toEqual([
      '  <presence> | <presence>',
      '    <x xmlns="urn:x"> |   <x xmlns="urn:x">',
      '      <item |     <item',
      '!       role="none" |       [no role]',
      '        nick="a"/> |       nick="a"/>',
      '    </x> |   </x>',
      '  </presence> | </presence>',
    ]);
    expect(rowsOf(expected, received, ONE_COLUMN)).toEqual([
      '  <presence> | <presence>',
      '    <x xmlns="urn:x"> |   <x xmlns="urn:x">',
      '      <item |     <item',
      '!       role="none" |       [no role]',
      '        nick="a"/> |       nick="a"/>',
    ]);
  });

  it('show what is allowed besides, or count it where it belongs', () => {
    const expected = '<message><subject/></message>';
    const received =
      '<message id="7"><subject>Tea</subject><delay xmlns="urn:d" stamp="1">late</delay></message>';
    expect(rowsOf(expected, received, TREES)).toEqual([
      '  <message> | <message',
      'a   [others are allowed here] |   id="7"> {extra}',
      '    <subject/> |   <subject>Tea</subject> {any text}',
      'a   [others are allowed here] |   <delay xmlns="urn:d" stamp="1">late</delay> {extra}',
      '  </message> | </message>',
    ]);
    expect(rowsOf(expected, received, ONE_COLUMN)).toEqual([
      '  <message> | <message> (4 left out)',
      '    <subject/> |   <subject> (1 left out)',
    ]);
  });

  it('never leave out what tells of an error', () => {
    const received =
      '<presence type="error" id="7"><error type="cancel"><gone xmlns="urn:s">x</gone></error></presence>';
    expect(rowsOf('<presence/>', received, ONE_COLUMN)).toEqual([
      '  <presence/> | <presence (1 left out)',
      'e   [others are allowed here] |   type="error"> {extra}',
      'e   [others are allowed here] |   <error type="cancel"> {extra}',
      'e  |     <gone xmlns="urn:s">',
      'e  |       x',
    ]);
  });

  it('set the attributes of elements with different names against each other only beside each other', () => {
    const [expected, received] = ['<message id="1" to="a"/>', '<presence to="a" id="2"/>'];
    expect(rowsOf(expected, received, ONE_COLUMN)).toEqual([
      '! <message id="1" to="a"/> | <presence id="2" to="a"/>',
    ]);
    expect(rowsOf(expected, received, TREES)).toEqual([
      '! <message | <presence',
      '!   id="1" |   id="2"',
      '    to="a"/> |   to="a"/>',
    ]);
  });

  it('leave nothing out of an element that has another name', () => {
    expect(rowsOf('<message/>', '<presence id="2"/>', ONE_COLUMN)).toEqual([
      '! <message/> | <presence id="2"/> {id: extra}',
    ]);
  });

  it("keep scansion's own attributes in the line of their start tag", () => {
    const expected = '<presence><x xmlns="urn:x" scansion:strict="false" a="1"/></presence>';
    expect(rowsOf(expected, x('').replace('<x', '<x a="2"'), ONE_COLUMN)).toEqual([
      '  <presence> | <presence>',
      '    <x xmlns="urn:x" scansion:strict="false" |   <x xmlns="urn:x"',
      '!     a="1"/> |     a="2"/>',
    ]);
  });

  it('say where something that moved is expected', () => {
    expect(rowsOf(x('<a/><b/>'), x('<b/><a/>'), ONE_COLUMN).slice(2)).toEqual([
      '~     <a/> |     <a/> {expected before <b>}',
      '      <b/> |     <b/>',
    ]);
  });

  it('of a branch that one side has alone hold its text, too, where it has children', () => {
    expect(rowsOf(x('<a>t<b>u</b></a>'), x(''), TREES).slice(1, -1)).toEqual([
      '    <x xmlns="urn:x"> |   <x xmlns="urn:x"/>',
      '!     <a> |     [no <a>]',
      '!       t | ',
      '!       <b>u</b> | ',
      '!     </a> | ',
      '    </x> | ',
    ]);
  });

  it('of a stanza alone are its lines', () => {
    const rows = aloneRows(stanza('<message><body>Hi</body></message>'), 'received', ONE_COLUMN);
    expect(rows.map(({ depth, received, continues }) => [depth, received.kind, continues])).toEqual(
      [
        [0, 'start', false],
        [1, 'start', true],
        [2, 'text', true],
      ],
    );
  });
});

/** Whatever a person would look for in a stanza: start tags, attributes, texts. */
interface Contents {
  readonly starts: readonly XmlElement[];
  readonly attributes: readonly XmlAttribute[];
  readonly texts: number;
}

const join = (parts: readonly Contents[]): Contents => ({
  starts: parts.flatMap(({ starts }) => starts),
  attributes: parts.flatMap(({ attributes }) => attributes),
  texts: parts.reduce((sum, { texts }) => sum + texts, 0),
});

function contentsOf(element: XmlElement): Contents {
  const own = {
    starts: [element],
    attributes: element.attributes,
    texts: comparedText(element) === '' ? 0 : 1,
  };
  return join([own, ...childElements(element).map(contentsOf)]);
}

function contentsIn(side: RowSide): Contents {
  const node = nodeOf(side);
  const endingTexts = (ending: unknown) => (typeof ending === 'object' ? 1 : 0);
  switch (node?.kind) {
    case 'start':
      return {
        starts: [node.element],
        attributes: node.attributes.map(({ attribute }) => attribute),
        texts: endingTexts(node.ending),
      };
    case 'attribute':
      return {
        starts: [],
        attributes: [node.attribute.attribute],
        texts: endingTexts(node.ending),
      };
    case 'text':
      return { starts: [], attributes: [], texts: 1 };
    default:
      return { starts: [], attributes: [], texts: 0 };
  }
}

const sizeOf = ({ starts, attributes, texts }: Contents) =>
  starts.length + attributes.length + texts;

const VALUES = fc.constantFrom('1', '2', '{scansion:any}', 'x'.repeat(60));
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .record({
      name: fc.constantFrom('a', 'b', 'error'),
      ns: fc.constantFrom('', ' xmlns="urn:1"'),
      strict: fc.constantFrom('', '', ' scansion:strict="false"'),
      keys: fc.uniqueArray(fc.constantFrom('k', 'l', 'type'), { maxLength: 2 }),
      value: VALUES,
      text: fc.oneof(fc.constant(''), VALUES),
      children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 3 })),
    })
    .map(({ name, ns, strict, keys, value, text, children }) => {
      const attributes = keys.map((key) => ` ${key}="${value}"`).join('');
      return `<${name}${ns}${strict}${attributes}>${text}${children.join('')}</${name}>`;
    }),
}));
const rooted = fc.record({
  name: fc.constantFrom('message', 'presence'),
  type: fc.constantFrom('', ' type="error"', ' type="chat"'),
  inner: fc.array(tree, { maxLength: 3 }),
});
const textOf = ({ name, type, inner }: { name: string; type: string; inner: string[] }) =>
  `<${name}${type}>${inner.join('')}</${name}>`;
const layouts = fc.oneof(
  fc.constant(ONE_COLUMN),
  fc.integer({ min: 10, max: 120 }).map((columns) => sideBySide(NO_SCRIPT, columns)),
);

describe('whatever differs', () => {
  /** The rows of two sides, of which the received one has no directives. */
  const example = fc.record({ expected: rooted, received: rooted, layout: layouts }).map((each) => {
    const expected = pattern(textOf(each.expected));
    const received = stanza(textOf(each.received).replaceAll(' scansion:strict="false"', ''));
    const found = diff(
      textOf(each.expected),
      textOf(each.received).replaceAll(' scansion:strict="false"', ''),
    );
    return { expected, received, found, rows: differenceRows(found, each.layout) };
  });
  const side = (rows: readonly DifferenceRow[], name: 'expected' | 'received') =>
    join(rows.map((row) => contentsIn(row[name])));

  it('each tag, attribute and text of the expected side stands in exactly one row', () => {
    fc.assert(
      fc.property(example, ({ expected, rows }) => {
        const drawn = side(rows, 'expected');
        expect(new Set(drawn.starts).size).toBe(drawn.starts.length);
        expect(new Set(drawn.attributes).size).toBe(drawn.attributes.length);
        const all = contentsOf(expected);
        expect(drawn.starts.length).toBe(all.starts.length);
        expect(drawn.attributes.length).toBe(all.attributes.length);
        expect(drawn.texts).toBe(all.texts);
      }),
    );
  });

  it('those of the received side do, too, or are counted as left out', () => {
    fc.assert(
      fc.property(example, ({ received, rows }) => {
        const drawn = side(rows, 'received');
        const leftOut = rows.reduce((sum, row) => sum + row.leftOut, 0);
        expect(new Set(drawn.starts).size).toBe(drawn.starts.length);
        expect(new Set(drawn.attributes).size).toBe(drawn.attributes.length);
        expect(drawn.attributes.every(({ ns }) => ns !== SCANSION_NS)).toBe(true);
        expect(sizeOf(drawn) + leftOut).toBe(sizeOf(contentsOf(received)));
      }),
    );
  });

  it('a row is marked where and only where something differs', () => {
    fc.assert(
      fc.property(example, ({ found, rows }) => {
        expect(rows.some(isDifference)).toBe(found.differences.length > 0);
      }),
    );
  });

  it('folds hold no marked row, and lose none', () => {
    fc.assert(
      fc.property(example, fc.constantFrom(FOLD_FOR_GOOD, FOLD_TO_OPEN), ({ rows }, rule) => {
        const parts = foldRows(rows, rule);
        expect(parts.flatMap((part) => part.rows)).toEqual(rows);
        const folded = parts.filter(({ foldable }) => foldable > 0).flatMap((part) => part.rows);
        expect(folded.filter((row) => isDifference(row) || row.mark === 'error')).toEqual([]);
      }),
    );
  });
});
