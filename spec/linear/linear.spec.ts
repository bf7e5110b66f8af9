import { countSteps } from './step-counter.ts';
import { describe, expect, it } from 'vitest';
import { SCRIPTS, STANZAS, TRACES, type Shape } from './inputs.ts';
import {
  OF_PAIRS,
  OF_SCRIPTS,
  OF_STANZAS,
  OF_TRACES,
  stanzaInput,
  type Calls,
} from './subjects.ts';

const SIZES = [200, 400, 800] as const;
/** What n log n grows by when n doubles, and something for caches that fill. */
const MOST_GROWTH = 2.6;
/** Steps for each unit of size that nobody needs to look at. */
const NEGLIGIBLE = 4;

/** By how much the growth of the steps grows when the size doubles: 2 where steps grow as sizes do. */
function growth(steps: (size: number) => number): number {
  const [first, second, third] = SIZES.map(steps);
  if (first === undefined || second === undefined || third === undefined) return NaN;
  return (third - second) / Math.max(second - first, NEGLIGIBLE * SIZES[0]);
}

/** Shapes by which a function grows faster than it may, and how fast. */
function tooFast<Input>(
  call: (input: Input) => unknown,
  shapes: readonly (readonly [string, (size: number) => Input])[],
): readonly string[] {
  return shapes.flatMap(([name, make]) => {
    const rate = growth((size) => {
      const input = make(size);
      return countSteps(() => call(input));
    });
    return rate <= MOST_GROWTH ? [] : [`${name}: ${rate.toFixed(1)}`];
  });
}

function stanzas(shapes: Shape) {
  return Object.entries(shapes).map(
    ([name, make]) => [name, (size: number) => stanzaInput(make(size))] as const,
  );
}

/** Each shape beside what differs in all values, has another order, has much more or much less. */
function pairs() {
  return Object.entries(STANZAS).flatMap(([name, make]) => {
    const pair =
      (left: (size: number) => string, right: (size: number) => string) => (size: number) => ({
        expected: stanzaInput(left(size)),
        received: stanzaInput(right(size)).element,
      });
    const few = () => make(20);
    const others = (size: number) =>
      make(size).replaceAll(/="(\d+)"|>t(\d+)</g, (all) => `${all.slice(0, -1)}0${all.slice(-1)}`);
    return [
      [`${name}: other values`, pair(make, others)],
      [`${name}: few expected`, pair(() => others(20), make)],
      [`${name}: few received`, pair(make, few)],
    ] as const;
  });
}

function each<Input>(calls: Calls<Input>) {
  return Object.entries(calls);
}

const LONG = 600_000;

describe('no input costs more than its size', () => {
  it.each(each(OF_STANZAS))(
    '%s',
    (_, call) => {
      expect(tooFast(call, stanzas(STANZAS))).toEqual([]);
    },
    LONG,
  );

  it.each(each(OF_PAIRS))(
    '%s',
    (_, call) => {
      expect(tooFast(call, pairs())).toEqual([]);
    },
    LONG,
  );

  it.each(each(OF_SCRIPTS))(
    '%s',
    (_, call) => {
      expect(tooFast(call, Object.entries(SCRIPTS))).toEqual([]);
    },
    LONG,
  );

  it.each(each(OF_TRACES))(
    '%s',
    (_, call) => {
      expect(tooFast(call, Object.entries(TRACES))).toEqual([]);
    },
    LONG,
  );
});
