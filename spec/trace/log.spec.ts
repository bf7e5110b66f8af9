import { describe, expect, it } from 'vitest';
import { createTraceLog } from '../../src/trace/log.ts';

describe('the trace log', () => {
  it('numbers events from 0 without gaps and stamps them', () => {
    const log = createTraceLog();
    expect(log.revision).toBe(0);
    const first = log.append({ type: 'run-resumed' }, 0);
    const second = log.append({ type: 'step-started', step: 1 }, 12.5);
    expect(first).toEqual({ type: 'run-resumed', seq: 0, at: 0 });
    expect(second).toEqual({ type: 'step-started', step: 1, seq: 1, at: 12.5 });
    expect(log.events).toEqual([first, second]);
    expect(log.revision).toBe(2);
  });
});
