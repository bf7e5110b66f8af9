import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { TextRange } from '../../src/base/text-range.ts';
import { childElements, ownText, type XmlElement } from '../../src/xml/element.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { parseTolerant } from '../../src/xml/parse-tolerant.ts';
import { printXml } from '../../src/xml/print.ts';
import { xmlElement } from './arbitrary-xml.ts';

const slice = (text: string, range: TextRange | undefined) =>
  text.slice(range?.start ?? 0, range?.end ?? 0);

/** The problems as `code: the text they point at`. */
function problems(text: string): string[] {
  return parseTolerant(text).problems.map(({ code, range }) => `${code}: ${slice(text, range)}`);
}

function tree(text: string): string {
  return parseTolerant(text)
    .roots.map((root) => printXml(root))
    .join('|');
}

describe('parseTolerant on faulty XML', () => {
  it.each([
    ['<a><b></a>', ['unclosed-element: b'], '<a><b/></a>'],
    ['<a><b>', ['unclosed-element: a', 'unclosed-element: b'], '<a><b/></a>'],
    ['<a><b/></c></a>', ['stray-end-tag: </c>'], '<a><b/></a>'],
    ['<a><b>x</c></a>', ['mismatched-end-tag: </c>'], '<a><b>x</b></a>'],
    ['<iq></ig>', ['mismatched-end-tag: </ig>'], '<iq/>'],
    ['</a>', ['stray-end-tag: </a>'], ''],
    ['<a></a', ['unclosed-tag: </a'], '<a/>'],
    ['<a></a b>', ['junk-in-tag:  b'], '<a/>'],
    ['<a b="1" <c/></a>', ['unclosed-tag: a'], '<a b="1"> <c/></a>'],
    ['<a b></a>', ['missing-value: b'], '<a b=""/>'],
    ['<a b=1 c=2/>', ['unquoted-value: 1', 'unquoted-value: 2'], '<a b="1" c="2"/>'],
    ["<a b=1'/>", ["unquoted-value: 1'"], '<a b="1"/>'],
    ["<a b='1 c='2'/>", ["unclosed-value: '1"], '<a b="1" c="2"/>'],
    ["<a b='1><c d='2'/></a>", ["unclosed-value: '1"], '<a b="1"><c d="2"/></a>'],
    ["<a b='1/>", ["unclosed-value: '1"], '<a b="1"/>'],
    [
      "<a b='it's Jo's' c='2'/>",
      ["quote-in-value: '", "quote-in-value: '"],
      `<a b="it's Jo's" c="2"/>`,
    ],
    ['<a b="1"c="2"/>', ['missing-space: c'], '<a b="1" c="2"/>'],
    [
      '<a ,b="1" / c="2"/>',
      ['junk-in-tag: ,b', 'junk-in-tag: =', 'junk-in-tag: "1"', 'junk-in-tag: /'],
      '<a c="2"/>',
    ],
    ['<a b="1" b="2"/>', ['duplicate-attribute: b="2"'], '<a b="1"/>'],
    [
      '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
      ['duplicate-attribute: q:b="2"'],
      '<a xmlns:p="u" p:b="1"/>',
    ],
    ['<a b="x < y"/>', ['bare-less-than: <'], '<a b="x &lt; y"/>'],
    ['<a>1 < 2</a>', ['bare-less-than: <'], '<a>1 &lt; 2</a>'],
    ['<a>b & c</a>', ['bare-ampersand: &'], '<a>b &amp; c</a>'],
    ['<a>b&nbsp;c</a>', ['unknown-entity: &nbsp;'], '<a>b&amp;nbsp;c</a>'],
    [
      '<a b="&#0;&#x41;&#xd800;"/>',
      ['bad-character-reference: &#0;', 'bad-character-reference: &#xd800;'],
      '<a b="&amp;#0;A&amp;#xd800;"/>',
    ],
    ['<a>]]></a>', ['bare-cdata-end: ]]>'], '<a>]]&gt;</a>'],
    ['<p:a/>', ['undeclared-prefix: p:a'], '<a/>'],
    ['<a p:b="1"/>', ['undeclared-prefix: p:b'], '<a b="1"/>'],
    ['<a xmlns:p=""/>', ['bad-declaration: xmlns:p=""'], '<a/>'],
    ['<a:b:c/>', ['bad-name: a:b:c'], '<b:c/>'],
    ['junk <a/> more', ['text-outside: junk', 'text-outside: more'], '<a/>'],
    ['<a><!-- no --></a>', ['xml-comment: <!-- no -->'], '<a/>'],
    ['<a><!-- no</a>', ['unclosed-element: a', 'unclosed-section: <!--'], '<a/>'],
    [
      '<a><![CDATA[no</a>',
      ['unclosed-element: a', 'unclosed-section: <![CDATA['],
      '<a>no&lt;/a&gt;</a>',
    ],
    [
      '<!DOCTYPE a><?b?><a/>',
      ['forbidden-construct: <!DOCTYPE a>', 'forbidden-construct: <?b?>'],
      '<a/>',
    ],
    ['<a\u00a0b="1"/>', ['junk-in-tag: \u00a0b', 'junk-in-tag: =', 'junk-in-tag: "1"'], '<a/>'],
  ])('gets over %s', (text, expected, print) => {
    expect(problems(text)).toEqual(expected);
    expect(tree(text)).toBe(print);
  });

  it('accepts several roots, the caller decides', () => {
    expect(problems('<a/> <b/>')).toEqual([]);
    expect(tree('<a/> <b/>')).toBe('<a/>|<b/>');
  });

  it('gives up on absurd nesting', () => {
    expect(parseTolerant('<a>'.repeat(10_000)).problems).toContainEqual(
      expect.objectContaining({ code: 'too-deep' }),
    );
  });
});

