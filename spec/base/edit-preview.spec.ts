import { describe, expect, it } from 'vitest';
import { previewEdits, printPreviews } from '../../src/base/edit-preview.ts';
import { insertAt, removeRange, replaceRange } from '../../src/base/text-edit.ts';

const TEXT = 'one\ntwo\nthree\nfour\nfive\n';

describe('the preview of edits', () => {
  it('is the line that changes, before and after', () => {
    expect(previewEdits(TEXT, [replaceRange({ start: 4, end: 5 }, 'T')])).toEqual([
      { line: 2, before: ['two'], after: ['Two'] },
    ]);
  });

  it('puts neighbouring lines together and others apart', () => {
    const edits = [insertAt(19, '!'), insertAt(0, '> '), insertAt(4, '> ')];
    expect(printPreviews(previewEdits(TEXT, edits))).toBe(
      'line 1: one two → > one > two\nline 5: five → !five',
    );
  });

  it('is short in a tooltip, however much changes', () => {
    const long = 'word '.repeat(100_000);
    const title = printPreviews(previewEdits(TEXT, [insertAt(4, `${long}\n`.repeat(3))]));
    expect(title).toMatch(/^line 2: nothing → word word .* …$/);
    expect(title.length).toBeLessThan(700);
  });

  it('has no line before where lines come in, and none after where they go', () => {
    expect(previewEdits(TEXT, [insertAt(4, 'new\n')])).toEqual([
      { line: 2, before: [], after: ['new'] },
    ]);
    expect(previewEdits(TEXT, [removeRange({ start: 4, end: 8 })])).toEqual([
      { line: 2, before: ['two'], after: [] },
    ]);
  });
});
