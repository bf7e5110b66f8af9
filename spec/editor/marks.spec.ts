import { describe, expect, it } from 'vitest';
import { marksOf, NO_MARKS } from '../../src/editor/marks.ts';

const SPAN = { line: 58, endLine: 63 };
const FAILED = { span: SPAN, failingLine: 61, ranges: [{ start: 7, end: 18 }] };

describe('marks', () => {
  it('are none without a run and a selection', () => {
    expect(marksOf(NO_MARKS)).toEqual([]);
  });

  it('show the verdicts and the selected step', () => {
    const verdicts = [{ line: 51, mark: 'sent' }] as const;
    expect(marksOf({ ...NO_MARKS, verdicts, selected: SPAN })).toEqual([
      { kind: 'verdict', line: 51, mark: 'sent' },
      { kind: 'selected', line: 58 },
    ]);
  });

  it('show a failed step: its bar, its line, what differs, and where the run stands', () => {
    expect(marksOf({ ...NO_MARKS, selected: SPAN, currentLine: 61, failed: FAILED })).toEqual([
      { kind: 'failed-step', span: SPAN },
      { kind: 'failing-line', line: 61 },
      { kind: 'failing-text', range: { start: 7, end: 18 } },
      { kind: 'current', line: 61 },
    ]);
  });

  it('keep the selection of another step beside a failed one', () => {
    const selected = { line: 51, endLine: 56 };
    expect(marksOf({ ...NO_MARKS, selected, failed: FAILED })[0]).toEqual({
      kind: 'selected',
      line: 51,
    });
  });

  it('keep the selection of a failed step that has no failing line', () => {
    const failed = { span: SPAN, failingLine: undefined, ranges: [] };
    expect(marksOf({ ...NO_MARKS, selected: SPAN, failed }).map((mark) => mark.kind)).toEqual([
      'selected',
      'failed-step',
    ]);
  });
});
