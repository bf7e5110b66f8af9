import { describe, expect, it } from 'vitest';
import { rowTime } from '../../../../src/ui/timeline/columns/time-mode.ts';
import { rowsOf } from '../../../timeline/rows.ts';

describe('the time of a row', () => {
  const rows = rowsOf('saao');
  it('is since the row before, or since the start', () => {
    expect(rowTime(rows, 2, 'delta')).toEqual({
      text: '+10.0',
      title: '20.0 ms after the start, 10.0 ms after the row above',
    });
    expect(rowTime(rows, 2, 'moment')?.text).toBe('20.0');
  });
  it('is none for what has not happened, and for scenes', () => {
    expect(rowTime(rows, 3, 'delta')).toBeUndefined();
    expect(rowTime(rows, 0, 'delta')).toBeUndefined();
  });
});
