import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { xml, type XmlElement } from '../../src/xml/element.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { printStartTag, printXml } from '../../src/xml/print.ts';
import { canonical, xmlElement } from './arbitrary-xml.ts';

const SCANSION = 'urn:scansion';

function parse(text: string): XmlElement {
  const result = parseStrict(text);
  return ensure(result.ok ? result.value : undefined, `well-formed XML, not ${text}`);
}

describe('printXml', () => {
  it.each([
    ['an empty element', '<a/>'],
    ['a namespace once', '<a xmlns="urn:a"><b/><c/></a>'],
    ['a change of namespace', '<message xmlns="jabber:client"><x xmlns="urn:x"><y/></x></message>'],
    ['a way back to no namespace', '<a xmlns="urn:a"><b xmlns=""/></a>'],
    ['prefixes', '<p:a xmlns:p="urn:p" p:at="1"><p:b/></p:a>'],
    ['xml:lang without a declaration', '<a xml:lang="en"/>'],
    ['escapes', '<a b="&lt;&amp;\'">&lt;&gt;&amp;"\'</a>'],
    ['double quotes in a value', `<a b='say "hi"'/>`],
    ['line ends in a value', '<a b="1&#10;2&#9;3&#13;4"/>'],
  ])('prints %s', (_, text) => {
    expect(printXml(parse(text))).toBe(text);
  });

  it('leaves out declarations that the surroundings hold already', () => {
    const stanza = xml('iq', { xmlns: 'jabber:client' }, xml('query', { xmlns: 'urn:q' }));
    const text = printXml(stanza, { inheritedNs: 'jabber:client' });
    expect(text).toBe('<iq><query xmlns="urn:q"/></iq>');
  });

  it('keeps inherited prefixes undeclared', () => {
    const strict = parse(`<a xmlns:scansion="${SCANSION}" scansion:strict="false"/>`);
    expect(printXml(strict, { inheritedPrefixes: { scansion: SCANSION } })).toBe(
      '<a scansion:strict="false"/>',
    );
  });

  it('replaces characters that XML cannot hold', () => {
    expect(printXml(xml('a', { b: '\u0000' }, 'x\ud800y'))).toBe('<a b="\ufffd">x\ufffdy</a>');
  });

  it('is read back as the same tree', () => {
    fc.assert(
      fc.property(xmlElement, (element) => {
        expect(canonical(parse(printXml(element)))).toEqual(canonical(element));
      }),
    );
  });
});

describe('printXml with indent', () => {
  const indented = (text: string) => printXml(parse(text), { indent: '  ' });

  it('indents 64 levels, and all below as the 64th', () => {
    const lines = indented(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`).split('\n');
    const leads = lines.map((line) => line.length - line.trimStart().length);
    expect(leads.slice(0, 100)).toEqual(
      Array.from({ length: 100 }, (_, depth) => 2 * Math.min(depth, 64)),
    );
    expect(leads).toEqual(leads.toReversed());
  });

  it('spreads elements over lines and keeps texts on one', () => {
    expect(indented('<a>\n\t<b>\n hi   there </b><c><d/></c>\n</a>')).toBe(
      '<a>\n  <b>hi there</b>\n  <c>\n    <d/>\n  </c>\n</a>',
    );
  });

  it('keeps mixed content on one line', () => {
    expect(indented('<p> Say <em>it</em> <b>now</b>\n</p>')).toBe(
      '<p>Say <em>it</em> <b>now</b></p>',
    );
  });

  it('is stable: printing the result again changes nothing', () => {
    fc.assert(
      fc.property(xmlElement, (element) => {
        const once = printXml(canonical(element), { indent: '\t' });
        expect(indentedAgain(once)).toBe(once);
      }),
    );
  });
  const indentedAgain = (text: string) => printXml(parse(text), { indent: '\t' });
});

describe('printStartTag', () => {
  it('tells a full element from an empty one', () => {
    expect(printStartTag(xml('a', { to: 'b' }, xml('c')))).toBe('<a to="b">');
    expect(printStartTag(xml('a', { to: 'b' }))).toBe('<a to="b"/>');
  });
});
