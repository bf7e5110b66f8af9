import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EndTags } from '../../src/xml/end-tags.ts';

it.each([
  ['|</a>', true],
  ['|<a></a>', false],
  ['|<a></a></a>', true],
  ['</a>|', false],
  ['<a>|</a>', true],
  ['|<a/></a>', true],
  ['|<b></b></a >', true],
  ['|</a', false],
  ['|</ab>', false],
])('in %s an end tag </a> of its own follows: %s', (marked, isAhead) => {
  const from = marked.indexOf('|');
  expect(new EndTags(marked.replace('|', '')).isAhead('a', from)).toBe(isAhead);
});

it('says from each place what a walk from there finds', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<a/>',
    '<a b="c" />',
    '<b>',
    '</b>',
    'x',
    '<',
    '</a',
  );
  fc.assert(
    fc.property(fc.array(piece), fc.nat({ max: 10 }), (pieces, skipped) => {
      const text = pieces.join('');
      const from = pieces.slice(0, skipped).join('').length;
      const wanted = walk(text.slice(from));
      // A place inside a tag that is cut in two is none that is asked about.
      if (/<[^<>]*$/.test(text.slice(0, from))) return;
      expect(new EndTags(text).isAhead('a', from)).toBe(wanted);
    }),
  );
});

function walk(text: string): boolean {
  let open = 0;
  for (const [tag] of text.matchAll(/<\/?a(?![\w])[^<>]*>/g)) {
    if (tag.endsWith('/>')) continue;
    open += tag.startsWith('</') ? -1 : 1;
    if (open < 0) return true;
  }
  return false;
}
