import { describe, expect, it } from 'vitest';
import { progressText, readProgress } from '../../../src/state/lesson/progress-file.ts';

const KNOWN = new Set(['a', 'b']);

describe('progress as a file', () => {
  it('is read as it was written, without what nobody knows', () => {
    expect(readProgress(progressText(['a', 'b', 'a', 'gone']), KNOWN)).toEqual({
      ok: true,
      value: ['a', 'b'],
    });
  });

  it.each([
    '',
    '[]',
    '{"finished":["a"]}',
    '{"caesura":"progress","version":2,"finished":[]}',
    `{"caesura":"progress","version":1,"finished":["${'x'.repeat(2001)}"]}`,
    ' '.repeat(200_001),
  ])('is refused in a sentence: %#', (text) => {
    expect(readProgress(text, KNOWN)).toMatchObject({
      ok: false,
      error: expect.stringContaining('nothing was changed') as string,
    });
  });
});
