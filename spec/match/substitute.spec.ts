import { describe, expect, it } from 'vitest';
import { substitute } from '../../src/match/substitute.ts';
import { attributeValue, findChild, ownText, xml } from '../../src/xml/element.ts';
import { pattern } from './notation.ts';

const VALUES = new Map([
  ["Romeo's JID", 'romeo@localhost'],
  ["Juliet's phone's full JID", 'juliet@localhost/<phone>'],
]);
const resolve = (variable: string) => VALUES.get(variable);

describe('substitute', () => {
  it('replaces variables in attributes and texts, and tells which were used', () => {
    const element = pattern(
      `<message to="\${Romeo's JID}" from="a \${Juliet's phone's full JID} b"><jid>\${Romeo's JID}</jid></message>`,
    );
    const result = substitute(element, resolve);
    if (!result.ok) throw new Error(result.error.variable);
    const { element: replaced, used } = result.value;
    expect(attributeValue(replaced, 'to')).toBe('romeo@localhost');
    expect(attributeValue(replaced, 'from')).toBe('a juliet@localhost/<phone> b');
    expect(ownText(findChild(replaced, 'jid') ?? xml('none'))).toBe('romeo@localhost');
    expect(used).toEqual(Object.fromEntries(VALUES));
  });

  it('keeps the ranges', () => {
    const element = pattern(`<iq to="\${Romeo's JID}"/>`);
    const result = substitute(element, resolve);
    const replaced = result.ok ? result.value.element : undefined;
    expect(replaced?.range).toEqual(element.range);
    expect(replaced?.attributes[0]?.valueRange).toEqual(element.attributes[0]?.valueRange);
  });

  it('leaves wildcards and everything else alone', () => {
    const element = pattern('<iq id="{scansion:any}" to="{Romeo\'s JID}">$ {} $5</iq>');
    expect(substitute(element, () => undefined)).toEqual({
      ok: true,
      value: { element, used: {} },
    });
  });

  it('names the first variable without a value, and its place', () => {
    const source = '<iq><a b="x ${Nurse\'s JID}"/><c>${Romeo\'s Jid}</c></iq>';
    const result = substitute(pattern(source), resolve);
    if (result.ok) throw new Error('It has no value.');
    expect(result.error.variable).toBe("Nurse's JID");
    const { range } = result.error;
    expect(range && source.slice(range.start, range.end)).toBe("${Nurse's JID}");
  });

  it('names the whole value where escapes hide the place', () => {
    const source = "<iq to='${Nurse&apos;s JID}'/>";
    const result = substitute(pattern(source), resolve);
    const range = result.ok ? undefined : result.error.range;
    expect(range && source.slice(range.start, range.end)).toBe('${Nurse&apos;s JID}');
  });

  it('does not replace in what was put in', () => {
    const result = substitute(xml('iq', { to: '${a}' }), (name) => (name === 'a' ? '${b}' : 'c'));
    expect(result.ok && attributeValue(result.value.element, 'to')).toBe('${b}');
  });
});
