import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finish } from '../../src/base/in-parts.ts';
import { encodeInParts } from '../../src/base/utf8.ts';

it('texts one after the other are the same as all in one, however long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' })),
      fc.integer({ min: 0, max: 3 }),
      (texts, long) => {
        const all = [...texts, ...Array.from({ length: long }, () => 'é\u{1f600}'.repeat(100_000))];
        const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          finish(encodeInParts(all)),
        );
        expect(decoded).toBe(all.join(''));
      },
    ),
    { numRuns: 30 },
  );
});
