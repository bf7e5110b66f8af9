import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/base/unified-diff.ts';
import { patched } from '../support/patched.ts';

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '  d'), { maxLength: 30 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

describe('a diff in the unified format', () => {
  it('makes the one text of the other', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(patched(before, unifiedDiff(before, after))).toBe(after);
      }),
    );
  });

  it('is empty for equal texts, however their lines end', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(unifiedDiff(text, text.replaceAll('\n', '\r\n'))).toEqual([]);
      }),
    );
  });

  it('shows three lines around each change, and joins what is near', () => {
    const before = Array.from({ length: 30 }, (_, at) => `${at + 1}\n`).join('');
    const after = before
      .replace('\n5\n', '\nfive\n')
      .replace('\n11\n', '\n')
      .replace('\n25\n', '\n25\nx\n');
    expect(unifiedDiff(before, after)).toEqual([
      '@@ -2,13 +2,12 @@',
      ...[
        ' 2',
        ' 3',
        ' 4',
        '-5',
        '+five',
        ' 6',
        ' 7',
        ' 8',
        ' 9',
        ' 10',
        '-11',
        ' 12',
        ' 13',
        ' 14',
      ],
      '@@ -23,6 +22,7 @@',
      ...[' 23', ' 24', ' 25', '+x', ' 26', ' 27', ' 28'],
    ]);
  });

  it('tells a last line that does not end', () => {
    expect(unifiedDiff('a\nb', 'a\nb\n')).toEqual([
      '@@ -1,2 +1,2 @@',
      ' a',
      '-b',
      '\\ No newline at end of file',
      '+b',
    ]);
    expect(unifiedDiff('', 'a\n')).toEqual(['@@ -0,0 +1 @@', '+a']);
    expect(unifiedDiff('a\n', '')).toEqual(['@@ -1 +0,0 @@', '-a']);
  });

  it('changes all where nearly all lines changed', () => {
    const lines = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word}${at}\n`);
    const diff = unifiedDiff(`same\n${lines('a').join('')}`, `same\n${lines('b').join('')}`);
    expect(diff).toHaveLength(6_002);
    expect(diff.slice(0, 3)).toEqual(['@@ -1,3001 +1,3001 @@', ' same', '-a0']);
  });
});
