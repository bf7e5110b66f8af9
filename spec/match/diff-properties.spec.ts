import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffStanza } from '../../src/match/diff.ts';
import type { ElementDiff } from '../../src/match/difference.ts';
import { matches } from '../../src/match/match.ts';
import {
  applyEdit,
  edit,
  freeEdits,
  loosen,
  loosening,
  makeStrict,
  smallStanza,
  someEdits,
  strictStanza,
  undirected,
} from './edits.ts';

/** A pattern and a stanza that may or may not satisfy it: the one is made from the other, then edited. */
const related = fc
  .tuple(smallStanza, loosening, fc.array(edit, { maxLength: 2 }))
  .map(([received, dice, edits]) => ({
    expected: loosen(received, dice),
    received: edits.reduce(applyEdit, received),
  }));

describe('matches and diffStanza', () => {
  it('agree on stanzas that are related', () => {
    let matched = 0;
    fc.assert(
      fc.property(related, ({ expected, received }) => {
        const match = matches(expected, received);
        const { differences } = diffStanza(expected, received);
        if (match !== undefined) matched++;
        expect(differences.length === 0).toBe(match !== undefined);
      }),
      { numRuns: 1000 },
    );
    expect(matched).toBeGreaterThan(20);
  });

  it('agree on stanzas that are not', () => {
    fc.assert(
      fc.property(smallStanza, smallStanza, (expected, received) => {
        const { differences } = diffStanza(expected, received);
        expect(differences.length === 0).toBe(matches(expected, received) !== undefined);
      }),
    );
  });

  it('take the same captures', () => {
    const capturing = related.map(({ expected, received }) => ({
      expected: {
        ...expected,
        attributes: expected.attributes.map((a) => ({
          ...a,
          value: `{scansion:capture:${a.local}}`,
        })),
      },
      received,
    }));
    fc.assert(
      fc.property(capturing, ({ expected, received }) => {
        const match = matches(expected, received);
        if (match !== undefined)
          expect(diffStanza(expected, received).captures).toEqual(match.captures);
      }),
    );
  });
});

describe('diffStanza', () => {
  it('finds nothing between a stanza and itself as a strict pattern', () => {
    fc.assert(
      fc.property(smallStanza, (stanza) => {
        expect(diffStanza(makeStrict(stanza), stanza).differences).toEqual([]);
      }),
    );
  });

  it('finds at most one difference after one edit', () => {
    fc.assert(
      fc.property(strictStanza, edit, (expected, change) => {
        const received = applyEdit(undirected(expected), change);
        expect(diffStanza(expected, received).differences.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('finds at most as many differences as there were edits', () => {
    fc.assert(
      fc.property(strictStanza, someEdits, (expected, edits) => {
        const received = edits.reduce(applyEdit, undirected(expected));
        expect(diffStanza(expected, received).differences.length).toBeLessThanOrEqual(edits.length);
      }),
      { numRuns: 500 },
    );
  });

  it('finds as few where order and extras are free in places, and values any', () => {
    fc.assert(
      fc.property(smallStanza, loosening, freeEdits, (stanza, dice, edits) => {
        const expected = loosen(stanza, dice);
        fc.pre(matches(expected, stanza) !== undefined);
        const received = edits.reduce(applyEdit, stanza);
        expect(diffStanza(expected, received).differences.length).toBeLessThanOrEqual(edits.length);
      }),
      { numRuns: 300 },
    );
  });

  it('shows every expected and every received element exactly once', () => {
    fc.assert(
      fc.property(related, ({ expected, received }) => {
        const { root } = diffStanza(expected, received);
        expect(countSides(root, 'expected')).toBe(countElements(expected));
        expect(countSides(root, 'received')).toBe(countElements(received));
      }),
    );
  });

  it('gives every difference a sentence and its node', () => {
    fc.assert(
      fc.property(related, ({ expected, received }) => {
        for (const { sentence, path } of diffStanza(expected, received).differences) {
          expect(sentence).toMatch(/^The script expects .+\. The .+\.$/s);
          expect(path[0]).toBe(expected.local);
        }
      }),
    );
  });
});

function countSides(node: ElementDiff, side: 'expected' | 'received'): number {
  const own = node[side] === undefined ? 0 : 1;
  return node.children.reduce((sum, child) => sum + countSides(child, side), own);
}

function countElements(
  element: (typeof related extends fc.Arbitrary<infer T> ? T : never)['expected'],
): number {
  return element.children.reduce(
    (sum, child) => sum + (child.kind === 'element' ? countElements(child) : 0),
    1,
  );
}
