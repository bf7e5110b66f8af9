import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInOrder } from '../../src/cli/in-order.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];

/** What is passed on, of things that come so. */
function passedOn(arrivals: readonly string[], keys = KEYS) {
  const passed: string[] = [];
  const inOrder = createInOrder<{ readonly key: string }>(keys, ({ key }) => void passed.push(key));
  for (const key of arrivals) inOrder.add(key, { key });
  const early = [...passed];
  inOrder.flush();
  return { early, passed };
}

describe('things that are expected in an order', () => {
  it('are passed on in it, however they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(KEYS, { minLength: KEYS.length }), (arrivals) => {
        expect(passedOn(arrivals)).toEqual({ early: KEYS, passed: KEYS });
      }),
    );
  });

  it('wait for those before them only, and at the end for none', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(KEYS), (arrivals) => {
        const { early, passed } = passedOn(arrivals);
        const missing = KEYS.findIndex((key) => !arrivals.includes(key));
        expect(early).toEqual(missing === -1 ? KEYS : KEYS.slice(0, missing));
        expect(passed).toEqual(KEYS.filter((key) => arrivals.includes(key)));
      }),
    );
  });

  it('are passed on at once where nobody expected them', () => {
    expect(passedOn(['x', 'b', 'y']).early).toEqual(['x', 'y']);
  });
});
