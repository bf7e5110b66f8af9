import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentAfter, momentBefore, stepAtMoment } from '../../src/state/view-back.ts';
import { eventsUntil } from '../../src/trace/event-list.ts';
import type { EventSeq, TraceEvent } from '../../src/trace/event.ts';

const TYPES: Readonly<Record<string, string>> = {
  '(': 'run-started',
  s: 'step-started',
  e: 'step-ended',
  f: 'frame',
  ')': 'run-ended',
};

/** `'(sef)'`: the run begins, a step starts and ends, a frame comes, the run ends. */
function trace(types: string): TraceEvent[] {
  return [...types].map(
    (type, index) =>
      ({ type: TYPES[type], seq: index, at: index, step: index, verdict: 'sent' }) as never,
  );
}

const at = (seq: number) => seq as EventSeq;

/** Where *View back* leads from the newest moment, and from there on. */
function wayBack(events: readonly TraceEvent[]): EventSeq[] {
  const way: EventSeq[] = [];
  for (let next = momentBefore(events, undefined); next !== undefined;) {
    way.push(next);
    next = momentBefore(events, next);
  }
  return way;
}

describe('view back and forward', () => {
  //               0123456789
  const events = trace('(sesffese)');

  it('goes back to where a run stands that pauses before each step', () => {
    expect(wayBack(events)).toEqual([6, 2, 0]);
  });

  it('goes back to before the step that is under way', () => {
    expect(momentBefore(trace('(sesf'), undefined)).toBe(2);
  });

  it('shows what came until the next step began', () => {
    expect(wayBack(trace('(sefse)'))[0]).toBe(3);
  });

  it('goes forward to the newest moment, and no further', () => {
    expect(momentAfter(events, at(0))).toBe(2);
    expect(momentAfter(events, at(2))).toBe(6);
    expect(momentAfter(events, at(6))).toBe('newest');
    expect(momentAfter(events, undefined)).toBeUndefined();
  });

  it('leads nowhere before a run', () => {
    expect(momentBefore([], undefined)).toBeUndefined();
  });

  it('counts each step once, and forward is the way that back came', () => {
    const runs = fc.array(fc.constantFrom('se', 'sfe', 'sef', 'seff', 'sffef'), { maxLength: 12 });
    fc.assert(
      fc.property(runs, (steps) => {
        const run = trace(`(${steps.join('')})`);
        const back = wayBack(run);
        expect(back).toHaveLength(steps.length);
        const forward = back.toReversed().map((moment) => momentAfter(run, moment));
        expect(forward).toEqual([
          ...back.toReversed().slice(1),
          ...(back.length ? ['newest'] : []),
        ]);
      }),
    );
  });

  it('shows the trace as it stood, and the step that had ended', () => {
    expect(eventsUntil(events, at(2))).toHaveLength(3);
    expect(eventsUntil(events, undefined)).toBe(events);
    expect(stepAtMoment(events, at(2))?.seq).toBe(2);
    expect(stepAtMoment(events, at(0))).toBeUndefined();
  });

  it('knows that step at each moment, however long ago it ended', () => {
    const some = fc
      .array(fc.constantFrom('s', 'e', 'f', 'f'))
      .map((types) => trace(types.join('')));
    fc.assert(
      fc.property(some, (all) => {
        for (const moment of [undefined, ...all.map(({ seq }) => seq)]) {
          const ended = eventsUntil(all, moment).findLast(({ type }) => type === 'step-ended');
          expect(stepAtMoment(all, moment)).toBe(ended);
        }
      }),
    );
  });
});
