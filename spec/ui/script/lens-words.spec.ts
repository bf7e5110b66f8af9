import { describe, expect, it } from 'vitest';
import { lensWords } from '../../../src/ui/script/lens-words.ts';

const lens = { step: 8, line: 58 };

describe('the line above a step', () => {
  it('says how long the step took', () => {
    expect(lensWords({ ...lens, state: 'done', took: 2.4 })).toBe('step 8, 2.4 ms');
    expect(lensWords({ ...lens, state: 'done', took: 5012 })).toBe('step 8, 5.0 s');
    expect(lensWords({ ...lens, state: 'done', took: undefined })).toBe('step 8');
  });

  it('says that the run stands there', () => {
    expect(lensWords({ ...lens, state: 'paused', took: undefined })).toBe('paused at step 8');
    expect(lensWords({ ...lens, state: 'running', took: undefined })).toBe('running step 8');
  });
});