describe('parseTolerant on stanzas', () => {
  it('keeps exact ranges within the whole text', () => {
    const text = `Romeo sends:\n\t<presence to="&lt;${'$'}{x}"\n\t>\n\t\t<x xmlns='u'>hi <![CDATA[<]]></x>\n\t</presence>\n`;
    const range = { start: text.indexOf('\t'), end: text.length };
    const root = first(parseTolerant(text, { range, defaultNs: 'jabber:client' }).roots);
    expect(slice(text, root.range)).toBe(text.slice(range.start).trim());
    expect(slice(text, root.startTag)).toBe('<presence to="&lt;${x}"\n\t>');
    expect(slice(text, root.nameRange)).toBe('presence');
    expect(root.ns).toBe('jabber:client');
    const to = ensure(root.attributes[0], 'attribute');
    expect(to.value).toBe('<${x}');
    expect(slice(text, to.range)).toBe('to="&lt;${x}"');
    expect(slice(text, to.valueRange)).toBe('&lt;${x}');
    const child = first(childElements(root));
    expect(child.ns).toBe('u');
    expect(ownText(child)).toBe('hi <');
    expect(slice(text, child.children[0]?.range)).toBe('hi <![CDATA[<]]>');
  });

  it('takes comment lines of the script for white space', () => {
    const text = '# a > b\n<a\n# c="1"\nd="2"/>';
    const blanks = [...text.matchAll(/^#.*/gm)].map(({ index, 0: line }) => ({
      start: index,
      end: index + line.length,
    }));
    const { roots, problems } = parseTolerant(text, { blanks });
    expect(problems).toEqual([]);
    expect(first(roots).attributes.map(({ local }) => local)).toEqual(['d']);
  });

  it('knows the prefixes around it, and lists the declarations inside', () => {
    const text = `<a scansion:strict='false' xmlns='u' xmlns:p='v'/>`;
    const { roots, problems, declarations } = parseTolerant(text, { prefixes: { scansion: 's' } });
    expect(problems).toEqual([]);
    expect(first(roots).attributes).toMatchObject([{ local: 'strict', ns: 's' }]);
    expect(declarations.map(({ prefix, ns }) => [prefix, ns])).toEqual([
      ['', 'u'],
      ['p', 'v'],
    ]);
    expect(declarations.map(({ valueRange }) => slice(text, valueRange))).toEqual(['u', 'v']);
  });
});

describe('parseTolerant beside parseStrict', () => {
  /** Well-formed XML with some characters removed, doubled or swapped. */
  const mutated = fc
    .tuple(
      xmlElement.map((element) => printXml(element)),
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.constantFrom('', '<', '>', '/', '"', "'", '&', ' ', '=', ':', 'a', ']'),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([text, edits]) =>
      edits.reduce((current, [at, insert]) => {
        const place = at % (current.length + 1);
        return current.slice(0, place) + insert + current.slice(place + 1);
      }, text),
    )
    .filter((text) => !/\p{Cs}/u.test(text));

  it('reads the same tree from well-formed XML', () => {
    fc.assert(
      fc.property(xmlElement, (element) => {
        const text = printXml(element);
        const { roots, problems } = parseTolerant(text);
        expect(problems).toEqual([]);
        expect(parseStrict(text)).toEqual({ ok: true, value: withoutRanges(first(roots)) });
      }),
    );
  });

  it('finds an error exactly where there is one, and all ranges lie inside', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { roots, problems } = parseTolerant(text);
        const isFine = problems.length === 0 && roots.length === 1;
        expect(isFine).toBe(parseStrict(text).ok);
        for (const { range } of problems) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function first(elements: readonly XmlElement[]): XmlElement {
  return ensure(elements[0], 'an element');
}

function withoutRanges({ prefix, local, ns, attributes, children }: XmlElement): XmlElement {
  return {
    kind: 'element',
    prefix,
    local,
    ns,
    attributes: attributes.map(({ prefix, local, ns, value }) => ({ prefix, local, ns, value })),
    children: children.map((child) =>
      child.kind === 'text' ? { kind: 'text', text: child.text } : withoutRanges(child),
    ),
  };
}
