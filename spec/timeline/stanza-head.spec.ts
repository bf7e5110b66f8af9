import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf, readStanzaHead } from '../../src/timeline/stanza-head.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { printXml } from '../../src/xml/print.ts';
import { xml } from '../../src/xml/element.ts';

describe('the head of a stanza', () => {
  it('is read from the start tag alone', () => {
    expect(
      readStanzaHead(`<iq type='set' id="a1" to='r@muc' from="x@y/z"><item type="no"/></iq>`),
    ).toEqual({
      name: 'iq',
      type: 'set',
      id: 'a1',
      to: 'r@muc',
      from: 'x@y/z',
    });
    expect(readStanzaHead('<stream:features xmlns:stream="x"/>')).toMatchObject({
      name: 'features',
      type: '',
    });
  });

  it('is empty for what is no XML', () => {
    for (const text of ['', 'hello', '<', '<>', '< a="b">', '&lt;']) {
      expect(readStanzaHead(text)).toMatchObject({ name: '', type: '', to: undefined });
    }
  });

  it('is what a parser finds, whatever the values', () => {
    const value = fc.string({
      unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ' ', '/', '=', 'é', '𝄞'),
    });
    fc.assert(
      fc.property(value, value, value, (to, from, id) => {
        const text = printXml(
          xml('message', { to, from, id, other: to }, xml('body', { to: 'x' })),
        );
        const parsed = parseStrict(text);
        expect(parsed.ok && headOf(parsed.value)).toEqual(readStanzaHead(text));
      }),
    );
  });
});
