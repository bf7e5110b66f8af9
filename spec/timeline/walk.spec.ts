import { describe, expect, it } from 'vitest';
import { findSpot, newestRow, previousMoment, sceneOver } from '../../src/timeline/find-row.ts';
import { walk, type WalkCommand } from '../../src/timeline/walk.ts';
import { rowsOf } from './rows.ts';

/** `from` and the answer are marked by brackets: `go('next', 's[a]b')` is `sa[b]`. */
function go(command: WalkCommand, picture: string, page = 3): string {
  const letters = picture.replace(/[[\]]/g, '');
  const to = walk(command, { rows: rowsOf(letters), from: picture.indexOf('['), page });
  return to === -1
    ? letters
    : `${letters.slice(0, to)}[${letters[to] ?? ''}]${letters.slice(to + 1)}`;
}

describe('walking', () => {
  it.each<[WalkCommand, string, string]>([
    ['next', 's[a]b', 'sa[b]'],
    ['next', 'sa[b]', 'sa[b]'],
    ['next', '[a]eo', 'ae[o]'],
    ['next', 'ab', '[a]b'],
    ['previous', 'ae[o]', '[a]eo'],
    ['previous', '[s]a', '[s]a'],
    ['next-in-lane', '[a]bsa', 'abs[a]'],
    ['next-in-lane', '[a]bb', '[a]bb'],
    ['previous-in-lane', 'bas[b]', '[b]asb'],
    ['next-in-lane', '[s]ba', 's[b]a'],
    ['next-failure', '[a]?a!a!', 'a?a[!]a!'],
    ['next-failure', 'a!a[!]', 'a!a[!]'],
    ['previous-failure', 'a!a[a]', 'a[!]aa'],
    ['previous-failure', 'a!a', 'a[!]a'],
    ['first', 'sa[b]', '[s]ab'],
    ['last', '[s]abe', 'sa[b]e'],
    ['page-down', '[a]abbaa', 'aab[b]aa'],
    ['page-down', 'aab[b]aa', 'aabba[a]'],
    ['page-up', 'aabb[a]a', 'a[a]bbaa'],
    ['scene', 'sasa[b]', 'sa[s]ab'],
  ])('%s: %s', (command, from, to) => {
    expect(go(command, from)).toBe(to);
  });
});

describe('finding rows', () => {
  const rows = rowsOf('sa?aseoo');
  it('finds what is selected', () => {
    expect(findSpot(rows, { step: 3, stanza: undefined })).toBe(3);
    expect(findSpot(rows, { step: 99, stanza: undefined })).toBe(-1);
    expect(findSpot(rows, undefined)).toBe(-1);
  });
  it('finds the newest row of what happened', () => {
    expect(newestRow(rows)).toBe(5);
    expect(newestRow(rowsOf('saoo'))).toBe(1);
    expect(newestRow(rowsOf('soo'))).toBe(-1);
  });
  it('finds the scene over a row', () => {
    expect(sceneOver(rows, 3)).toBe(0);
    expect(sceneOver(rowsOf('as'), 0)).toBe(-1);
  });
  it('finds the moment before', () => {
    expect([1, 2, 3].map((row) => previousMoment(rows, row))).toEqual([0, 10, 20]);
    expect(previousMoment(rows, 6)).toBeUndefined();
    expect(previousMoment(rows, 0)).toBeUndefined();
  });
});
