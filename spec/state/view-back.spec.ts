import { describe, expect, it } from 'vitest';
import { eventsUntil, momentAfter, momentBefore } from '../../src/state/view-back.ts';
import type { EventSeq, TraceEvent } from '../../src/trace/event.ts';

/** `'s.e'`: s a step that starts, e one that ends. */
function trace(types: string): TraceEvent[] {
  return [...types].map((type, index) => ({
    type: type === 'e' ? 'step-ended' : 'step-started',
    seq: index as EventSeq,
    at: index,
    step: index,
    verdict: 'sent',
  }));
}

const at = (seq: number) => seq as EventSeq;

describe('view back and forward', () => {
  const events = trace('sesese');

  it('goes back from end to end of the steps', () => {
    expect(momentBefore(events, undefined)).toBe(3);
    expect(momentBefore(events, at(3))).toBe(1);
    expect(momentBefore(events, at(1))).toBeUndefined();
  });

  it('goes forward to the newest moment, and no further', () => {
    expect(momentAfter(events, at(1))).toBe(3);
    expect(momentAfter(events, at(3))).toBe('newest');
    expect(momentAfter(events, undefined)).toBeUndefined();
  });

  it('leads nowhere before a run', () => {
    expect(momentBefore([], undefined)).toBeUndefined();
  });

  it('shows the trace as it stood', () => {
    expect(eventsUntil(events, at(1))).toHaveLength(2);
    expect(eventsUntil(events, undefined)).toBe(events);
  });
});
