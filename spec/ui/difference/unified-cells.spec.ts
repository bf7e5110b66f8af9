import { describe, expect, it } from 'vitest';
import type { DiffCell } from '../../../src/ui/difference/diff-row.ts';
import { unifiedCells } from '../../../src/ui/difference/unified-cells.ts';

const cell = (text: string, more: Partial<DiffCell> = {}): DiffCell => ({
  depth: 1,
  tokens: text === '' ? [] : [{ kind: 'text', text }],
  ...more,
});

describe('a difference in one column', () => {
  it('has what is the same once, with the words for what came', () => {
    const row = {
      left: cell('a', { line: 3 }),
      right: cell('a', { tag: 'any' }),
      isDifference: false,
    };
    expect(unifiedCells(row, ['Expected', 'Received'])).toEqual([
      { cell: cell('a', { line: 3, tag: 'any' }), side: 'left' },
    ]);
  });

  it('has what differs one below the other', () => {
    const row = {
      left: cell('a', { sign: '−' }),
      right: cell('', { slot: 'no a' }),
      isDifference: true,
    };
    expect(unifiedCells(row, ['Expected', 'Received'])).toEqual([
      { cell: { ...row.left, tag: 'expected' }, side: 'left' },
      { cell: { ...row.right, tag: 'received' }, side: 'right' },
    ]);
  });

  it('says whose line it is as its sides are called, before what else is said of it', () => {
    const row = { left: cell('a'), right: cell('b', { tag: 'extra' }), isDifference: true };
    const tags = unifiedCells(row, ['Erste Marke', 'Zweite Marke']).map((each) => each.cell.tag);
    expect(tags).toEqual(['erste Marke', 'zweite Marke · extra']);
  });

  it('has what is allowed besides, and not that it is', () => {
    const row = {
      left: cell('', { hint: 'others are allowed here' }),
      right: cell('b', { tag: 'extra' }),
      isDifference: false,
    };
    expect(unifiedCells(row, ['Expected', 'Received'])).toEqual([
      { cell: row.right, side: 'right' },
    ]);
  });
});
