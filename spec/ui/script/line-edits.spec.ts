import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/base/text-edit.ts';
import { lineEdits } from '../../../src/ui/script/line-edits.ts';

const lines = fc
  .array(fc.constantFrom('a', 'b', '', 'Romeo connects'), { maxLength: 8 })
  .chain((words) => fc.constantFrom('\n', '\r\n').map((eol) => words.join(eol)));

describe('edits line by line', () => {
  it('leave the lines that stay', () => {
    expect(lineEdits('a\nb\nc\nd\n', 'a\nB\nc\nd\ne\n')).toEqual([
      { start: 1, end: 4, text: '\nB\n' },
      { start: 7, end: 8, text: '\ne\n' },
    ]);
  });

  it('are none between equal texts', () => {
    expect(lineEdits('a\nb', 'a\nb')).toEqual([]);
  });

  it('turn one text into the other', () => {
    fc.assert(
      fc.property(lines, lines, (from, to) => {
        expect(applyEdits(from, lineEdits(from, to))).toBe(to);
      }),
    );
  });
});
