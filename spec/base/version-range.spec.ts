import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothRanges, fitsRange, readVersionRange } from '../../src/base/version-range.ts';

const fits = (text: string, version: string) => {
  const range = readVersionRange(text);
  return range === undefined ? undefined : fitsRange(version, range);
};

describe('a range of versions', () => {
  it.each([
    ['13.0.7', '13.0.7 yes, 13.0.1 no, 13.0.70 no, 0.12.3 no'],
    ['0.12', '0.12.3 yes, 0.12 yes, 0.13 no, 0.1 no'],
    ['=13', '13.0.7 yes, 13 yes, 130.1 no, trunk no'],
    ['>=13', '13.0.7 yes, 14 yes, trunk-5d7f yes, 0.12.3 no'],
    ['>13', '13.0.7 no, 13.1 no, 14 yes, trunk yes'],
    ['> 13.0.1', '13.0.7 yes, 13.0.1 no, 13.1 yes'],
    ['<13', '0.12.3 yes, 13.0.7 no, trunk no'],
    ['<=13', '13.0.7 yes, 14.0 no, 0.12.3 yes'],
    ['<=0.12.3', '0.12 yes, 0.12.3 yes, 0.12.4 no'],
    ['>=0.12 <14', '0.12.3 yes, 13.0.7 yes, 14 no, 0.11.9 no'],
    ['>=0.12, <13', '0.12.3 yes, 13.0.7 no'],
    ['>13 <13', '13 no, 12 no, 14 no'],
  ])('%s: %s', (text, told) => {
    for (const each of told.split(', ')) {
      const [version = '', word] = each.split(' ');
      expect([version, fits(text, version)]).toEqual([version, word === 'yes']);
    }
  });

  it.each([
    '',
    'trunk',
    '13.',
    '.13',
    '>=',
    '>= >13',
    '=>13',
    '13 || 14',
    '^13',
    '13.x',
    '1e9',
    '13-1',
  ])('is none: %j', (text) => expect(readVersionRange(text)).toBeUndefined());

  const numbers = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 4 });
  const sign = fc.constantFrom('>=', '<=', '>', '<', '=', '');
  it('says the same in its own words, and two say what both say', () => {
    const text = fc.array(fc.tuple(sign, numbers), { minLength: 1, maxLength: 3 });
    const said = (bounds: [string, number[]][]) =>
      bounds.map(([s, n]) => s + n.join('.')).join(' ');
    fc.assert(
      fc.property(text, text, numbers, (one, other, version) => {
        const [a, b] = [readVersionRange(said(one)), readVersionRange(said(other))];
        if (a === undefined || b === undefined) throw new Error('no range');
        const [at, both] = [version.join('.'), bothRanges(a, b)];
        expect(readVersionRange(both.words)).toEqual(both);
        expect(fitsRange(at, both)).toBe(fitsRange(at, a) && fitsRange(at, b));
      }),
    );
  });
});
