import { expect, it } from 'vitest';
import { appendAll } from '../../src/base/append-all.ts';

it('adds what no call could take as its arguments', () => {
  const list = [0];
  appendAll(list, new Array<number>(500_000).fill(7));
  expect(list).toHaveLength(500_001);
  expect(list.at(-1)).toBe(7);
});

it('adds nothing of an empty list', () => {
  const list = ['a'];
  appendAll(list, []);
  expect(list).toEqual(['a']);
});
