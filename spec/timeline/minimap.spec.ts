import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutMinimap } from '../../src/timeline/minimap.ts';
import { rowsOf } from './rows.ts';

const ticks = (letters: string, width = 500) =>
  layoutMinimap(rowsOf(letters), width).ticks.map(({ x, height, shape }) =>
    shape === 'bar' ? `${x}:${height}` : `${x}:diamond`,
  );

describe('the minimap', () => {
  it('has a tick each 7 px, and 5 px more before a scene', () => {
    expect(ticks('s>ass!?oe')).toEqual(['1:4', '8:9', '25:18', '32:diamond', '39:2']);
  });

  it('frames the rows in view', () => {
    const map = layoutMinimap(rowsOf('saaaa'), 500);
    expect(map.frame(1, 3)).toEqual({ x: -2.5, width: 25 });
  });

  it('shows the worst of the rows that share a bin', () => {
    expect(ticks('aaaa!aaaaaaaaaaa?aaaaaaaaaaaaaaa', 12)).toEqual([
      '0:18',
      '3:9',
      '6:diamond',
      '9:9',
    ]);
  });

  it('is never wider than allowed, and finds its rows again', () => {
    const letters = fc.string({
      unit: fc.constantFrom('s', 'a', '>', '!', '?', 'o'),
      minLength: 1,
    });
    fc.assert(
      fc.property(letters, fc.integer({ min: 20, max: 300 }), (text, maxWidth) => {
        const map = layoutMinimap(rowsOf(text), maxWidth);
        expect(map.width).toBeLessThanOrEqual(maxWidth);
        for (const tick of map.ticks) {
          expect(map.xOf(map.rowAt(tick.x + tick.width / 2))).toBe(tick.x);
        }
      }),
    );
  });
});
