import { describe, expect, it } from 'vitest';
import { attributeValue, XML_NS, xml } from '../../src/xml/element.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

function fault(text: string) {
  const result = parseStrict(text);
  return result.ok ? undefined : result.error.code;
}

describe('parseStrict', () => {
  it('reads a stanza with its namespaces', () => {
    const stanza = `<message xmlns='jabber:client' to='a@b' xml:lang='en'><body>Hi &amp; <![CDATA[<bye>]]></body></message>`;
    expect(parseStrict(stanza)).toEqual({
      ok: true,
      value: xml(
        'message',
        { xmlns: 'jabber:client', to: 'a@b', 'xml:lang': 'en' },
        xml('body', {}, 'Hi & <bye>'),
      ),
    });
  });

  it('resolves prefixes and keeps them', () => {
    const result = parseStrict(`<s:features xmlns:s='urn:s' s:a='1' xml:lang='en' b='2'/>`);
    expect(result).toMatchObject({
      ok: true,
      value: { prefix: 's', local: 'features', ns: 'urn:s' },
    });
    if (!result.ok) return;
    expect(attributeValue(result.value, 'a', 'urn:s')).toBe('1');
    expect(attributeValue(result.value, 'lang', XML_NS)).toBe('en');
    expect(result.value.attributes).toHaveLength(3);
  });

  it('accepts an XML declaration and white space around the root', () => {
    expect(parseStrict(`<?xml version='1.0' encoding='utf-8'?>\n<a/> `).ok).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['text', 'hello'],
    ['two roots', '<a/><b/>'],
    ['text beside the root', '<a/>b'],
    ['an open element', '<a><b></a>'],
    ['an unfinished tag', '<a b="1'],
    ['a duplicate attribute', '<a b="1" b="2"/>'],
    ['a duplicate attribute under two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ['an undeclared prefix', '<p:a/>'],
    ['an undeclared attribute prefix', '<a p:b="1"/>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an entity that is a property of every object', '<a>&constructor;</a>'],
    ['a bare ampersand', '<a>a & b</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['an unquoted value', '<a b=1/>'],
  ])('refuses %s', (_, text) => {
    expect(fault(text)).toBe('not-well-formed');
  });

  it.each([
    ['comments', '<a><!-- b --></a>'],
    ['processing instructions', '<a><?b c?></a>'],
    ['document types', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
    ['XML 1.1', `<?xml version='1.1'?><a/>`],
    ['other encodings', `<?xml version='1.0' encoding='latin1'?><a/>`],
  ])('forbids %s', (_, text) => {
    expect(fault(text)).toBe('forbidden-construct');
  });

  it('stops at its limits', () => {
    expect(parseStrict('<a/>', { maxLength: 3 })).toMatchObject({ error: { code: 'too-large' } });
    expect(parseStrict('<a><b/></a>', { maxDepth: 1 })).toMatchObject({
      error: { code: 'too-deep' },
    });
    expect(parseStrict('<a><b/><c/></a>', { maxDepth: 2 }).ok).toBe(true);
    expect(fault('<a>'.repeat(100_000))).toBe('too-deep');
    expect(fault(`<a>${'<b/>'.repeat(30_000)}</a>`)).toBe('too-large');
    expect(parseStrict('<a b=""/>', { maxParts: 1 }).ok).toBe(false);
    expect(parseStrict('<a b=""/>', { maxParts: 2 }).ok).toBe(true);
  });

  it('says where and what in a sentence', () => {
    const result = parseStrict('<a><b></a>');
    expect(result).toMatchObject({ ok: false, error: { offset: 10 } });
    expect(result.ok ? '' : result.error.sentence).toMatch(/^[A-Z].*\.$/);
  });
});
