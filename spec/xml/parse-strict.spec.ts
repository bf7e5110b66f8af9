import { describe, expect, it } from 'vitest';
import { attributeValue, XML_NS, xml } from '../../src/xml/element.ts';
import { parseStrict, parseStrictInParts } from '../../src/xml/parse-strict.ts';

function fault(text: string) {
  const result = parseStrict(text);
  return result.ok ? undefined : result.error.code;
}

/** Without the x at the start. */
function withoutLead(result: ReturnType<typeof parseStrict>) {
  const [first, ...others] = result.ok ? result.value.children : [];
  return [first?.kind === 'text' ? first.text.replace(/^x+/, '') : first, ...others];
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

  it('reads a long text in parts, the same wherever they end', () => {
    const piece = '&lt;\r\n😀]]&#62;<![CDATA[<x>]]><b c="d&amp;\n"/>';
    const whole = parseStrict(`<a>${piece}</a>`);
    for (let shift = 0; shift < piece.length; shift += 3) {
      const text = `<a>${'&#120;'.repeat(10_922)}${'x'.repeat(piece.length - shift)}${piece}</a>`;
      expect([...parseStrictInParts(text)].length).toBeGreaterThan(0);
      expect(withoutLead(parseStrict(text))).toEqual(withoutLead(whole));
    }
  });

  it.each([
    ['text', (long: string) => `<a>${long}<b/>${long}&amp;${long}</a>`],
    ['a value with a bracket', (long: string) => `<a b="1 > ${long}" c="${long}>${long}"/>`],
    ['a CDATA section', (long: string) => `<a><![CDATA[>${long}]]>${long}</a>`],
    ['white space in a tag', (long: string) => `<a${' '.repeat(long.length)}>${long}</a >`],
  ])('reads long plain %s like short ones', (_, make) => {
    const read = parseStrict(make('\tplain\n'.repeat(1_000)));
    const expected = parseStrict(make('\tplain\n'));
    const text = JSON.stringify(read).replaceAll(/(?:\\tplain\\n|[ ]plain[ ])+/g, '#');
    expect(text).toBe(JSON.stringify(expected).replaceAll(/(?:\\tplain\\n|[ ]plain[ ])+/g, '#'));
  });

  it.each([
    ['outside the root', (long: string) => `<a/>${long}`],
    ['a comment', (long: string) => `<a><!-->${long}--></a>`],
    ['an end that is forbidden in text', (long: string) => `<a>${long}]]>${long}</a>`],
    ['an open element', (long: string) => `<a><b>${long}</a>`],
    ['a control character', (long: string) => `<a>${long}\u0001</a>`],
  ])('refuses long plain text with %s like short one', (_, make) => {
    const [long, short] = [parseStrict(make('x'.repeat(9_000))), parseStrict(make('x'))];
    expect(long.ok || short.ok).toBe(false);
    if (long.ok || short.ok) return;
    expect(long.error.sentence).toBe(short.error.sentence);
    expect(long.error.offset).toBeGreaterThan(short.error.offset);
  });

  it('says where and what in a sentence', () => {
    const result = parseStrict('<a><b></a>');
    expect(result).toMatchObject({ ok: false, error: { offset: 10 } });
    expect(result.ok ? '' : result.error.sentence).toMatch(/^[A-Z].*\.$/);
  });
});
