import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackLines } from '../../src/script/track-lines.ts';

const SOURCE = 'one\ntwo\nthree\nfour\nfive';

describe('lines of an edited text', () => {
  it('stay where they are while nothing changes', () => {
    const tracker = trackLines(SOURCE, SOURCE);
    expect(tracker.lineOf(3)).toBe(3);
    expect(tracker.spanOf({ line: 2, endLine: 4 })).toEqual({ line: 2, endLine: 4 });
    expect(tracker.rangeOf({ start: 4, end: 7 })).toEqual({ start: 4, end: 7 });
  });

  it('move with what is inserted and deleted above them', () => {
    expect(trackLines(SOURCE, `zero\n${SOURCE}`).lineOf(3)).toBe(4);
    expect(trackLines(SOURCE, 'two\nthree\nfour\nfive').lineOf(3)).toBe(2);
  });

  it('are lost when they are changed; those around are not', () => {
    const tracker = trackLines(SOURCE, SOURCE.replace('three', '3'));
    expect([2, 3, 4].map((line) => tracker.lineOf(line))).toEqual([2, undefined, 4]);
  });

  it('are found between two edits', () => {
    const tracker = trackLines(SOURCE, '1\ntwo\nthree\nfour\nmore\n5');
    expect([1, 2, 3, 4, 5].map((line) => tracker.lineOf(line))).toEqual([
      undefined,
      2,
      3,
      4,
      undefined,
    ]);
  });

  it('are no span any more when a line comes between them', () => {
    const tracker = trackLines(SOURCE, SOURCE.replace('three', 'more\nthree'));
    expect(tracker.spanOf({ line: 2, endLine: 3 })).toBeUndefined();
    expect(tracker.spanOf({ line: 3, endLine: 4 })).toEqual({ line: 4, endLine: 5 });
  });

  it('take the ranges in them along', () => {
    const text = `zero\n${SOURCE}`;
    const range = trackLines(SOURCE, text).rangeOf({ start: 8, end: 13 });
    expect(range && text.slice(range.start, range.end)).toBe('three');
    expect(trackLines(SOURCE, 'one').rangeOf({ start: 8, end: 13 })).toBeUndefined();
  });

  it('have the same words wherever they are found', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const tracker = trackLines(before.join('\n'), after.join('\n'));
        before.forEach((words, index) => {
          const line = tracker.lineOf(index + 1);
          if (line !== undefined) expect(after[line - 1] ?? '').toBe(words);
        });
      }),
    );
  });
});
