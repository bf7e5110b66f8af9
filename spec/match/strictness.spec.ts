import { describe, expect, it } from 'vitest';
import { matches } from '../../src/match/match.ts';
import { parsePattern } from '../../src/diagnosis/repair/stanza/pattern-text.ts';
import { strictnessOf } from '../../src/match/strictness.ts';

describe('a value of scansion:strict', () => {
  it.each([
    ['true', true],
    ['yes', true],
    ['1', true],
    ['Yes', true],
    [' TRUE ', true],
    ['everywhere', true],
    ['false', false],
    ['no', false],
    ['0', false],
    ['NO', false],
    ['nowhere', false],
    ['Nowhere', false],
    ['', undefined],
    ['off', undefined],
    ['2', undefined],
    ['truefalse', undefined],
  ])('%j says %s', (value, strict) => {
    expect(strictnessOf(value)?.strict).toBe(strict);
  });
});

const FORM = (own: string, field: string) =>
  `<iq><query xmlns="q"${own}><x xmlns="jabber:x:data"><field var="a"${field}/></x></query></iq>`;
const RECEIVED =
  '<iq><query xmlns="q" node="n"><x xmlns="jabber:x:data" type="form"><field var="b"/><field var="a" type="hidden"><value>1</value></field></x></query></iq>';

describe('scansion:strict', () => {
  it.each([
    ['nothing', '', '', false],
    ['false here alone', ' scansion:strict="false"', '', false],
    ['nowhere', ' scansion:strict="nowhere"', '', true],
    [
      'nowhere, but a field to the letter',
      ' scansion:strict="nowhere"',
      ' scansion:strict="true"',
      false,
    ],
    ['everywhere', ' scansion:strict="everywhere"', '', false],
  ])('%s: %s %s matches: %s', (_, own, field, isMatch) => {
    expect(matches(parsed(FORM(own, field)), parsed(RECEIVED)) !== undefined).toBe(isMatch);
  });

  it('goes on below an element that speaks for itself alone', () => {
    const pattern =
      '<iq scansion:strict="nowhere"><a xmlns="x" scansion:strict="true"><b/></a></iq>';
    expect(matches(parsed(pattern), parsed('<iq><a xmlns="x"><b c="d"/></a></iq>'))).toBeDefined();
    expect(
      matches(parsed(pattern), parsed('<iq><a xmlns="x" c="d"><b/></a></iq>')),
    ).toBeUndefined();
  });

  it('makes what is in the default namespace strict by everywhere', () => {
    const pattern = '<iq scansion:strict="everywhere"><error/></iq>';
    expect(matches(parsed(pattern), parsed('<iq><error/></iq>'))).toBeDefined();
    expect(matches(parsed(pattern), parsed('<iq><error type="x"/></iq>'))).toBeUndefined();
  });
});

function parsed(text: string) {
  const element = parsePattern(text, { start: 0, end: text.length });
  if (element === undefined) throw new Error(text);
  return element;
}
