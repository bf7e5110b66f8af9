import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteValue } from '../../src/xml/escape.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { parseTolerant } from '../../src/xml/parse-tolerant.ts';
import { printXml } from '../../src/xml/print.ts';

function strictNs(source: string): string | undefined {
  const parsed = parseStrict(source);
  return parsed.ok ? parsed.value.ns : undefined;
}

describe('a namespace', () => {
  it.each([
    ["' jabber:client '", ' jabber:client '],
    ["'jabber:client\n'", 'jabber:client '],
    ["'\tjabber:client'", ' jabber:client'],
    ["'jabber:client&#10;'", 'jabber:client\n'],
    ["'jabber:client\u00a0'", 'jabber:client\u00a0'],
    ["'a&amp;b'", 'a&b'],
    ["''", ''],
  ])('%s is kept as it was sent', (written, ns) => {
    expect(strictNs(`<x xmlns=${written}/>`)).toBe(ns);
    expect(parseTolerant(`<x xmlns=${written}/>`).roots[0]?.ns).toBe(ns);
  });

  it('is another one with blanks around it, for prefixes too', () => {
    const parsed = parseStrict("<x xmlns:a='u' xmlns:b=' u' a:n='1' b:n='2'/>");
    expect(parsed.ok && parsed.value.attributes.map(({ ns }) => ns)).toEqual(['u', ' u']);
    expect(parseStrict("<x xmlns:a='u' xmlns:b='u' a:n='1' b:n='2'/>").ok).toBe(false);
  });

  it('whatever it is, is the same for both parsers, and printed as it is', () => {
    const any = fc.string({
      unit: fc.constantFrom('a', ':', ' ', '\n', '\t', '&', '"', "'", '<', 'é'),
    });
    fc.assert(
      fc.property(any, any, (outer, inner) => {
        const prefixed = inner === '' ? '' : ` xmlns:p=${quoteValue(inner)} p:n="1"`;
        const source = `<x xmlns=${quoteValue(outer)}${prefixed}><y/></x>`;
        const strict = parseStrict(source);
        expect(strict.ok && strict.value.ns).toBe(outer);
        expect(strict.ok && strict.value.attributes[0]?.ns).toBe(inner === '' ? undefined : inner);
        const [tolerant] = parseTolerant(source).roots;
        expect(tolerant?.ns).toBe(outer);
        expect(tolerant?.attributes[0]?.ns).toBe(inner === '' ? undefined : inner);
        if (strict.ok) expect(parseStrict(printXml(strict.value))).toEqual(strict);
      }),
    );
  });

  it.each([
    '<p:x/>',
    "<x p:n='1'/>",
    '<xmlns:x/>',
    "<x xmlns:p=''/>",
    "<x xmlns:xmlns='u'/>",
    "<x xmlns:xml='u'/>",
    "<x xmlns='http://www.w3.org/2000/xmlns/'/>",
    "<x xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
    "<x xmlns:='u'/>",
    "<y xmlns:p='u'><x/></y><p:z/>",
  ])('%s is not well formed', (source) => {
    expect(parseStrict(source).ok).toBe(false);
  });

  it('ends with its element', () => {
    expect(parseStrict("<y><x xmlns:p='u'/><p:z/></y>").ok).toBe(false);
    const inner = parseStrict("<y xmlns:p='u'><x xmlns:p='v'/><p:z/></y>");
    expect(inner.ok && inner.value.children[1]).toMatchObject({ ns: 'u' });
  });
});
