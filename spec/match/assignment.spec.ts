import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cheapestAssignment,
  completeMatching,
  maximumMatching,
} from '../../src/match/assignment.ts';

/** A table of what may be paired: one row per left item. */
const table = fc.tuple(fc.nat(6), fc.nat(6)).chain(([rows, columns]) =>
  fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
);

function relationOf(rows: readonly (readonly boolean[])[]) {
  const rightCount = rows[0]?.length ?? 0;
  const all = Array.from({ length: rightCount }, (_, index) => index);
  return {
    leftCount: rows.length,
    rightCount,
    candidates: () => all,
    related: (left: number, right: number) => rows[left]?.[right] === true,
  };
}

/** By trying everything. */
function largestMatching(rows: readonly (readonly boolean[])[], taken = new Set<number>()): number {
  const [first, ...rest] = rows;
  if (first === undefined) return 0;
  const choices = first.flatMap((allowed, right) =>
    allowed && !taken.has(right) ? [1 + largestMatching(rest, new Set([...taken, right]))] : [],
  );
  return Math.max(largestMatching(rest, taken), ...choices);
}

function lowestCost(costs: readonly (readonly number[])[], taken = new Set<number>()): number {
  const [first, ...rest] = costs;
  if (first === undefined) return 0;
  return Math.min(
    ...first.flatMap((cost, column) =>
      taken.has(column) ? [] : [cost + lowestCost(rest, new Set([...taken, column]))],
    ),
  );
}

describe('maximumMatching', () => {
  it('pairs as many as can be, each with one of its own', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const partners = maximumMatching(relationOf(rows));
        const pairs = [...partners.entries()].filter(([, right]) => right !== -1);
        expect(pairs.every(([left, right]) => rows[left]?.[right])).toBe(true);
        expect(new Set(pairs.map(([, right]) => right)).size).toBe(pairs.length);
        expect(pairs.length).toBe(largestMatching(rows));
      }),
    );
  });
});

describe('completeMatching', () => {
  it('is there exactly when everyone can be paired', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const complete = completeMatching(relationOf(rows));
        expect(complete !== undefined).toBe(largestMatching(rows) === rows.length);
        if (complete !== undefined) expect(complete).not.toContain(-1);
      }),
    );
  });
});

describe('cheapestAssignment', () => {
  it('costs as little as can be', () => {
    const matrix = fc.tuple(fc.nat(5), fc.nat(2)).chain(([rows, more]) =>
      fc.array(
        fc.array(fc.integer({ min: -9, max: 20 }), {
          minLength: rows + more,
          maxLength: rows + more,
        }),
        { minLength: rows, maxLength: rows },
      ),
    );
    fc.assert(
      fc.property(matrix, (costs) => {
        const columns = cheapestAssignment(costs);
        const cost = columns.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? 1e9), 0);
        expect(new Set(columns).size).toBe(costs.length);
        expect(cost).toBe(lowestCost(costs));
      }),
    );
  });
});
