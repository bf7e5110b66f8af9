import { finish } from '../../src/base/in-parts.ts';
import { describe, expect, it } from 'vitest';
import { eventsUntil, withEvents } from '../../src/trace/event-list.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { folding, newestOf } from '../../src/trace/fold.ts';
import { trace } from '../support/trace-notation.ts';

/** A derivation that counts how often it looks at an event. */
function counting() {
  const looks: number[] = [];
  const steps = folding({
    start: (): number[] => [],
    add: (found, event) => {
      looks[event.seq] = (looks[event.seq] ?? 0) + 1;
      if (event.type === 'step-started') found.push(event.step);
    },
    read: (found) => [...found],
  });
  return { looks, steps };
}

const ALL = trace('step 1 | step 2 | paused 3 step | step 3 | step 4');

describe('what is derived event by event', () => {
  it('looks at each event once while a trace grows', () => {
    const { looks, steps } = counting();
    let list = withEvents([], ALL.slice(0, 1));
    for (const event of ALL.slice(1)) {
      list = withEvents(list, [event]);
      expect(steps(list)).toBe(steps(list));
    }
    expect(steps(list)).toEqual([1, 2, 3, 4]);
    expect(looks).toEqual(ALL.map(() => 1));
  });

  it('is derived anew for an earlier moment, once, and goes on from the newest', () => {
    const { looks, steps } = counting();
    const list = withEvents([], ALL);
    steps(list);
    const moment = eventsUntil(list, eventSeq(2));
    expect(steps(moment)).toEqual([1, 2]);
    expect(steps(moment)).toBe(steps(moment));
    const last = trace('step 9').slice(1);
    expect(steps(withEvents(list, last))).toEqual([1, 2, 3, 4, 9]);
    expect(Math.max(...looks)).toBe(3);
  });

  it('is read of an earlier moment where it can tell, and looks at no event again', () => {
    const looks: number[] = [];
    const steps = folding({
      start: (): TraceEvent[] => [],
      add: (found, event) => {
        looks[event.seq] = (looks[event.seq] ?? 0) + 1;
        if (event.type === 'step-started') found.push(event);
      },
      read: (found) => [...found],
      readAt: (found, { length }) => found.filter(({ seq }) => seq < length),
    });
    const list = withEvents([], ALL);
    steps(list);
    expect(steps(eventsUntil(list, eventSeq(2)))).toHaveLength(2);
    expect(looks).toEqual(ALL.map(() => 1));
  });

  it('looks at events of its own types alone, at an earlier moment', () => {
    const looks: string[] = [];
    const told = folding({
      types: ['step-started', 'run-started'],
      start: (): TraceEvent[] => [],
      add: (found, event) => {
        looks.push(event.type);
        found.push(event);
      },
      read: (found) => [...found],
    });
    const list = withEvents([], trace('step 1 | Romeo < <iq/> | paused 3 step | step 2 | step 3'));
    told(list);
    looks.length = 0;
    expect(told(eventsUntil(list, eventSeq(4))).map(({ seq }) => seq)).toEqual([0, 1, 4]);
    expect(looks).toEqual(['run-started', 'step-started', 'step-started']);
  });

  it('can catch up in parts, and says how far behind it is', () => {
    const { looks, steps } = counting();
    const list = withEvents([], ALL);
    expect(steps.lag(list)).toBe(ALL.length);
    const work = steps.catchUp(list);
    work.next();
    expect(steps.lag(list)).toBeLessThanOrEqual(ALL.length);
    expect(finish(work)).toEqual([1, 2, 3, 4]);
    expect(steps.lag(list)).toBe(0);
    expect(steps(list)).toEqual([1, 2, 3, 4]);
    expect(looks).toEqual(ALL.map(() => 1));
  });

  it('finds the newest event of a type', () => {
    const list = withEvents([], ALL);
    expect(newestOf(list, 'step-started')?.step).toBe(4);
    expect(newestOf(list, 'run-ended')).toBeUndefined();
    expect(newestOf(eventsUntil(list, eventSeq(2)), 'step-started')?.step).toBe(2);
  });
});
